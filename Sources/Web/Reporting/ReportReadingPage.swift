import Operations
import Programme

/// A report to read, as it is signed, handed in and reviewed; with what this reader can do now.
struct ReportReadingPage: Page {
    static let template = "reporting/reading"

    let title: String
    let area = Area.reports
    let trail: [Link]
    let head: ReportHead
    let rows: [EntryRow]
    let passages: [PassageRow]
    let files: [EvidenceRow]
    let problems: [String]
    let revision: Int
    let hash: String
    let steps: ReportSteps
    let thread: Part
    /// What the reader had typed and never saved, now that it cannot be saved.
    let unsaved: String?
    let unsavedTexts: [PassageRow]

    /// - Parameter faults: why a move was refused just now.
    init(_ reading: ReportReading, _ visit: Visit, faults: [Problem] = []) throws {
        let words = try visit.words
        let content = reading.record.content
        head = ReportHead(reading, words)
        title = head.title
        steps = ReportSteps(reading, try visit.person)
        trail = try ReportHead.trail(reading, visit)
        thread = try ReportHead.thread(reading, visit)
        let fields = ReportFields(content, reading.commitments)
        rows = try reading.lines.map { line in
            try EntryRow(
                line, reading, fields, entry: content.entry(of: line.commitment.id), [], visit)
        }
        passages = PassageRow.rows(content, words)
        files = EvidenceRow.rows(reading, keeping: content.files.map(\.id), words).filter(\.isKept)
        problems =
            faults.isEmpty && head.state == .draft
            ? reading.problems.map { words.text($0.message) } : faults.map { words.text($0.message) }
        revision = reading.record.revision
        hash = reading.record.contentHash
        let copy = reading.workingCopy.map {
            ReportInput(ReportFields($0.fields), reading.commitments, reading.files)
        }
        let isLost = copy.map { $0.content.canonical != content.canonical } ?? false
        unsaved =
            isLost ? words("report-page.unsaved", ["at": reading.workingCopy?.savedAt.local ?? ""]) : nil
        unsavedTexts = isLost ? PassageRow.rows(copy?.content ?? ReportContent(), words) : []
    }

    func child(named name: String) -> Any? {
        switch name {
        case "head": head
        case "rows": rows
        case "hasRows": !rows.isEmpty
        case "passages": passages
        case "files": files
        case "hasFiles": !files.isEmpty
        case "problems": problems
        case "hasProblems": !problems.isEmpty
        case "revision": revision
        case "isSaved": revision > 0
        case "hash": hash
        case "path": head.address.path
        case "steps": steps
        case "thread": thread
        case "unsaved": unsaved != nil
        case "unsavedWords": unsaved ?? ""
        case "unsavedTexts": unsavedTexts
        default: nil
        }
    }
}

/// What somebody can do with a report now; what is not here is refused by the action, whatever is sent.
struct ReportSteps: MustacheParent, Hashable, Sendable {
    let canWrite: Bool
    let canSign: Bool
    let canSubmit: Bool
    let canWithdraw: Bool
    /// Whether a leader looks at a draft that is not complete yet.
    let isIncomplete: Bool

    init(_ reading: ReportReading, _ person: Person) {
        let (record, locked) = (reading.record, reading.period.isLocked)
        let isOwn = person.unit == reading.unit.id && !locked
        let (isReporter, isLeader) = (isOwn && person.role == .reporter, isOwn && person.role == .leader)
        canWrite = isReporter && reading.isOpen && [.none, .draft, .returned].contains(record.state)
        isIncomplete = isLeader && record.state == .draft && !reading.problems.isEmpty
        canSign = isLeader && record.state == .draft && reading.problems.isEmpty
        canSubmit = (isReporter || isLeader) && record.state == .signed
        canWithdraw = (isReporter || isLeader) && record.state == .submitted && !record.isReviewBegun
    }

    func child(named name: String) -> Any? {
        switch name {
        case "canSign": canSign
        case "canSubmit": canSubmit
        case "canWithdraw": canWithdraw
        case "isIncomplete": isIncomplete
        case "hasAny": canSign || canSubmit || canWithdraw || isIncomplete
        default: nil
        }
    }
}

/// A text of a report with its heading.
struct PassageRow: MustacheParent, Hashable, Sendable {
    let heading: String
    let text: String

    static func rows(_ content: ReportContent, _ words: Localizer) -> [PassageRow] {
        ReportPassage.allCases.map {
            PassageRow(heading: words("report-passage.\($0.rawValue)"), text: content[$0])
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "heading": heading
        case "text": text
        case "isBlank": text.isEmpty
        default: nil
        }
    }
}
