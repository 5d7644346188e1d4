import Database
import Programme

/// Where every number of a plan comes from, as the office looks at it.
public struct PlanSources: Sendable {
    /// One commitment.
    public struct Line: Sendable {
        /// The action that promises it.
        public var action: Action
        /// The promise.
        public var commitment: Commitment
        /// What was set; nil where nothing was.
        public var source: CommitmentSource?
        /// What its words suggest; nil for a promise that no ledger counts.
        public var suggestion: CommitmentSource?
        /// The feeds that it may draw on, by ledger.
        public var fitting: [(ledger: Ledger, feed: Feed)]
    }

    /// The plan.
    public var plan: Plan
    /// Every commitment with a number or a fitting suggestion, in the notice's order.
    public var lines: [Line]
    /// The reference figures, the latest first.
    public var references: [ReferenceFigure]

    /// How many numbers have no source yet.
    public var open: Int { lines.count { $0.commitment.target != nil && $0.source == nil } }
}

/// Reads where a plan's numbers come from.
public struct ReadSources: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter year: nil for the latest plan.
    /// - Throws: `person.not-allowed`, `plan.none`, `plan.not-confirmed`.
    public func callAsFunction(year: Int? = nil, by person: Person) async throws -> PlanSources {
        try await office.database.read { db in
            try person.mayAct(as: .console, .administrator, .reviewer, in: office.jurisdiction)
            let plan = try PlanStore.confirmed(year: year, in: office.jurisdiction, db)
            let commitments = plan.actions.flatMap(\.commitments)
            let set = try SourceStore.sources(of: commitments.map(\.id), in: office.jurisdiction, db)
            let ledgers = try LedgerStore.all(in: office.jurisdiction, db)
            let lines = plan.actions.flatMap { action in
                action.commitments.compactMap { commitment -> PlanSources.Line? in
                    let suggestion = SourceSuggestion(for: commitment)?.source
                    // Without a number, and without a ledger to take one from, there is nothing to choose.
                    guard commitment.target != nil || suggestion?.feed != nil || set[commitment.id] != nil
                    else { return nil }
                    let fitting = ledgers.flatMap { ledger in
                        ledger.feeds.filter {
                            SourceFit.problem(commitment, drawingOn: $0, of: ledger) == nil
                        }.map { (ledger: ledger, feed: $0) }
                    }
                    return PlanSources.Line(
                        action: action, commitment: commitment, source: set[commitment.id],
                        suggestion: suggestion, fitting: fitting)
                }
            }
            return PlanSources(
                plan: plan, lines: lines,
                references: try SourceStore.references(in: office.jurisdiction, db))
        }
    }
}

extension PlanStore {
    /// The plan of a year, or the latest; throws `plan.not-confirmed` for a draft, and `plan.none`.
    static func confirmed(
        year: Int?, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Plan {
        let plan = try find(year: year, in: jurisdiction, db)
        guard plan.status == .confirmed else {
            throw Problem(.conflict, "plan.not-confirmed", ["year": String(plan.year)])
        }
        return plan
    }
}
