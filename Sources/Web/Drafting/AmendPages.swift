import Operations
import Programme

/// The commitments of a plan in force, each with the way to amend it.
struct AmendListPage: Page {
    static let template = "drafting/amend-list"

    let title: String
    let area = Area.notices
    let trail: [Link]
    let groups: [Part]
    let isDraft: Bool
    let draft: String

    init(_ visit: Visit, _ review: DraftReview) throws {
        let words = DraftWords(try visit.words)
        let path = DraftPath(year: review.plan.year)
        title = words("draft.amend-title", ["year": String(review.plan.year)])
        trail = [Link(words: words("nav.notices"), path: "/notices")]
        isDraft = review.plan.status == .draft
        draft = path.draft
        let names = Dictionary(
            review.units.map { ($0.id, $0.name.rawValue) }, uniquingKeysWith: { first, _ in first })
        groups = review.plan.actions.map { action in
            Part([
                "groupTitle": words(
                    "draft.action-label",
                    ["action": String(action.ordinal), "title": words.plain(action.title)]),
                "rows": action.commitments.map { commitment in
                    Part([
                        "number": "\(action.ordinal).\(commitment.ordinal)",
                        "subject": words.plain(commitment.subject), "target": words.target(commitment.target),
                        "due": commitment.dueOn.map(words.day),
                        "accountable": commitment.accountable.flatMap { names[$0] },
                        "path": path.amend(action.ordinal, commitment.ordinal),
                    ])
                },
            ])
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "groups": groups
        case "isDraft": isDraft
        case "draft": draft
        default: nil
        }
    }
}

/// The form that amends a commitment: what it is now beside what it is to be, and why.
struct AmendPage: Page {
    static let template = "drafting/amend"

    let title: String
    let area = Area.notices
    let trail: [Link]
    let form: CommitmentFormPart
    let faults: Faults
    let facts: [Part]
    let amendments: [Part]
    let isReported: Bool
    let hasTarget: Bool
    let isMilestone: Bool
    let reason: String
    let path: String
    let notice: String
    let unit: String

    init(_ visit: Visit, _ amending: Amending, _ problems: [Problem] = []) throws {
        let words = DraftWords(try visit.words)
        let (action, commitment) = (amending.action, amending.commitment)
        let path = DraftPath(year: amending.plan.year)
        title = words(
            "draft.amend-one",
            [
                "action": String(action.ordinal), "number": String(commitment.ordinal),
                "subject": words.plain(commitment.subject),
            ])
        trail = [
            Link(words: words("nav.notices"), path: "/notices"),
            Link(words: words("draft.amend-title", ["year": String(path.year)]), path: path.amend),
        ]
        self.path = path.amend(action.ordinal, commitment.ordinal)
        faults = Faults(problems, words.words.words)
        form = CommitmentFormPart(
            of: commitment, in: action, amending.units,
            typed: visit.fields.has("reason") ? CommitmentInput(visit.fields) : nil, faults, words)
        notice = words.plain(commitment.text)
        reason = visit.fields["reason"] ?? ""
        isReported = amending.isReported
        hasTarget = commitment.target != nil
        isMilestone = commitment.kind == .milestone
        unit = commitment.target?.unit ?? ""
        facts = AmendPage.facts(amending, words)
        let named = AmendPage.fieldNames(words)
        amendments = amending.amendments.map { amendment in
            Part([
                "field": named[amendment.change.field] ?? amendment.change.field,
                "old": words.plain(AmendPage.shown(amendment.change.old, amendment.change, amending, words)),
                "new": words.plain(AmendPage.shown(amendment.change.new, amendment.change, amending, words)),
                "why": words.plain(amendment.reason),
            ])
        }
    }

    /// The commitment as it is now.
    private static func facts(_ amending: Amending, _ words: DraftWords) -> [Part] {
        let commitment = amending.commitment
        let none = words("browse.nothing")
        let unit = amending.units.first { $0.id == commitment.accountable }?.name.rawValue
        let steps = commitment.milestones.map { "\($0.ordinal). \($0.title)" }
        let facts: [(String, String)] = [
            ("target", words.target(commitment.target) ?? none), ("kind", words.kind(commitment.kind)),
            ("counting", words("browse.counting-\(commitment.counting.rawValue)")),
            ("dueOn", commitment.dueOn.map(words.day) ?? none), ("accountable", unit ?? none),
            ("weight", commitment.weight.description), ("baseline", commitment.baseline?.description ?? none),
        ] + (steps.isEmpty ? [] : [("milestones", words.plain(words.words.list(steps)))])
        let names = fieldNames(words)
        return facts.map { Part(["factName": names[$0.0] ?? $0.0, "factValue": $0.1]) }
    }

    private static func fieldNames(_ words: DraftWords) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: [
                "accountable", "baseline", "counting", "dueOn", "kind", "milestones", "target", "weight",
            ].map { ($0, words("browse.field-\($0)")) })
    }

    /// A stored value as people read it.
    private static func shown(
        _ value: String?, _ change: Amendment.Change, _ amending: Amending, _ words: DraftWords
    ) -> String {
        guard let value else { return words("browse.nothing") }
        switch change.field {
        case "accountable":
            return amending.units.first { $0.id.rawValue == value }?.name.rawValue ?? value
        case "kind": return CommitmentKind(rawValue: value).map(words.kind) ?? value
        case "counting":
            return CountingUnit(rawValue: value).map { words("browse.counting-\($0.rawValue)") } ?? value
        default: return value
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "form": form
        case "faults": faults.all
        case "hasFaults": !faults.all.isEmpty
        case "facts": facts
        case "amendments": amendments
        case "hasAmendments": !amendments.isEmpty
        case "isReported": isReported
        case "hasTarget": hasTarget
        case "isMilestone": isMilestone
        case "reasonField": faults.field("reason", reason)
        case "path": path
        case "words": notice
        case "unit": unit
        default: nil
        }
    }
}
