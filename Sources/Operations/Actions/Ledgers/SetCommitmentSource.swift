import Database
import Programme

/// Says where commitments' numbers come from: all that were decided at once, or none.
public struct SetCommitmentSource: Sendable {
    /// What was decided for one commitment.
    public struct Choice: Sendable {
        /// Which one.
        public var commitment: ID<Commitment>
        /// Its source; nil takes the one that is set away.
        public var source: CommitmentSource?

        /// A decision.
        public init(_ commitment: ID<Commitment>, _ source: CommitmentSource?) {
            self.commitment = commitment
            self.source = source
        }
    }

    /// The most characters of a note.
    static let longestNote = 300

    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// What is the same as before writes nothing.
    ///
    /// - Returns: how many sources changed.
    /// - Throws: `person.not-allowed`, `plan.none`, `plan.not-confirmed`; `Problems`, each with the commitment's ID as
    ///   position: `source.commitment-unknown`, `source.feed-unknown`, `source.note-missing` (typed without saying why),
    ///   `source.note-too-long`, and what `SourceFit` refuses.
    @discardableResult
    public func callAsFunction(
        _ choices: [Choice], year: Int? = nil, by person: Person
    ) async throws -> Int {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .administrator, .reviewer, in: office.jurisdiction)
            let plan = try PlanStore.confirmed(year: year, in: office.jurisdiction, tx)
            let commitments = Dictionary(
                uniqueKeysWithValues: plan.actions.flatMap(\.commitments).map { ($0.id, $0) })
            let ledgers = Dictionary(
                try LedgerStore.all(in: office.jurisdiction, tx).map { ($0.name, $0) },
                uniquingKeysWith: { first, _ in first })
            let problems = choices.compactMap { choice in
                problem(with: choice, commitments[choice.commitment], ledgers).map {
                    Problem($0.kind, $0.code, $0.message.details, at: choice.commitment.rawValue)
                }
            }
            guard problems.isEmpty else { throw Problems(problems) }
            let before = try SourceStore.sources(
                of: choices.map(\.commitment), in: office.jurisdiction, tx)
            let changed = choices.filter { before[$0.commitment] != $0.source }
            guard !changed.isEmpty else { return 0 }
            var details = ["year": String(plan.year)]
            for choice in changed {
                if let source = choice.source {
                    try SourceStore.set(
                        source, of: choice.commitment, by: person, at: office.now(), in: tx)
                } else {
                    try SourceStore.remove(choice.commitment, in: office.jurisdiction, tx)
                }
                details["commitment/\(choice.commitment)"] =
                    "\(before[choice.commitment]?.name ?? "") → \(choice.source?.name ?? "")"
            }
            try AuditStore.append(
                AuditEvent("sources.set", subject: "plan/\(plan.id)", details: details),
                by: person, at: office.now(), in: tx)
            return changed.count
        }
    }

    private func problem(
        with choice: Choice, _ commitment: Commitment?, _ ledgers: [String: Ledger]
    ) -> Problem? {
        guard let commitment else { return Problem(.notFound, "source.commitment-unknown") }
        guard let source = choice.source else { return nil }
        let subject = ["commitment": commitment.subject]
        if source.note.unicodeScalars.count > SetCommitmentSource.longestNote {
            return Problem(
                .invalid, "source.note-too-long",
                subject.merging(["limit": String(SetCommitmentSource.longestNote)]) { $1 })
        }
        guard let name = source.feed else {
            return source.note.isEmpty ? Problem(.invalid, "source.note-missing", subject) : nil
        }
        guard let ledger = ledgers[name.ledger], let feed = ledger.feed(name.feed) else {
            return Problem(.invalid, "source.feed-unknown", subject)
        }
        return SourceFit.problem(commitment, drawingOn: feed, of: ledger, per: source.rate)
    }
}

extension CommitmentSource {
    /// A short name for the audit log: `events/reading`, `typed`.
    fileprivate var name: String {
        guard let feed else { return "typed" }
        return "\(feed.ledger)/\(feed.feed)" + (rate.map { " ×\($0.amount)/\($0.reference.rawValue)" } ?? "")
    }
}

/// Notes a number from elsewhere that levels are divided by: residents, with who published it.
public struct SetReferenceFigure: Sendable {
    /// The most characters of a source.
    static let longestSource = 300

    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// A figure of the same name and day is replaced.
    ///
    /// - Throws: `person.not-allowed`; `Problems`: `reference.value-zero` at `value`, `reference.source-missing` and
    ///   `reference.source-too-long` at `source`, `reference.in-future` at `as-of`.
    public func callAsFunction(_ figure: ReferenceFigure, by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .administrator, .reviewer, in: office.jurisdiction)
            var problems: [Problem] = []
            if figure.value == .zero {
                problems.append(Problem(.invalid, "reference.value-zero", at: "value"))
            }
            if figure.source.isEmpty {
                problems.append(Problem(.invalid, "reference.source-missing", at: "source"))
            }
            if figure.source.unicodeScalars.count > SetReferenceFigure.longestSource {
                problems.append(
                    Problem(
                        .invalid, "reference.source-too-long",
                        ["limit": String(SetReferenceFigure.longestSource)], at: "source"))
            }
            if figure.asOf > office.today {
                problems.append(Problem(.invalid, "reference.in-future", at: "as-of"))
            }
            guard problems.isEmpty else { throw Problems(problems) }
            try SourceStore.set(figure, by: person, at: office.now(), in: tx)
            try AuditStore.append(
                AuditEvent(
                    "reference.set", subject: "jurisdiction/\(office.jurisdiction)",
                    details: [
                        "name": figure.name.rawValue, "asOf": figure.asOf.description,
                        "value": figure.value.description,
                    ]),
                by: person, at: office.now(), in: tx)
        }
    }
}
