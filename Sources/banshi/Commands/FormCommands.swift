import ArgumentParser
import Foundation
import Operations
import Programme
import Web

/// `banshi form`.
struct FormCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form",
        abstract: say(
            "正式表格：进展报表、责任分解表、季度通报、数据来源清单", "Official forms: annex, breakdown, bulletin, sources"),
        subcommands: [ProgressTable.self, Breakdown.self, Bulletin.self, Sources.self, Summary.self])

    /// The options of every official form.
    struct Options: ParsableArguments {
        @Option(help: .init(say("季度，例如 2023Q2", "The quarter, such as 2023Q2"))) var quarter: String?
        @Option(name: .shortAndLong, help: .init(say("输出文件：docx、xlsx 或 pdf", "The file: docx, xlsx or pdf")))
        var output: String

        func make(
            _ kind: OfficialFormKind, _ settings: Settings, _ console: Console, isBlank: Bool = false,
            withSources: Bool = false
        ) async throws {
            let ending = URL(fileURLWithPath: output).pathExtension.lowercased()
            guard let shape = DocumentShape(rawValue: ending) else {
                throw Problem(.invalid, "file.shape-unknown", ["path": output, "known": "docx, xlsx, pdf"])
            }
            let wanted = try quarter.map(QuarterOption.read)
            let data = try await MakeOfficialForm(settings.office())(
                kind, as: shape, quarter: wanted, isBlank: isBlank, withSources: withSources)
            try OutputFile.write(data, to: output)
            console.line(output)
        }
    }

    /// `banshi form progress`.
    struct ProgressTable: BanshiCommand {
        static let configuration = CommandConfiguration(
            commandName: "progress", abstract: say("进展情况报表（通知附件）", "The notice's annex, filled or blank"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var options: Options
        @Flag(help: .init(say("空表，与通知所附一致", "Blank, as issued"))) var blank = false
        @Flag(help: .init(say("后附数据来源清单", "With the list of sources behind it"))) var sources = false

        func run(_ settings: Settings, _ console: Console) async throws {
            try await options.make(.progress, settings, console, isBlank: blank, withSources: sources)
        }
    }

    /// `banshi form sources`.
    struct Sources: BanshiCommand {
        static let configuration = CommandConfiguration(
            commandName: "sources",
            abstract: say("数据来源清单：每个数字出自哪个台账", "Which ledger each number comes from"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var options: Options

        func run(_ settings: Settings, _ console: Console) async throws {
            try await options.make(.sources, settings, console)
        }
    }

    /// `banshi form breakdown`.
    struct Breakdown: BanshiCommand {
        static let configuration = CommandConfiguration(
            commandName: "breakdown", abstract: say("责任分解表", "Who answers for what"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var options: Options

        func run(_ settings: Settings, _ console: Console) async throws {
            try await options.make(.breakdown, settings, console)
        }
    }

    /// `banshi form bulletin`.
    struct Bulletin: BanshiCommand {
        static let configuration = CommandConfiguration(
            commandName: "bulletin",
            abstract: say("季度通报：排名、滞后事项及原因", "The quarter's bulletin: ranking, laggards, reasons"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var options: Options

        func run(_ settings: Settings, _ console: Console) async throws {
            try await options.make(.bulletin, settings, console)
        }
    }
}
