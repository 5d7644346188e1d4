import Foundation

/// A change of a commitment after it was made: what changes, and why. The old value is kept.
public struct Amendment: Hashable, Sendable {
    /// One field's change, in words that can be stored and read.
    public struct Change: Hashable, Sendable {
        /// Which field: `target`, `dueOn`, `kind`, `counting`, `accountable`, `weight`, `baseline`, `milestones`.
        public var field: String
        /// What it was; nil where there was nothing.
        public var old: String?
        /// What it is now.
        public var new: String?

        /// A change.
        public init(field: String, old: String?, new: String?) {
            self.field = field
            self.old = old
            self.new = new
        }
    }

    /// What changed; never empty.
    public var changes: [Change]
    /// Why, as the office gives it.
    public var reason: String

    /// What is wanted of a commitment; nil leaves a field as it is.
    public struct Wish: Sendable {
        /// A new target value.
        public var target: Amount?
        /// A new due date.
        public var dueOn: Day?
        /// Another kind; refused after the first report.
        public var kind: CommitmentKind?
        /// Another rule of counting; refused after the first report.
        public var counting: CountingUnit?
        /// The unit that reports it.
        public var accountable: ID<Unit>?
        /// Its share in the action.
        public var weight: Amount?
        /// Where it stood before the year.
        public var baseline: Amount?
        /// The steps of a milestone commitment.
        public var milestones: [Milestone]?

        /// A wish that changes nothing yet.
        public init() {}
    }

    /// The amended commitment and what changed.
    ///
    /// - Parameters:
    ///   - isReported: whether a report on it exists: then kind and counting are frozen (domain.md, "Commitments").
    /// - Throws: `amend.reason-needed`, `amend.nothing`, `amend.frozen`, `amend.no-target`,
    ///   `amend.no-milestones`, `amend.steps-frozen`.
    public static func apply(
        _ wish: Wish, to commitment: Commitment, reason: String, isReported: Bool
    ) throws -> (Commitment, Amendment) {
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty else { throw Problem(.invalid, "amend.reason-needed") }
        var (amended, changes) = (commitment, [Change]())
        func note(_ field: String, _ old: String?, _ new: String?) {
            if old != new { changes.append(Change(field: field, old: old, new: new)) }
        }
        if let value = wish.target {
            guard var target = commitment.target else { throw Problem(.invalid, "amend.no-target") }
            note("target", target.value.plain, value.description)
            target.value = value.value
            // The notice's words no longer say the number; they stay in the commitment's text.
            if target.value != commitment.target?.value { target.text = "\(value)\(target.unit)" }
            amended.target = target
        }
        if let kind = wish.kind {
            note("kind", commitment.kind.rawValue, kind.rawValue)
            amended.kind = kind
            if kind != .milestone, !amended.milestones.isEmpty {
                // Steps left behind would go on setting the planned pace.
                note("milestones", describe(commitment.milestones), nil)
                amended.milestones = []
            }
            if kind == .milestone, amended.milestones.isEmpty {
                amended.milestones = [.whole]
            }
        }
        if let counting = wish.counting {
            note("counting", commitment.counting.rawValue, counting.rawValue)
            amended.counting = counting
        }
        let isFrozen = amended.kind != commitment.kind || amended.counting != commitment.counting
        guard !isReported || !isFrozen else { throw Problem(.conflict, "amend.frozen") }
        if let day = wish.dueOn {
            note("dueOn", commitment.dueOn?.description, day.description)
            amended.dueOn = day
        }
        if let unit = wish.accountable {
            note("accountable", commitment.accountable?.rawValue, unit.rawValue)
            amended.accountable = unit
        }
        if let weight = wish.weight {
            note("weight", commitment.weight.description, weight.description)
            amended.weight = weight
        }
        if let baseline = wish.baseline {
            note("baseline", commitment.baseline?.description, baseline.description)
            amended.baseline = baseline
        }
        if let milestones = wish.milestones {
            guard amended.kind == .milestone else { throw Problem(.invalid, "amend.no-milestones") }
            // Reports say "step 2 is reached" by its number: a reported step must stay the step that it was.
            let kept = zip(commitment.milestones, milestones).allSatisfy {
                $0.ordinal == $1.ordinal && $0.title == $1.title
            }
            guard !isReported || (kept && milestones.count >= commitment.milestones.count) else {
                throw Problem(.conflict, "amend.steps-frozen")
            }
            note("milestones", describe(commitment.milestones), describe(milestones))
            amended.milestones = milestones
        }
        guard !changes.isEmpty else { throw Problem(.invalid, "amend.nothing") }
        amended.definition += 1
        return (amended, Amendment(changes: changes, reason: reason))
    }

    private static func describe(_ milestones: [Milestone]) -> String {
        milestones.map { "\($0.ordinal). \($0.title) \($0.weight) \($0.dueOn?.description ?? "-")" }
            .joined(separator: "; ")
    }
}
