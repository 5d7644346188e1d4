import Operations
import Programme

/// The form of one report: what a unit writes about one action in one quarter.
struct ReportPage: Page {
    static let template = "reporting/report"

    let title: String
    let area = Area.reports
    let trail: [Link]
    let scripts = ["report"]
    let head: ReportHead
    let base: Int
    let rows: [EntryRow]
    let fields: ReportFields
    let files: [EvidenceRow]
    let faults: [FieldFault]
    let restored: String?
    let problems: [String]
    let thread: Part

    /// - Parameters:
    ///   - fields: what the form shows; nil for what is stored.
    ///   - base: the revision that the fields were begun from.
    ///   - faults: why the form was refused, each with its field.
    ///   - restored: when the working copy that is shown was kept; nil when none is shown.
    ///   - remark: what was typed into the form of a remark.
    init(
        _ reading: ReportReading, _ visit: Visit, fields: ReportFields? = nil, base: Int? = nil,
        faults: [FieldFault] = [], restored: Instant? = nil, remark: RemarkForm? = nil
    ) throws {
        let words = try visit.words
        head = ReportHead(reading, words)
        title = head.title
        trail = try ReportHead.trail(reading, visit)
        thread = try ReportHead.thread(reading, visit, form: remark, isWithReport: true)
        self.base = base ?? reading.record.revision
        let shown = fields ?? ReportFields(beginning: reading)
        self.fields = shown
        let read = ReportInput(shown, reading.commitments, reading.files).content
        self.faults = faults
        rows = try reading.lines.map { line in
            try EntryRow(
                line, reading, shown, entry: read.entry(of: line.commitment.id), faults, visit)
        }
        files = EvidenceRow.rows(reading, keeping: shown.files, words)
        self.restored = restored.map { words("report-page.restored", ["at": $0.local]) }
        problems =
            reading.record.revision > 0 && fields == nil
            ? reading.problems.map { words.text($0.message) } : []
    }

    func child(named name: String) -> Any? {
        switch name {
        case "head": head
        case "base": base
        case "rows": rows
        case "hasRows": !rows.isEmpty
        case "narrative": fields[ReportPassage.narrative.rawValue]
        case "problemsText": fields[ReportPassage.problems.rawValue]
        case "nextSteps": fields[ReportPassage.nextSteps.rawValue]
        case "evidence": fields[ReportPassage.evidence.rawValue]
        case "kept": files.filter(\.isKept)
        case "removed": files.filter { !$0.isKept }
        case "hasRemoved": files.contains { !$0.isKept }
        case "faults": faults
        case "hasFaults": !faults.isEmpty
        case "restored": maybe(restored)
        case "problems": problems
        case "hasProblems": !problems.isEmpty
        case "isReady": head.state == .draft && problems.isEmpty && faults.isEmpty && restored == nil
        case "thread": thread
        case "path": head.address.path
        default: nil
        }
    }
}
