import Operations
import Programme

/// A commitment of a draft: its words, its fields, and what can be done with it.
struct CommitmentEditPage: Page {
    static let template = "drafting/commitment"

    let title: String
    let area = Area.notices
    let trail: [Link]
    let form: CommitmentFormPart
    let faults: Faults
    private let texts: [String: String]
    private let next: Part?
    private let places: [Choice]
    private let split: Part
    private let cut: String
    private let reason: String
    private let isOwn: Bool

    init(_ visit: Visit, _ review: DraftReview, _ problems: [Problem] = []) throws {
        let words = DraftWords(try visit.words)
        let path = DraftPath(year: review.plan.year)
        let id = ID<Commitment>(try visit.parameter("commitment"))
        let (action, commitment) = try CommitmentEditPage.find(id, in: review.plan)
        title = words(
            "draft.commitment-title",
            [
                "action": String(action.ordinal), "number": String(commitment.ordinal),
                "subject": words.plain(commitment.subject),
            ])
        trail = DraftTrail.links(path, words)
        faults = Faults(problems, words.words.words)
        let isForm = visit.fields.has("subject")
        form = CommitmentFormPart(
            of: commitment, in: action, review.units, typed: isForm ? CommitmentInput(visit.fields) : nil, faults,
            words)
        let text = words.plain(commitment.text)
        isOwn = commitment.source.length == 0
        texts = [
            "words": text, "action": path.commitment(id), "seen": action.fingerprint,
            "notice": "\(path.draft)#\(isOwn ? DraftPath.anchor(id) : "n-\(DraftPath.anchor(id))")",
            "draft": "\(path.draft)#\(DraftPath.anchor(id))",
        ]
        next = CommitmentEditPage.next(commitment, in: action, words)
        places = action.commitments.map {
            Choice(
                value: String($0.ordinal),
                words: words(
                    "draft.place-choice",
                    ["number": String($0.ordinal), "subject": words.plain($0.subject)]),
                isChosen: $0.id == id)
        }
        let numbers = review.text.promiseCount(of: commitment, planYear: review.plan.year)
        split = Part([
            "byTargets": numbers > 1 ? words("draft.split-by-targets", ["count": String(numbers)]) : nil
        ])
        cut = visit.fields["cut"] ?? text
        reason = visit.fields["reason"] ?? ""
    }

    /// A commitment with its action; throws `draft.commitment-gone`.
    static func find(
        _ id: ID<Commitment>, in plan: Plan
    ) throws -> (action: Action, commitment: Commitment) {
        for action in plan.actions {
            if let commitment = action.commitments.first(where: { $0.id == id }) { return (action, commitment) }
        }
        throw Problem(.notFound, "draft.commitment-gone")
    }

    /// The commitment that it can be merged with.
    private static func next(_ commitment: Commitment, in action: Action, _ words: DraftWords) -> Part? {
        guard let next = action.commitments.first(where: { $0.ordinal == commitment.ordinal + 1 }) else {
            return nil
        }
        func name(_ commitment: Commitment) -> String {
            words(
                "draft.merge-choice",
                [
                    "subject": words.plain(commitment.subject),
                    "target": words.target(commitment.target) ?? words("draft.no-number"),
                ])
        }
        return Part([
            "nextWords": words(
                "draft.merge-next",
                ["number": "\(action.ordinal).\(next.ordinal)", "words": words.plain(next.text)]),
            "firstName": name(commitment), "secondName": name(next),
            // The one that has a number is the likelier.
            "keepsSecond": commitment.target == nil && next.target != nil,
        ])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "form": form
        case "faults": faults.all
        case "hasFaults": !faults.all.isEmpty
        case "next": maybe(next)
        case "places": places
        case "hasPlaces": places.count > 1
        case "split": split
        case "cutField": faults.field("cut", cut)
        case "placeField": faults.field("place", nil)
        case "reasonField": faults.field("reason", reason)
        case "isOwn": isOwn
        default: texts[name]
        }
    }
}
