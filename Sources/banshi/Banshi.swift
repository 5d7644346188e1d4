import ArgumentParser
import Foundation

/// The program's entrance.
@main
struct Banshi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "banshi",
        abstract: say("办实事：从通知到季度报表", "From the notice to the quarterly report"),
        discussion: say(
            """
            退出码：0 完成；64 用法有误；65 输入有误（逐条写到标准错误）；69 缺少所需的程序或服务器；\
            70 程序自身的错误；73 不能写入；77 无权操作。
            设置：--database 等选项，或环境变量 BANSHI_DATABASE_URL、BANSHI_DATA、BANSHI_LANGUAGE、BANSHI_JURISDICTION。
            """,
            """
            Exit codes: 0 done; 64 wrong usage; 65 the input is at fault (each fault on standard error); 69 a needed \
            program or server is missing; 70 our fault; 73 cannot write; 77 not allowed.
            Settings: flags such as --database, or BANSHI_DATABASE_URL, BANSHI_DATA, BANSHI_LANGUAGE, \
            BANSHI_JURISDICTION.
            """),
        version: "0.1.0",
        subcommands: [
            InitCommand.self, DemoCommand.self, ServeCommand.self, MigrateCommand.self, CheckCommand.self,
            NoticeCommand.self,
            PlanCommand.self, ReportCommand.self, ProgressCommand.self, FormCommand.self, LedgerCommand.self,
            SupervisionCommand.self, ClosureCommand.self, ArchiveCommand.self, ProposalsCommand.self,
            AuditCommand.self,
            NotifyCommand.self,
            BackupCommand.self, RestoreCommand.self, UserCommand.self, TokenCommand.self,
        ])
}
