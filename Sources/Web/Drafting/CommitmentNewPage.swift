import Operations
import Programme

/// The form for a commitment that the importer did not find.
struct CommitmentNewPage: Page {
    static let template = "drafting/new-commitment"

    let title: String
    let area = Area.notices
    let trail: [Link]
    let actions: [Choice]
    let faults: Faults
    let words: String
    let start: String?
    let end: String?
    let isOwn: Bool
    let path: String

    init(_ visit: Visit, _ review: DraftReview, _ input: NewInput, _ problems: [Problem] = []) throws {
        let words = DraftWords(try visit.words)
        let path = DraftPath(year: review.plan.year)
        title = words("draft.add-title")
        trail = DraftTrail.links(path, words)
        self.path = "\(path.draft)/added"
        // What was selected says which action it belongs to.
        let selected = input.span.flatMap { span in
            review.plan.actions.first { $0.source.start <= span.start && span.start < $0.source.end }?.ordinal
        }
        let chosen = input.action ?? selected
        actions = review.plan.actions.map {
            Choice(
                value: String($0.ordinal),
                words: words(
                    "draft.action-label", ["action": String($0.ordinal), "title": words.plain($0.title)]),
                isChosen: $0.ordinal == chosen)
        }
        faults = Faults(problems, words.words.words)
        let quoted = input.span.map { words.plain(review.text.words($0)) }
        self.words = input.words.isEmpty ? quoted ?? "" : input.words
        start = input.span.map { String($0.start) }
        end = input.span.map { String($0.end) }
        isOwn = input.isOwn
    }

    func child(named name: String) -> Any? {
        switch name {
        case "actions": actions
        case "actionField": faults.field("action", nil)
        case "wordsField": faults.field("words", words)
        case "faults": faults.all
        case "hasFaults": !faults.all.isEmpty
        case "start": maybe(start)
        case "end": maybe(end)
        case "isOwn": isOwn
        case "path": path
        default: nil
        }
    }
}
