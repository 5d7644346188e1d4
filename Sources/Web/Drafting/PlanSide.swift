import Mustache
import Operations
import Programme

/// An action on the plan's side: who answers for it, and what it promises.
struct DraftActionRow: MustacheParent, Sendable {
    let ordinal: Int
    let title: String
    let due: String?
    let units: [Part]
    let commitments: [DraftCommitmentRow]
    let path: String
    let add: String
    let canEdit: Bool
    let label: String

    init(_ action: Action, _ review: DraftReview, _ path: DraftPath, canEdit: Bool, _ words: DraftWords) {
        ordinal = action.ordinal
        title = words.plain(action.title)
        due = action.dueOn.map(words.day)
        self.canEdit = canEdit
        self.path = path.action(action.id)
        add = "\(path.draft)/added?action=\(action.ordinal)"
        label = words("draft.action-label", ["action": String(action.ordinal), "title": title])
        let names = Dictionary(
            review.units.map { ($0.id, $0.name.rawValue) }, uniquingKeysWith: { first, _ in first })
        units = action.responsibilities.map { responsibility in
            let members = responsibility.units.compactMap { names[$0] }
            return Part([
                "unitName": words.plain(responsibility.name),
                "unitRole": responsibility.role == .responsible ? nil : words.role(responsibility.role),
                "members": responsibility.isGroup && !members.isEmpty ? words.words.list(members) : nil,
                "isOpen": responsibility.units.isEmpty,
            ])
        }
        commitments = action.commitments.map {
            DraftCommitmentRow($0, in: action, names, path, canEdit: canEdit, words)
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "ordinal": ordinal
        case "title": title
        case "due": maybe(due)
        case "anchor": DraftPath.anchor(action: ordinal)
        case "units": units
        case "hasUnits": !units.isEmpty
        case "commitments": commitments
        case "hasCommitments": !commitments.isEmpty
        case "path": path
        case "addPath": add
        case "canEdit": canEdit
        case "label": label
        default: nil
        }
    }
}

/// A commitment on the plan's side.
struct DraftCommitmentRow: MustacheParent, Sendable {
    let anchor: String
    let number: String
    let subject: String
    let kind: String
    let target: String?
    let due: String?
    let accountable: String?
    let suggestion: String?
    let isOwn: Bool
    let path: String
    let canEdit: Bool
    let ownText: String?

    init(
        _ commitment: Commitment, in action: Action, _ names: [ID<Programme.Unit>: String],
        _ path: DraftPath, canEdit: Bool, _ words: DraftWords
    ) {
        anchor = DraftPath.anchor(commitment.id)
        number = "\(action.ordinal).\(commitment.ordinal)"
        subject = words.plain(commitment.subject)
        kind = words.kind(commitment.kind)
        target = words.target(commitment.target)
        due = commitment.dueOn.map(words.day)
        accountable = commitment.accountable.flatMap { names[$0] }
        suggestion =
            commitment.accountable != nil
            ? nil
            : commitment.suggestion.flatMap { suggestion in
                names[suggestion.unit].map {
                    words("draft.suggested", ["unit": $0, "reason": words.text(suggestion.reason)])
                }
            }
        isOwn = commitment.source.length == 0
        ownText = isOwn ? words("draft.own-words", ["words": words.plain(commitment.text)]) : nil
        self.path = path.commitment(commitment.id)
        self.canEdit = canEdit
    }

    func child(named name: String) -> Any? {
        switch name {
        case "anchor": anchor
        case "number": number
        case "subject": subject
        case "kind": kind
        case "target": maybe(target)
        case "due": maybe(due)
        case "accountable": maybe(accountable)
        case "suggestion": maybe(suggestion)
        case "isOwn": isOwn
        case "ownText": maybe(ownText)
        case "path": path
        case "canEdit": canEdit
        default: nil
        }
    }
}
