extension FormIdentity {
    /// What a form is expected to be where it is handed in.
    public struct Expectation: Sendable {
        /// The plan that is reported against.
        public var plan: Plan
        /// The quarter asked for; nil for whichever the form says.
        public var quarter: Quarter?
        /// The units that may hand forms in here; nil for every unit of the plan.
        public var units: Set<ID<Unit>>?
        /// Every unit by its ID, for the words of a refusal.
        public var names: [ID<Unit>: Unit]

        /// An expectation.
        public init(plan: Plan, quarter: Quarter? = nil, units: Set<ID<Unit>>? = nil, names: [ID<Unit>: Unit])
        {
            self.plan = plan
            self.quarter = quarter
            self.units = units
            self.names = names
        }
    }

    /// Why this form does not belong here: `form.other-jurisdiction`, `-plan`, `-quarter`, `-unit`; all that apply.
    public func problems(expecting expected: Expectation) -> [Problem] {
        var found: [Problem] = []
        if jurisdiction != expected.plan.jurisdiction {
            found.append(
                Problem(
                    .conflict, "form.other-jurisdiction",
                    ["expected": expected.plan.jurisdiction.rawValue, "found": jurisdiction.rawValue]))
        }
        if plan != expected.plan.id {
            found.append(
                Problem(
                    .conflict, "form.other-plan",
                    ["expected": "\(expected.plan.year)", "found": "\(quarter.year)"]))
        }
        if let wanted = expected.quarter, wanted != quarter {
            found.append(
                Problem(
                    .conflict, "form.other-quarter",
                    ["expected": wanted.description, "found": quarter.description]))
        }
        if let units = expected.units, !units.contains(unit) {
            let wanted = units.sorted().compactMap { expected.names[$0]?.name.rawValue }
            found.append(
                Problem(
                    .conflict, "form.other-unit",
                    [
                        "expected": wanted.joined(separator: "、"),
                        "found": expected.names[unit]?.name.rawValue ?? unit.rawValue,
                    ]))
        }
        return found
    }

    /// Which actions were saved again since the form went out: importing it would undo what was written then.
    ///
    /// `current` holds the revisions as they are now. Each problem is `form.report-changed` with the action's number.
    public func problems(current: [ID<Action>: Int], plan: Plan) -> [Problem] {
        plan.actions.compactMap { action in
            guard let base = baseRevisions[action.id], let now = current[action.id], now != base else {
                return nil
            }
            return Problem(
                .conflict, "form.report-changed",
                ["action": String(action.ordinal), "base": String(base), "current": String(now)])
        }
    }
}

extension FilledForm {
    /// Files of one import that are issues of the same form, each but the first with its own answer.
    ///
    /// `form.twice` for an equal copy, `form.twice-different` for copies filled in differently; `first` names the file.
    public static func duplicates(among forms: [FilledForm]) -> [(name: String, problem: Problem)] {
        var first: [String: FilledForm] = [:]
        return forms.compactMap { form in
            guard let earlier = first[form.identity.formID] else {
                first[form.identity.formID] = form
                return nil
            }
            let code = earlier.fingerprint == form.fingerprint ? "form.twice" : "form.twice-different"
            return (form.name, Problem(.conflict, code, ["first": earlier.name]))
        }
    }
}
