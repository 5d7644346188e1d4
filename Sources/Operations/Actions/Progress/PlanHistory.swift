import Programme

/// What happened, for a timeline.
public struct PlanEvent: Sendable {
    /// What it was.
    public enum Kind: Sendable {
        /// The plan came into force.
        case confirmed
        /// A commitment was amended.
        case amended(Amendment.Change, commitment: Commitment, reason: String)
        /// A report was signed, handed in, returned and so on.
        case moved(ReportMove, quarter: Quarter, unit: Unit, reason: String?)
    }

    /// When.
    public var at: Instant
    /// What.
    public var kind: Kind
    /// Who; nil where the reader may not know.
    public var by: String?
}

/// What one quarter says of a commitment.
public struct QuarterValue: Sendable {
    /// The quarter.
    public var quarter: Quarter
    /// What was accepted for it; nil when nothing was.
    public var value: EntryValue?
    /// Where the commitment stands after it.
    public var figure: Figure
    /// How far that is.
    public var progress: Progress
    /// The unit whose report the value comes from, or that is to report it.
    public var unit: Unit?
    /// Where that unit's report stands.
    public var state: ReportState
    /// Who handed it in and who accepted it; nil where it did not happen, or the reader may not know.
    public var submittedBy: String?, acceptedBy: String?
    /// When it was handed in, and accepted.
    public var submittedAt: Instant?, acceptedAt: Instant?
    /// Whether the reader may open the report.
    public var mayOpen: Bool
    /// What the ledger said when the report that counts was signed; nil where it drew on none.
    public var counting: SourceCounting?
    /// Why the report says another number; nil where it does not, or the reader may not know.
    public var difference: String?
}

extension PlanView {
    /// What happened to an action, the latest first: how its reports moved, and what was amended.
    ///
    /// Of other units' reports a reader of a unit sees that they were handed in and accepted, nothing of the way there.
    public func history(of action: Action) -> [PlanEvent] {
        let commitments = Set(action.commitments.map(\.id))
        let moves = book.reports.filter { $0.action == action.id }.flatMap(events)
        return sorted(confirmation + moves + amendments { commitments.contains($0) })
    }

    /// What was amended of a commitment, the latest first.
    public func amendments(of commitment: Commitment) -> [PlanEvent] {
        sorted(amendments { $0 == commitment.id })
    }

    /// What happened to a unit's reports on a commitment's action, and to the commitment; the latest first.
    public func history(of commitment: Commitment, in action: Action) -> [PlanEvent] {
        let moves = book.reports.filter { $0.action == action.id && $0.unit == commitment.accountable }
        return sorted(confirmation + moves.flatMap(events) + amendments { $0 == commitment.id })
    }

    private func sorted(_ events: [PlanEvent]) -> [PlanEvent] {
        // What happened in one second stays in its order.
        events.enumerated().sorted {
            ($0.element.at, $0.offset) > ($1.element.at, $1.offset)
        }.map(\.element)
    }

    private var confirmation: [PlanEvent] {
        book.confirmation.map { [PlanEvent(at: $0.at, kind: .confirmed, by: officeName($0.by))] } ?? []
    }

    private func amendments(where fits: (ID<Commitment>) -> Bool) -> [PlanEvent] {
        let known = Dictionary(
            plan.actions.flatMap(\.commitments).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return book.amendments.compactMap { record in
            guard fits(record.commitment), let commitment = known[record.commitment] else { return nil }
            return PlanEvent(
                at: record.at,
                kind: .amended(record.change, commitment: commitment, reason: record.reason),
                by: officeName(record.by))
        }
    }

    private func events(of report: ReportRecord) -> [PlanEvent] {
        guard let unit = book.units[report.unit] else { return [] }
        let mayRead = reader.mayReadReports(of: report.unit)
        let isOwn = reader.unit == report.unit
        return report.moves.compactMap { move in
            switch move.move {
            case .save, .review: return nil
            // Inside the unit until it is handed in.
            case .sign, .withdraw: guard isOwn else { return nil }
            case .return, .reopen: guard mayRead else { return nil }
            case .submit, .accept, .lock: break
            }
            return PlanEvent(
                at: move.at,
                kind: .moved(
                    move.move, quarter: report.quarter, unit: unit, reason: mayRead ? move.reason : nil),
                by: name(of: move.by, on: report.unit))
        }
    }

    /// What every quarter says of a commitment, in order.
    public func values(of commitment: Commitment, in action: Action) -> [QuarterValue] {
        periods.compactMap { period in
            let quarter = period.quarter
            guard let line = book.lines(quarter).first(where: { $0.commitment.id == commitment.id }) else {
                return nil
            }
            let source = book.sources[commitment.id]?[quarter]
            let unit = source?.unit ?? commitment.accountable
            let record =
                source
                ?? book.reports.first {
                    $0.quarter == quarter && $0.action == action.id && $0.unit == unit
                }
            let state = record?.state ?? .none
            let (submitted, accepted) = (record?.receipt, record?.moves.last { $0.move == .accept })
            return QuarterValue(
                quarter: quarter,
                value: book.accepted(commitment.id).first { $0.quarter == quarter }?.value,
                figure: line.figure, progress: line.progress, unit: unit.flatMap { book.units[$0] },
                state: state, submittedBy: unit.flatMap { name(of: submitted?.by, on: $0) },
                acceptedBy: unit.flatMap { name(of: accepted?.by, on: $0) }, submittedAt: submitted?.at,
                acceptedAt: record?.counts == true ? accepted?.at : nil,
                mayOpen: unit.map { reader.mayRead(state, of: $0) } ?? false,
                counting: source.flatMap { book.counting(of: commitment, in: $0) },
                difference: unit.map(reader.mayReadReports) == true
                    ? source?.content.entry(of: commitment.id)?.difference : nil)
        }
    }

    /// How a commitment's light came about after the quarter.
    public func explanation(of line: ProgressOverview.Line) -> ProgressExplanation {
        ProgressExplanation(
            of: line.commitment, figure: line.figure, plan: plan, on: quarter.lastDay,
            isClosed: book.supervised.isClosed(line.commitment.id, in: quarter, of: plan),
            thresholds: thresholds)
    }

    private func name(of person: ID<Person>?, on unit: ID<Unit>) -> String? {
        guard let person, reader.maySeePeople(of: unit) else { return nil }
        return book.people[person]?.name
    }

    /// The name of somebody who acted for the office.
    private func officeName(_ person: ID<Person>) -> String? {
        switch reader.role {
        case .reviewer, .auditor, .administrator: book.people[person]?.name
        default: nil
        }
    }
}
