import Mustache
import Operations
import Programme

/// A submission's receipt: who handed in what, when, and the hash that seals it. Made to be printed.
struct ReceiptPage: Page {
    static let template = "reporting/receipt"

    let title: String
    let area = Area.none
    let trail: [Link]
    let scripts = ["print"]
    let head: ReportHead
    let facts: [Fact]
    let entries: [Fact]
    let files: [Fact]
    let passages: [PassageRow]
    let mark: String?

    /// A line of two columns.
    struct Fact: MustacheParent, Hashable, Sendable {
        let name: String
        let value: String

        func child(named name: String) -> Any? {
            switch name {
            case "name": self.name
            case "value": value
            default: nil
            }
        }
    }

    init(
        _ receipt: SubmissionReceipt, _ content: ReportContent, _ reading: ReportReading, _ visit: Visit
    ) throws {
        let words = try visit.words
        head = ReportHead(reading, words)
        title = words("receipt.title")
        trail = try ReportHead.trail(reading, visit, isBelow: true)
        mark = reading.jurisdiction.mark.map { _ in words("frame.sample") }
        let signed = reading.record.moves.last { $0.move == .sign && $0.revision == receipt.revision }
        var facts = [
            Fact(name: words("receipt.to"), value: reading.jurisdiction.officeName),
            Fact(name: words("receipt.unit"), value: receipt.unit),
            Fact(name: words("receipt.action"), value: "\(reading.action.ordinal). \(reading.action.title)"),
            Fact(name: words("receipt.quarter"), value: reading.period.quarter.description),
            Fact(name: words("receipt.revision"), value: String(receipt.revision)),
        ]
        if let signed {
            facts.append(
                Fact(
                    name: words("receipt.signed"), value: "\(reading.name(of: signed.by))　\(signed.at.local)")
            )
        }
        facts += [
            Fact(name: words("receipt.submitted"), value: "\(receipt.person)　\(receipt.at.local)"),
            Fact(name: words("receipt.hash"), value: receipt.contentHash),
        ]
        self.facts = facts
        let figures = ValueWords(words: words)
        entries = reading.commitments.map {
            Fact(name: $0.subject, value: figures.value(content.entry(of: $0.id)?.value, of: $0))
        }
        files = content.files.map { Fact(name: $0.name, value: $0.sha256) }
        passages = PassageRow.rows(content, words)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "head": head
        case "facts": facts
        case "entries": entries
        case "hasEntries": !entries.isEmpty
        case "files": files
        case "hasFiles": !files.isEmpty
        case "passages": passages
        case "mark": maybe(mark)
        case "path": head.address.path
        default: nil
        }
    }
}
