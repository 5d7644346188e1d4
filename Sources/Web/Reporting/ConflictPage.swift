import Mustache
import Operations
import Programme

/// Both versions of a report side by side, when somebody saved while another was typing.
struct ConflictPage: Page {
    static let template = "reporting/conflict"

    let title: String
    let area = Area.reports
    let trail: [Link]
    let head: ReportHead
    let advice: String
    let rows: [Row]
    let hidden: [HiddenField]
    let undecided: String?

    /// One item in which the versions differ.
    struct Row: MustacheParent, Sendable {
        let field: String
        let heading: String
        let mine: String
        let theirs: String
        let isFiles: Bool
        let suggested: ReportMerge.Side?

        func child(named name: String) -> Any? {
            switch name {
            case "field": field
            case "heading": heading
            case "mine": mine
            case "theirs": theirs
            case "isFiles": isFiles
            case "takesMine": suggested == .mine
            case "takesTheirs": suggested == .theirs
            case "takesBoth": suggested == .both
            default: nil
            }
        }
    }

    /// - Parameters:
    ///   - fields: what was typed; it travels along.
    ///   - from: the revision that it was begun from; nil to keep the one that the form says.
    init(
        _ merge: ReportMerge, _ reading: ReportReading, _ fields: ReportFields, _ visit: Visit,
        from: Int? = nil,
        isUndecided: Bool = false
    ) throws {
        let words = try visit.words
        head = ReportHead(reading, words)
        title = words("report-conflict.title")
        trail = try ReportHead.trail(reading, visit, isBelow: true)
        advice = words(
            "report-conflict.advice",
            [
                "person": reading.latest.map { reading.name(of: $0.by) } ?? "",
                "at": reading.latest?.at.local ?? "", "revision": String(reading.record.revision),
            ])
        rows = merge.items.map { item, suggested in
            let chosen = visit.fields[item.field].flatMap(ReportMerge.Side.init(rawValue:))
            return ConflictPage.row(item, chosen ?? suggested, merge, reading, words)
        }
        var hidden = [
            HiddenField(name: "merging", value: "1"),
            HiddenField(name: "base", value: String(reading.record.revision)),
            HiddenField(name: "from", value: from.map(String.init) ?? visit.fields["from"] ?? "0"),
        ]
        for (name, values) in fields.values.sorted(by: { $0.key < $1.key }) {
            hidden += values.map { HiddenField(name: name, value: $0) }
        }
        self.hidden = hidden
        undecided = isUndecided ? words("report-conflict.undecided") : nil
    }

    private static func row(
        _ item: ReportMerge.Item, _ suggested: ReportMerge.Side?, _ merge: ReportMerge,
        _ reading: ReportReading,
        _ words: Localizer
    ) -> Row {
        func made(_ heading: String, _ mine: String, _ theirs: String) -> Row {
            let blank = words("report-conflict.blank")
            return Row(
                field: item.field, heading: heading, mine: mine.isEmpty ? blank : mine,
                theirs: theirs.isEmpty ? blank : theirs, isFiles: item == .files, suggested: suggested)
        }
        switch item {
        case .passage(let passage):
            return made(
                words("review.field-\(passage.rawValue)"), merge.mine.text(of: passage),
                merge.theirs.text(of: passage))
        case .value(let id):
            guard let commitment = reading.commitments.first(where: { $0.id == id }) else {
                return made("", "", "")
            }
            let figures = ValueWords(words: words)
            return made(
                commitment.subject, figures.value(merge.mine.entry(of: id)?.value, of: commitment),
                figures.value(merge.theirs.entry(of: id)?.value, of: commitment))
        case .files:
            return made(
                words("report-page.files"), merge.mine.files.map(\.name).joined(separator: "\n"),
                merge.theirs.files.map(\.name).joined(separator: "\n"))
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "head": head
        case "advice": advice
        case "rows": rows
        case "hidden": hidden
        case "undecided": maybe(undecided)
        case "path": head.address.path
        default: nil
        }
    }
}
