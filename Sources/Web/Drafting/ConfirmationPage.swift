import Operations
import Programme

/// Asks before a draft comes into force: what it means, and what is still open.
struct ConfirmationPage: Page {
    static let template = "drafting/confirmation"

    let title: String
    let area = Area.notices
    let trail: [Link]
    let summary: String
    let checklist: Checklist
    let action: String
    let draft: String
    let canConfirm: Bool
    let refusal: String?

    init(_ visit: Visit, _ review: DraftReview, refused: Int? = nil) throws {
        let words = DraftWords(try visit.words)
        let path = DraftPath(year: review.plan.year)
        title = words("draft.confirm-title", ["year": String(review.plan.year)])
        trail = DraftTrail.links(path, words)
        let commitments = review.plan.actions.flatMap(\.commitments)
        summary = words(
            "draft.confirm-summary",
            [
                "actions": String(review.plan.actions.count), "commitments": String(commitments.count),
                "units": String(review.plan.reportingUnits.count),
            ])
        // Links lead to the draft's page, which is another one.
        checklist = Checklist(review, path, base: path.draft, canEdit: true, words)
        action = path.confirmation
        draft = path.draft
        canConfirm = !review.points.contains(where: \.blocks)
        refusal = refused.map { words("draft.confirm-refused", ["count": String($0)]) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "summary": summary
        case "checklist": checklist
        case "action": action
        case "draft": draft
        case "canConfirm": canConfirm
        case "refusal": maybe(refusal)
        default: nil
        }
    }
}

/// Asks before a draft is thrown away.
struct DiscardingPage: Page {
    static let template = "drafting/discarding"

    let title: String
    let area = Area.notices
    let trail: [Link]
    let plan: String
    let consequence: String
    let action: String
    let draft: String

    init(_ visit: Visit, _ review: DraftReview) throws {
        let words = DraftWords(try visit.words)
        let path = DraftPath(year: review.plan.year)
        title = words("draft.discard-title", ["year": String(review.plan.year)])
        trail = DraftTrail.links(path, words)
        plan = review.plan.id.rawValue
        consequence = words(
            "draft.discard-consequence",
            [
                "file": words.plain(review.notice.fileName),
                "edits": String(review.history.active.count),
            ])
        action = path.discarding
        draft = path.draft
    }

    func child(named name: String) -> Any? {
        switch name {
        case "plan": plan
        case "consequence": consequence
        case "action": action
        case "draft": draft
        default: nil
        }
    }
}

/// The way to a page below a draft.
enum DraftTrail {
    static func links(_ path: DraftPath, _ words: DraftWords) -> [Link] {
        [
            Link(words: words("nav.notices"), path: "/notices"),
            Link(words: words("draft.title", ["year": String(path.year)]), path: path.draft),
        ]
    }
}
