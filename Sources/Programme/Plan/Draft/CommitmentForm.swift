import Foundation

/// A commitment's fields as the office fills them in, all of them: what is empty becomes empty.
public struct CommitmentForm: Hashable, Sendable {
    /// The number to reach.
    public struct Goal: Hashable, Sendable {
        /// How a value is held against it.
        public var comparator: Comparator
        /// The number.
        public var value: Amount
        /// The unit of count.
        public var unit: String
        /// What it is a rate of; nil for a plain number.
        public var per: String?

        /// A goal.
        public init(comparator: Comparator, value: Amount, unit: String, per: String? = nil) {
            self.comparator = comparator
            self.value = value
            self.unit = unit
            self.per = per
        }
    }

    /// What is promised, in few words.
    public var subject: String
    /// How it is counted.
    public var kind: CommitmentKind
    /// What a count counts.
    public var counting: CountingUnit
    /// The number promised, if any.
    public var target: Goal?
    /// When it is due.
    public var dueOn: Day?
    /// Its share in the action.
    public var weight: Amount
    /// Where it stood before the year.
    public var baseline: Amount?
    /// The unit that reports it.
    public var accountable: ID<Unit>?
    /// The steps of a milestone commitment; of any other kind they are left out.
    public var milestones: [Milestone]

    /// A form with everything in it.
    public init(
        subject: String, kind: CommitmentKind, counting: CountingUnit, target: Goal? = nil, dueOn: Day? = nil,
        weight: Amount = .one, baseline: Amount? = nil, accountable: ID<Unit>? = nil,
        milestones: [Milestone] = []
    ) {
        self.subject = subject
        self.kind = kind
        self.counting = counting
        self.target = target
        self.dueOn = dueOn
        self.weight = weight
        self.baseline = baseline
        self.accountable = accountable
        self.milestones = milestones
    }

    /// A commitment as it stands.
    public init(of commitment: Commitment) {
        self.init(
            subject: commitment.subject, kind: commitment.kind, counting: commitment.counting,
            target: commitment.target.flatMap { target in
                (try? Amount(target.value)).map {
                    Goal(
                        comparator: target.comparator, value: $0, unit: target.unit, per: target.per)
                }
            },
            dueOn: commitment.dueOn, weight: commitment.weight, baseline: commitment.baseline,
            accountable: commitment.accountable, milestones: commitment.milestones)
    }

    /// The longest subject: a line of the annex.
    public static let longestSubject = 60

    /// Every fault, each at the field that it is about.
    public func problems(in action: Action) -> [Problem] {
        var found: [Problem] = []
        func refuse(_ code: String, _ field: String, _ details: [String: String] = [:]) {
            found.append(Problem(.invalid, code, details, at: field))
        }
        let name = subject.trimmingCharacters(in: .whitespacesAndNewlines)
        if name.isEmpty { refuse("draft.subject-needed", "subject") }
        if name.count > Self.longestSubject || name.unicodeScalars.contains(where: \.bendsLine) {
            refuse("draft.subject-invalid", "subject", ["limit": String(Self.longestSubject)])
        }
        if let target {
            let unit = target.unit.trimmingCharacters(in: .whitespaces)
            if unit.isEmpty || unit.count > 20 || unit.unicodeScalars.contains(where: \.bendsLine) {
                refuse("draft.unit-of-count-needed", "unit")
            }
            if kind == .rate, target.unit == "%", target.value.value > 100 {
                refuse("draft.rate-over-hundred", "value")
            }
        } else if kind == .count || kind == .level || kind == .rate {
            refuse("draft.target-needed", "value")
        }
        if weight == .zero { refuse("draft.weight-zero", "weight") }
        if let accountable, !action.reportingUnits.contains(accountable) {
            refuse("draft.unit-not-in-action", "accountable", ["action": String(action.ordinal)])
        }
        if kind == .milestone { found += stepProblems }
        return found
    }

    private var stepProblems: [Problem] {
        if milestones.isEmpty { return [Problem(.invalid, "draft.steps-needed", at: "milestones")] }
        var found = milestones.filter { step in
            let title = step.title.trimmingCharacters(in: .whitespaces)
            return title.isEmpty || title.count > Self.longestSubject
                || title.unicodeScalars.contains(where: \.bendsLine)
        }.map {
            Problem(.invalid, "draft.step-invalid", ["step": String($0.ordinal)], at: "milestones")
        }
        if milestones.allSatisfy({ $0.weight == .zero }) {
            found.append(Problem(.invalid, "draft.steps-unweighed", at: "milestones"))
        }
        return found
    }

    /// The commitment with these fields; `problems` must have found none.
    func filled(into commitment: Commitment) -> Commitment {
        var filled = commitment
        filled.subject = subject.trimmingCharacters(in: .whitespacesAndNewlines)
        filled.kind = kind
        filled.counting = counting
        filled.target = target.map { goal(from: $0, commitment.target) }
        filled.dueOn = dueOn
        filled.weight = weight
        filled.baseline = baseline
        filled.accountable = accountable
        filled.milestones =
            kind == .milestone
            ? milestones.enumerated().map { index, step in
                Milestone(
                    ordinal: index + 1, title: step.title.trimmingCharacters(in: .whitespaces),
                    weight: step.weight, dueOn: step.dueOn)
            } : []
        return filled
    }

    /// The notice's words stay as long as they say this number.
    private func goal(from goal: Goal, _ old: Target?) -> Target {
        let unit = goal.unit.trimmingCharacters(in: .whitespaces)
        let isSame = old.map { $0.value == goal.value.value && $0.unit == unit } ?? false
        return Target(
            comparator: goal.comparator, value: goal.value.value, unit: unit,
            per: goal.per.map { $0.trimmingCharacters(in: .whitespaces) }.flatMap { $0.isEmpty ? nil : $0 },
            text: isSame ? old?.text ?? "" : "\(goal.value)\(unit)")
    }
}
