import ArgumentParser
import Database
import Foundation
import Operations
import Programme
import Web

/// `banshi audit`.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: say("审计日志", "The audit log"), subcommands: [Verify.self, Show.self])

    /// `banshi audit verify`.
    struct Verify: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("核对审计链，指出最先断裂之处", "Walk the chain and name the first broken entry"),
            discussion: say(
                "核对无误时输出条数和链尾；把链尾记在别处，日后可证明日志没有被整体替换。",
                "Prints the number of entries and the chain's head. A head that is noted elsewhere proves later that the "
                    + "log was not replaced as a whole."))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        @Option(help: .init(say("先前记下的链尾，核对它仍在链上", "A head noted earlier, which must still be in the chain")))
        var head: String?
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            switch try await VerifyAudit(office)(noted: head) {
            case .broken(let sequence, let message):
                throw Problem(.conflict, message.key, ["sequence": String(sequence)], at: "#\(sequence)")
            case .whole(let entries, let head):
                switch output.format {
                case .json: try console.json(Result(entries: entries, head: head))
                case .text:
                    console.line(
                        console.words("cli.audit-whole", ["entries": String(entries), "head": head]))
                }
            }
        }

        private struct Result: Encodable {
            var entries: Int
            var head: String
        }
    }

    /// `banshi audit show`.
    struct Show: BanshiCommand {
        static let configuration = CommandConfiguration(abstract: say("列出审计日志", "List the audit log"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        @Option(help: .init(say("只列最近的若干条", "Only the latest so many"))) var last: Int?
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let (entries, people) = try await office.database.read { db in
                var entries: [AuditEntry] = []
                try AuditStore.forEach(office.jurisdiction, in: db) { entries.append($0) }
                return (entries, try PeopleStore.people(of: office.jurisdiction, in: db))
            }
            let names = Dictionary(uniqueKeysWithValues: people.map { ($0.id.rawValue, $0.name) })
            for entry in entries.suffix(max(0, last ?? entries.count)) {
                let name = names[entry.actor] ?? entry.actor
                switch output.format {
                case .json:
                    try console.json(
                        Line(
                            sequence: entry.sequence, at: entry.happenedAt.description, actor: name,
                            event: entry.event, subject: entry.subject, details: entry.details,
                            hash: entry.hash),
                        pretty: false)
                case .text:
                    console.line(
                        "\(entry.sequence)  \(entry.happenedAt.local)  \(name)  \(entry.event)  \(entry.subject)"
                    )
                }
            }
        }

        private struct Line: Encodable {
            var sequence: Int
            var at: String
            var actor: String
            var event: String
            var subject: String
            var details: String
            var hash: String
        }
    }
}

extension ReportCommand {
    /// `banshi report receipt`.
    struct Receipt: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("查看报送回执，并核对内容未被改动", "Show a submission's receipt and hold the content against it"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        @OptionGroup var quarter: QuarterOption
        @Option(help: .init(say("单位名称", "The unit"))) var unit: String
        @Option(help: .init(say("事项序号", "The action's number"))) var action: Int
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let receipt = try await ReadReceipt(settings.office())(
                quarter: quarter.value(), unit: unit, action: action)
            let details = [
                "unit": receipt.unit, "action": String(action), "quarter": quarter.quarter,
                "person": receipt.person, "at": receipt.at.local, "hash": receipt.contentHash,
                "revision": String(receipt.revision),
            ]
            switch output.format {
            case .json: try console.json(details)
            case .text: console.line(console.words("cli.receipt", details))
            }
        }
    }
}
