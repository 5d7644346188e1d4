/// Where the closing (销号) of a commitment stands.
public enum ClosureState: String, Sendable, Codable, CaseIterable {
    /// Not closed.
    case open
    /// Somebody asked for it.
    case asked
    /// 已销号.
    case closed
}

/// What can be done about closing; each is kept as a row.
public enum ClosureMove: String, Sendable, Codable, CaseIterable {
    /// 申请销号.
    case ask
    /// 同意销号.
    case close
    /// 不予销号.
    case refuse
    /// 撤销销号: it turned out not to be done.
    case reopen
}

/// The closing of one commitment.
public struct Closure: Hashable, Sendable {
    /// A move.
    public struct Step: Hashable, Sendable {
        /// What was done.
        public var move: ClosureMove
        /// Where it led.
        public var state: ClosureState
        /// Why, or what the unit has to say for it.
        public var reason: String?
        /// When.
        public var at: Instant
        /// Who.
        public var by: ID<Person>

        /// A move.
        public init(move: ClosureMove, state: ClosureState, reason: String?, at: Instant, by: ID<Person>) {
            self.move = move
            self.state = state
            self.reason = reason
            self.at = at
            self.by = by
        }
    }

    /// The most characters of a reason.
    public static let limit = 1000

    /// What was done, in order.
    public var steps: [Step]

    /// Nothing yet, or what was done.
    public init(steps: [Step] = []) { self.steps = steps }

    /// Where it stands.
    public var state: ClosureState { steps.last?.state ?? .open }
    /// When it was closed, while it is.
    public var closedOn: Day? { state == .closed ? steps.last?.at.day : nil }

    /// The state after a move; the one place where it changes.
    ///
    /// - Parameters:
    ///   - unit: the unit that answers for the commitment.
    ///   - checklist: needed to close.
    /// - Throws: `person.not-allowed`, `closure.other-unit`, `closure.cannot-*`; `closure.own-asking` when who asked also
    ///   decides; `Problems` of `closure.missing-*` while something on the list is missing.
    public func after(
        _ move: ClosureMove, by person: Person, unit: ID<Unit>?, in jurisdiction: JurisdictionCode,
        checklist: ClosureChecklist
    ) throws -> ClosureState {
        let line = Closure.table[move] ?? ([], [], .open)
        guard person.isActive, person.jurisdiction == jurisdiction, line.roles.contains(person.role) else {
            throw Problem(.forbidden, "person.not-allowed", ["name": person.name])
        }
        if person.role != .reviewer, person.unit != unit {
            throw Problem(.forbidden, "closure.other-unit", ["name": person.name])
        }
        guard line.from.contains(state) else {
            throw Problem(.conflict, "closure.cannot-\(move.rawValue)", ["state": state.rawValue])
        }
        if move == .close {
            guard steps.last?.by != person.id else {
                throw Problem(.forbidden, "closure.own-asking", ["name": person.name])
            }
            let missing = checklist.missing
            guard missing.isEmpty else {
                throw Problems(missing.map { Problem(.conflict, "closure.missing-\($0.rawValue)") })
            }
        }
        return line.to
    }

    private static let table: [ClosureMove: (from: Set<ClosureState>, roles: Set<Role>, to: ClosureState)] = [
        .ask: ([.open], [.reporter, .leader, .reviewer], .asked),
        .close: ([.asked], [.reviewer], .closed),
        .refuse: ([.asked], [.reviewer], .open),
        .reopen: ([.closed], [.reviewer], .open),
    ]
}

/// What closing a commitment needs, worked out from what is stored.
public struct ClosureChecklist: Hashable, Sendable {
    /// One thing it needs.
    public enum Item: String, Sendable, CaseIterable {
        /// The target is met by accepted values; a duty without a number was reported.
        case target
        /// An accepted report names evidence.
        case evidence
        /// All reports of the quarters that have ended are accepted.
        case reports
        /// No order is open.
        case orders
        /// The last spot check, if there was any, was passed.
        case check
    }

    /// Whether it is there.
    public enum Mark: String, Sendable { case met, missing, unneeded }

    /// Every item with its mark.
    public var marks: [Item: Mark]

    /// A list.
    public init(_ marks: [Item: Mark]) { self.marks = marks }

    /// From facts of one commitment.
    ///
    /// - Parameters:
    ///   - reports: those of the unit on the action for the quarters that were asked for and have ended; nil for one that
    ///     was not begun.
    ///   - checks: its spot checks, the latest last.
    public init(
        of commitment: Commitment, figure: Figure, reports: [ReportRecord?], orders: [SupervisionOrder],
        checks: [SpotCheck]
    ) {
        let accepted = reports.compactMap { $0 }.filter(\.counts)
        let isMet =
            commitment.isMeasured ? Progress.isMet(commitment, figure) : figure.status == .reported
        let valid = checks.filter { $0.withdrawal == nil }
        marks = [
            .target: figure.status == .notApplicable ? .unneeded : isMet ? .met : .missing,
            .evidence: accepted.contains { !$0.content.evidence.isEmpty || !$0.content.files.isEmpty }
                ? .met : .missing,
            .reports: !reports.isEmpty && accepted.count == reports.count ? .met : .missing,
            .orders: orders.contains { $0.commitment == commitment.id && $0.state.isOpen } ? .missing : .met,
            .check: valid.isEmpty ? .unneeded : valid.last?.passed == true ? .met : .missing,
        ]
    }

    /// What is missing, in order.
    public var missing: [Item] { Item.allCases.filter { marks[$0] == .missing } }
}
