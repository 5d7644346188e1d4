import ArgumentParser
import Database
import Foundation
import Operations
import Programme
import Web

/// `banshi report`.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: say("季度报送：发表、收表、审签、报送、审核", "Quarterly reports: forms out and in, and every move"),
        subcommands: [
            Blank.self, Import.self, Sign.self, Submit.self, Withdraw.self, Review.self, Return.self,
            Accept.self,
            Reopen.self, Lock.self, Extend.self, Status.self, Receipt.self,
        ])

    /// `banshi report blank`.
    struct Blank: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("生成单位的填报表", "Write a unit's form"),
            discussion: say(
                "不指明单位时，--output 应为目录，每个单位一份。",
                "Without --unit, --output is a folder that gets one form for each unit."))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var quarter: QuarterOption
        @Option(help: .init(say("单位名称", "The unit"))) var unit: String?
        @Option(
            name: .shortAndLong,
            help: .init(say("输出文件（xlsx 或 docx），或目录", "The file (xlsx or docx), or a folder")))
        var output: String
        @Option(help: .init(say("输出到目录时的格式：xlsx 或 docx", "In a folder: xlsx or docx"))) var shape: String =
            "xlsx"

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let ending = URL(fileURLWithPath: output).pathExtension.lowercased()
            let isFile = ["xlsx", "docx"].contains(ending)
            let shape = isFile ? ending : shape
            guard ["xlsx", "docx"].contains(shape) else {
                throw Problem(.invalid, "file.shape-unknown", ["path": output, "known": "xlsx, docx"])
            }
            let forms = try await MakeReportForm(office)(quarter: quarter.value(), unit: unit)
            guard !isFile || forms.count == 1 else { throw Problem(.invalid, "form.folder-needed") }
            for (index, form) in forms.enumerated() {
                console.progress("\(index + 1)/\(forms.count)")
                // A name is no path: a slash in it must not lead out of the folder.
                let unit = form.context.unit.name.rawValue.replacingOccurrences(of: "/", with: "／")
                let name = "\(unit)-\(form.context.period.quarter).\(shape)"
                let folder = output.hasSuffix("/") ? String(output.dropLast()) : output
                let path = isFile ? output : folder + "/" + name
                try OutputFile.write(shape == "docx" ? try form.docx() : try form.xlsx(), to: path)
                console.line(path)
            }
            console.endProgress()
        }
    }

    /// `banshi report status`.
    struct Status: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("各单位的报送情况", "Who has reported and who has not"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        @OptionGroup var quarter: QuarterOption
        @Option(help: .init(say("只看一个单位", "One unit alone"))) var unit: String?
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let overview = try await ReadProgress(office)(quarter: quarter.value())
            let only = try await office.database.read { db in
                try unit.map { try PeopleStore.unit(named: $0, of: office.jurisdiction, in: db).id }
            }
            let reports = overview.reports.filter { only == nil || $0.unit.id == only }
            switch output.format {
            case .json:
                try console.json(
                    reports.map {
                        Line(
                            action: $0.action.ordinal, unit: $0.unit.name.rawValue, state: $0.state.rawValue,
                            revision: $0.record?.revision ?? 0, lateness: $0.lateness.rawValue,
                            needsReporting: $0.needsReporting, dueOn: $0.dueOn,
                            contentHash: $0.record?.contentHash)
                    })
            case .text:
                console.table(
                    ["action", "unit", "state", "lateness"].map { console.words("column.\($0)") },
                    reports.map {
                        [
                            String($0.action.ordinal), $0.unit.name.rawValue,
                            console.words("report-state.\($0.state.rawValue)"),
                            console.words("lateness.\($0.lateness.rawValue)"),
                        ]
                    })
            }
        }

        private struct Line: Encodable {
            var action: Int
            var unit: String
            var state: String
            var revision: Int
            var lateness: String
            var needsReporting: Bool
            var dueOn: Day
            var contentHash: String?
        }
    }
}

/// The quarter that a command works on.
struct QuarterOption: ParsableArguments {
    @Option(help: .init(say("季度，例如 2023Q2", "The quarter, such as 2023Q2"))) var quarter: String

    /// Throws `quarter.invalid`.
    func value() throws -> Quarter { try QuarterOption.read(quarter) }

    /// The quarter that a text names; throws `quarter.invalid`.
    static func read(_ text: String) throws -> Quarter {
        guard let quarter = Quarter(text) else {
            throw Problem(.invalid, "quarter.invalid", ["value": text])
        }
        return quarter
    }
}
