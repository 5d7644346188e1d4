import HTTPTypes
import Hummingbird
import Operations
import Programme

/// The commitments of a draft, one by one.
struct CommitmentController {
    // MARK: one that is there

    @Sendable func show(_ visit: Visit) async throws -> Response {
        try visit.page(CommitmentEditPage(visit, try await visit.openDraft()))
    }

    @Sendable func change(_ visit: Visit) async throws -> Response {
        try await edit(visit) { id in .editCommitment(id, try CommitmentInput(visit.fields).form()) }
    }

    @Sendable func split(_ visit: Visit) async throws -> Response {
        if visit.fields.has("targets") { return try await edit(visit) { .splitByTargets($0) } }
        let review = try await visit.openDraft()
        let words = DraftWords(try visit.words)
        return try await edit(visit) { id in
            // The reader saw it so, and as long.
            let text = words.plain(try CommitmentEditPage.find(id, in: review.plan).commitment.text)
            return .split(id, at: try CommitmentInput.cut(visit.fields["cut"] ?? "", of: text))
        }
    }

    @Sendable func merge(_ visit: Visit) async throws -> Response {
        try await edit(visit) { .merge($0, keepsSecond: visit.fields["keep"] == "second") }
    }

    @Sendable func move(_ visit: Visit) async throws -> Response {
        try await edit(visit) { id in
            guard let place = visit.fields.text("place").flatMap(Amount.whole) else {
                throw Problem(.invalid, "draft.place-needed", at: "place")
            }
            return .move(id, to: place)
        }
    }

    @Sendable func remove(_ visit: Visit) async throws -> Response {
        try await edit(visit) { .remove($0, reason: visit.fields["reason"] ?? "") }
    }

    /// Makes an edit; what is refused comes back with the page, everything typed kept.
    private func edit(
        _ visit: Visit, _ make: (ID<Commitment>) throws -> DraftEdit
    ) async throws -> Response {
        let year = try visit.number("year")
        do {
            let id = ID<Commitment>(try visit.parameter("commitment"))
            let edited = try await EditDraft(visit.office)(
                try make(id), year: year, seen: visit.fields.text("seen"), by: visit.person)
            let path = DraftPath(year: year)
            let isThere = edited.plan.actions.contains { $0.commitments.contains { $0.id == id } }
            let action = edited.change.before.first?.ordinal ?? 0
            let anchor = isThere ? DraftPath.anchor(id) : DraftPath.anchor(action: action)
            return visit.redirect(
                to: "\(path.draft)#\(anchor)", Flash(edited, DraftWords(try visit.words)))
        } catch {
            let problems = try Faults.caught(error)
            let page = try CommitmentEditPage(visit, try await visit.openDraft(), problems)
            return try visit.page(page, status: .unprocessableContent)
        }
    }

    // MARK: one more

    @Sendable func new(_ visit: Visit) async throws -> Response {
        try visit.page(
            CommitmentNewPage(visit, try await visit.openDraft(), try NewInput(visit.queryFields)))
    }

    /// Adds it and leads on to its fields, which the importer's rules have filled.
    @Sendable func add(_ visit: Visit) async throws -> Response {
        let year = try visit.number("year")
        let input = NewInput(visit.fields)
        do {
            let review = try await visit.openDraft()
            guard let action = review.plan.actions.first(where: { $0.ordinal == input.action }) else {
                throw Problem(.invalid, "draft.action-needed", at: "action")
            }
            let edited = try await EditDraft(visit.office)(
                .add(action.id, NewCommitment(source: try input.source(in: review.text, DraftWords(visit.words)))),
                year: year, by: visit.person)
            let known = Set(action.commitments.map(\.id))
            let path = DraftPath(year: year)
            let new = edited.change.after.first?.commitments.first { !known.contains($0.id) }
            return visit.redirect(
                to: new.map { path.commitment($0.id) } ?? path.draft,
                Flash(edited, DraftWords(try visit.words)))
        } catch {
            let problems = try Faults.caught(error)
            let page = try CommitmentNewPage(visit, try await visit.openDraft(), input, problems)
            return try visit.page(page, status: .unprocessableContent)
        }
    }
}

/// What the form for one more commitment says.
struct NewInput: Sendable {
    /// The action's number.
    let action: Int?
    /// The words, quoted from the notice or the office's own.
    let words: String
    /// Whether they are the office's own.
    let isOwn: Bool
    /// A stretch that was selected on the page.
    let span: TextSpan?

    init(_ fields: FormFields) {
        action = fields.text("action").flatMap(Amount.whole)
        words = fields.text("words") ?? ""
        isOwn = fields["source"] == "own"
        let ends = ["start", "end"].compactMap { fields.text($0).flatMap { Int($0) } }
        span = ends.count == 2 && ends[0] >= 0 && ends[0] < ends[1] ? TextSpan(start: ends[0], end: ends[1]) : nil
    }

    /// The stretch that was selected, as long as the words are still those that stand there.
    func source(in text: NoticeText, _ shown: DraftWords) throws -> NewCommitment.Source {
        guard !words.isEmpty else { throw Problem(.invalid, "draft.words-needed", ["limit": "500"], at: "words") }
        if isOwn { return .own(words) }
        if let span, shown.plain(text.words(span)).isEqualButForSpaces(words) { return .span(span) }
        return .quoted(words)
    }
}

extension String {
    /// Whether two texts differ in white space alone, as texts do that went through a browser.
    fileprivate func isEqualButForSpaces(_ other: String) -> Bool {
        filter { !$0.isWhitespace } == other.filter { !$0.isWhitespace }
    }
}
