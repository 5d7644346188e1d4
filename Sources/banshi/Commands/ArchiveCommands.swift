import ArgumentParser
import Foundation
import Operations
import Programme
import Web

/// `banshi archive`.
struct ArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: say("年度档案：生成和核对", "A year as one bundle that can be verified"),
        subcommands: [Make.self, Verify.self], defaultSubcommand: Make.self)

    /// `banshi archive YEAR --to FILE`.
    struct Make: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("生成年度档案（zip）", "Put a year into one bundle (zip)"))

        @OptionGroup var shared: SharedOptions
        @Argument(help: .init(say("年度", "The year"))) var year: Int
        @Option(name: .customLong("to"), help: .init(say("输出文件", "The file"))) var output: String

        func run(_ settings: Settings, _ console: Console) async throws {
            let archive = try await MakeArchive(settings.office())(year: year)
            try OutputFile.write(archive.data, to: output)
            console.line(output)
        }
    }

    /// `banshi archive verify FILE`.
    struct Verify: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("核对年度档案：每个文件和审计链", "Hold a bundle against its hashes and its audit chain"),
            discussion: say(
                "不需要数据库。核对无误时输出链尾，可与另处记下的链尾比对。",
                "Needs no database. Prints the chain's head, to be compared with one that was noted elsewhere."
            ))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        @Argument(help: .init(say("档案文件", "The bundle"))) var file: String
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let outcome = try VerifyArchive.verify(try InputFile.read(file))
            switch output.format {
            case .json: try console.json(outcome)
            case .text:
                console.line(
                    console.words(
                        "cli.archive-whole",
                        [
                            "year": String(outcome.year), "files": String(outcome.files),
                            "entries": String(outcome.entries), "leftOut": String(outcome.leftOut),
                            "head": outcome.head,
                        ]))
            }
        }
    }
}

extension FormCommand {
    /// `banshi form summary`.
    struct Summary: BanshiCommand {
        static let configuration = CommandConfiguration(
            commandName: "summary",
            abstract: say("年度总结初稿（docx）", "A draft of the annual summary (docx)"))

        @OptionGroup var shared: SharedOptions
        @Option(help: .init(say("年度", "The year"))) var year: Int
        @Option(name: .shortAndLong, help: .init(say("输出文件：docx", "The file: docx"))) var output: String

        func run(_ settings: Settings, _ console: Console) async throws {
            guard URL(fileURLWithPath: output).pathExtension.lowercased() == "docx" else {
                throw Problem(.invalid, "file.shape-unknown", ["path": output, "known": "docx"])
            }
            try OutputFile.write(try await MakeSummary(settings.office())(year: year).data, to: output)
            console.line(output)
        }
    }
}
