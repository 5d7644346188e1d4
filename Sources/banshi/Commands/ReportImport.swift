import ArgumentParser
import Foundation
import Operations
import Programme
import Web

extension ReportCommand {
    /// `banshi report import FILE…`.
    struct Import: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("导入填好的报表，每个文件要么全部导入，要么不导入", "Take in filled forms, each file whole or not at all"),
            discussion: say(
                "每导入一个文件，标准输出写一行；写出即已存盘。有问题的文件逐格写到标准错误，其余文件照常导入，退出码 65。",
                "A line on standard output for each file: once it is there, the file is on the disk. Faults are told cell "
                    + "by cell on standard error; the other files are taken in; the exit code is then 65."))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        @Argument(help: .init(say("填好的表，xlsx 或 docx", "Filled forms, xlsx or docx"))) var files: [String]
        @Flag(help: .init(say("只检查，不导入", "Check only, change nothing"))) var dryRun = false
        @Option(
            name: .customLong("as"),
            help: .init(
                say(
                    "导入人：单位的联络员；可重复，每份表由所属单位的人导入",
                    "Who imports: a unit's reporter; repeated, each form goes to its own unit's person"
                ),
                valueName: "person"))
        var people: [String]
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            guard !people.isEmpty else {
                throw ValidationError(say("请用 --as 指明导入人", "Say who imports with --as"))
            }
            var actors: [Person] = []
            for name in people { actors.append(try await office.person(named: name)) }
            var worst: Failure?
            for (index, file) in files.enumerated() {
                console.progress("\(index + 1)/\(files.count)")
                do {
                    let result = try await ImportForm(office)(
                        InputFile.read(file), fileName: URL(fileURLWithPath: file).lastPathComponent,
                        isDryRun: dryRun, by: actors)
                    console.endProgress()
                    try tell(result, file, console)
                } catch {
                    console.endProgress()
                    let failure = Failure(error)
                    failure.tell(console, as: output.format, file: file)
                    if worst.map({ $0.exit.rawValue < failure.exit.rawValue }) ?? true { worst = failure }
                }
            }
            if let worst { throw ExitCode(worst.exit.rawValue) }
        }

        private func tell(_ result: FormImport, _ file: String, _ console: Console) throws {
            switch output.format {
            case .json:
                try console.json(
                    Line(
                        file: file, outcome: result.outcome.rawValue, unit: result.unit.name.rawValue,
                        quarter: result.quarter, actions: result.actions),
                    pretty: false)
            case .text:
                console.line(
                    console.words(
                        "cli.form.\(result.outcome.rawValue)",
                        [
                            "file": file, "unit": result.unit.name.rawValue,
                            "quarter": result.quarter.official,
                            "actions": result.actions.map(String.init).joined(separator: "、"),
                        ]))
            }
        }

        private struct Line: Encodable {
            var file: String
            var outcome: String
            var unit: String
            var quarter: Quarter
            var actions: [Int]
        }
    }
}
