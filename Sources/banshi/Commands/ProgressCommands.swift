import ArgumentParser
import Foundation
import Operations
import Programme
import Web

/// `banshi progress`.
struct ProgressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress", abstract: say("进度与亮灯", "Progress and lights"), subcommands: [Show.self])

    /// How progress is grouped.
    enum Grouping: String, ExpressibleByArgument, CaseIterable {
        case action, unit, commitment
    }

    /// `banshi progress show`.
    struct Show: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("查看进度：按事项、单位或承诺", "Show progress by action, unit or commitment"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        @Option(help: .init(say("季度；省略时取最近结束的季度", "The quarter; the latest that has ended when left out")))
        var quarter: String?
        @Option(help: .init(say("分组：action、unit 或 commitment", "action, unit or commitment"))) var by =
            Grouping.action
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let wanted = try quarter.map(QuarterOption.read)
            let overview = try await ReadProgress(settings.office())(quarter: wanted)
            let lines = ProgressLines(overview)
            switch (by, output.format) {
            case (.commitment, .json): try console.json(lines.commitments)
            case (.action, .json): try console.json(lines.actions)
            case (.unit, .json): try console.json(lines.units)
            case (.commitment, .text): lines.showCommitments(console)
            case (.action, .text): lines.showActions(console)
            case (.unit, .text): lines.showUnits(console)
            }
        }
    }
}
