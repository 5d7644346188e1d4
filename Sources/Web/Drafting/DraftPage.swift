import Operations
import Programme

/// The notice on one side, the plan on the other, and before both what the office has to decide.
struct DraftPage: Page {
    static let template = "drafting/draft"

    let title: String
    let area = Area.notices
    let trail: [Link]
    let scripts = ["draft"]
    let lines: [NoticeLine]
    let actions: [DraftActionRow]
    let checklist: Checklist
    let leftOut: [Part]
    let history: [Part]
    let last: Part?
    let canEdit: Bool
    let isDraft: Bool
    let canAmend: Bool
    private let texts: [String: String]

    init(_ visit: Visit, _ review: DraftReview) throws {
        let words = DraftWords(try visit.words)
        let plan = review.plan
        let path = DraftPath(year: plan.year)
        isDraft = plan.status == .draft
        let isReviewer = try visit.person.role == .reviewer
        let canEdit = isDraft && isReviewer
        self.canEdit = canEdit
        canAmend = !isDraft && isReviewer
        title = words(
            isDraft ? "draft.title" : "draft.title-confirmed", ["year": String(plan.year)])
        trail = [Link(words: words("nav.notices"), path: "/notices")]
        let numbering = CommitmentNumbers(plan)
        lines = NoticeLine.all(of: review.map, numbering, words)
        actions = plan.actions.map { DraftActionRow($0, review, path, canEdit: canEdit, words) }
        checklist = Checklist(review, path, canEdit: canEdit, words)
        leftOut = LeftOutNumbers.rows(of: review, words)
        history = DraftHistoryRows.rows(of: review, path, canEdit: canEdit, words)
        last =
            canEdit
            ? review.history.last.map { record in
                Part([
                    "what": words("draft.last-edit", ["edit": words.edit(record)]),
                    "undo": path.undo(from: record.sequence, last: record.sequence),
                ])
            } : nil
        let commitments = plan.actions.flatMap(\.commitments)
        texts = [
            "summary": words(
                "draft.summary",
                [
                    "actions": String(plan.actions.count), "commitments": String(commitments.count),
                    "targets": String(commitments.count { $0.target != nil }),
                    "numbers": String(leftOut.count),
                ]),
            "noticeTitle": words.plain(review.notice.parsed.title ?? ""),
            "file": words.plain(review.notice.fileName),
            "leftOutTitle": words("draft.left-out-title", ["count": String(leftOut.count)]),
            "historyTitle": words("draft.history-title", ["count": String(history.count)]),
            "confirmation": path.confirmation, "discarding": path.discarding,
            "suggestions": "\(path.draft)/suggestions", "add": "\(path.draft)/added",
            "amend": path.amend,
        ]
    }

    func child(named name: String) -> Any? {
        switch name {
        case "lines": lines
        case "acts": actions
        case "checklist": checklist
        case "leftOut": leftOut
        case "hasLeftOut": !leftOut.isEmpty
        case "history": history
        case "hasHistory": !history.isEmpty
        case "last": maybe(last)
        case "canEdit": canEdit
        case "isDraft": isDraft
        case "canAmend": canAmend
        default: texts[name]
        }
    }
}

/// How commitments are numbered on the page: 2.3 is the third of action 2.
struct CommitmentNumbers: Sendable {
    private let numbers: [ID<Commitment>: String]
    private let subjects: [ID<Commitment>: String]

    init(_ plan: Plan) {
        var (numbers, subjects) = ([ID<Commitment>: String](), [ID<Commitment>: String]())
        for action in plan.actions {
            for commitment in action.commitments {
                numbers[commitment.id] = "\(action.ordinal).\(commitment.ordinal)"
                subjects[commitment.id] = commitment.subject
            }
        }
        (self.numbers, self.subjects) = (numbers, subjects)
    }

    func number(_ id: ID<Commitment>) -> String { numbers[id] ?? "" }

    func subject(_ id: ID<Commitment>) -> String { subjects[id] ?? "" }
}
