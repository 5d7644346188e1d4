import HTTPTypes
import Hummingbird
import Operations
import Programme

/// 数字来源: where each number of the plan comes from. The office decides; what words suggest is chosen already.
struct SourcesController {
    static let path = "/plan/sources"

    @Sendable func show(_ visit: Visit) async throws -> Response {
        try visit.page(SourcesPage(try await sources(visit), visit))
    }

    @Sendable func save(_ visit: Visit) async throws -> Response {
        let sources = try await sources(visit)
        let input = SourcesInput(visit.fields, sources)
        do {
            let changed = try await SetCommitmentSource(visit.office)(
                input.choices, year: sources.plan.year, by: visit.person)
            return visit.redirect(
                to: SourcesController.path,
                changed == 0
                    ? Flash("sources.unchanged") : Flash("sources.saved", ["count": String(changed)]))
        } catch {
            let page = try SourcesPage(
                sources, visit, typed: visit.fields, problems: input.placed(try Faults.caught(error)))
            return try visit.page(page, status: .unprocessableContent)
        }
    }

    /// Notes a number from elsewhere.
    @Sendable func note(_ visit: Visit) async throws -> Response {
        do {
            try await SetReferenceFigure(visit.office)(
                SourcesInput.reference(visit.fields), by: visit.person)
            return visit.redirect(to: SourcesController.path, Flash("sources.reference-saved"))
        } catch {
            let page = try SourcesPage(
                try await sources(visit), visit, figure: visit.fields, problems: try Faults.caught(error))
            return try visit.page(page, status: .unprocessableContent)
        }
    }

    private func sources(_ visit: Visit) async throws -> PlanSources {
        try await ReadSources(visit.office)(by: visit.person)
    }
}

/// What the forms of the page say.
struct SourcesInput: Sendable {
    let choices: [SetCommitmentSource.Choice]

    /// What stands in the list for a value that a unit types in.
    static let typed = "typed"

    init(_ fields: FormFields, _ sources: PlanSources) {
        choices = sources.lines.compactMap { line in
            let id = line.commitment.id
            // A list that was not sent is no decision.
            guard let chosen = fields["source.\(id)"] else { return nil }
            let note = fields.text("note.\(id)") ?? ""
            return SetCommitmentSource.Choice(id, SourcesInput.source(chosen, note: note))
        }
    }

    /// What an option says: nothing, `typed`, `LEDGER/FEED` or `LEDGER/FEED/REFERENCE/AMOUNT`.
    static func source(_ option: String, note: String) -> CommitmentSource? {
        if option.isEmpty { return nil }
        if option == typed { return CommitmentSource(.typed, note: note) }
        let parts = option.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        // What is no option names a feed that nobody has, which the action refuses.
        guard parts.count >= 2 else { return CommitmentSource(.feed(FeedReference(option, "")), note: note) }
        var rate: ReferenceRate?
        if parts.count == 4, let name = ReferenceName(rawValue: parts[2]),
            let amount = try? Amount(reading: parts[3])
        {
            rate = ReferenceRate(name, per: amount)
        }
        return CommitmentSource(.feed(FeedReference(parts[0], parts[1]), per: rate), note: note)
    }

    /// The option of a source.
    static func option(_ source: CommitmentSource?) -> String {
        guard let source else { return "" }
        guard let feed = source.feed else { return typed }
        return "\(feed.ledger)/\(feed.feed)"
            + (source.rate.map { "/\($0.reference.rawValue)/\($0.amount)" } ?? "")
    }

    /// Problems at the fields of their commitments.
    func placed(_ problems: [Problem]) -> [Problem] {
        problems.map { problem in
            let field = problem.code.hasPrefix("source.note-") ? "note" : "source"
            return Problem(
                problem.kind, problem.code, problem.message.details,
                at: problem.position.map { "\(field)-\($0)" })
        }
    }

    /// A reference figure as typed. Throws `Problems` at its fields.
    static func reference(_ fields: FormFields) throws -> ReferenceFigure {
        var problems: [Problem] = []
        let name = fields.text("name").flatMap { ReferenceName(rawValue: $0) }
        if name == nil { problems.append(Problem(.invalid, "reference.name-unknown", at: "name")) }
        var value: Amount?
        let text = fields.text("value") ?? ""
        do { value = try Amount(reading: text) } catch {
            problems.append(
                Problem(.invalid, error.rawValue, ["value": String(text.prefix(40))], at: "value"))
        }
        let day = fields.text("as-of").flatMap { Day($0) }
        if day == nil { problems.append(Problem(.invalid, "reference.day-unknown", at: "as-of")) }
        guard let name, let value, let day else { throw Problems(problems) }
        return ReferenceFigure(name, asOf: day, value: value, source: fields.text("source") ?? "")
    }
}
