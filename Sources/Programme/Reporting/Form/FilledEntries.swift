import Foundation

extension FilledValues {
    /// What stands in a commitment's row, each fault noted at its cell.
    mutating func entry(_ commitment: Commitment) -> Entry {
        let faultsBefore = problems.count
        let state = choice(commitment, .state, from: ReportFormWords.states)
        let reason = text(.entry(commitment.id, .reason))
        let value = value(commitment)
        let saysReported = state == ReportFormWords.reported
        guard state == ReportFormWords.notApplicable else {
            if !reason.isEmpty, faultsBefore == problems.count {
                report("form.reason-without-choice", commitment, .reason, ["found": form.short(reason)])
            }
            // A cell with a fault holds something: do not also say that it is empty.
            return Entry(value: value, saysReported: saysReported && faultsBefore == problems.count)
        }
        if value != .notReported { report("form.value-and-not-applicable", commitment, .state) }
        let entry = EntryValue.notApplicable(reason: reason)
        for problem in ReportValidation.problems(in: entry, for: commitment) {
            report(problem.code, commitment, .reason, problem.message.details)
        }
        return Entry(value: entry)
    }

    private mutating func value(_ commitment: Commitment) -> EntryValue {
        switch commitment.kind {
        case .count, .level, .standing:
            guard let amount = amount(commitment, .amount) else { return .notReported }
            return checked(.amount(amount), commitment) { _ in .amount }
        case .rate: return ratio(commitment)
        case .milestone: return milestones(commitment)
        }
    }

    private mutating func ratio(_ commitment: Commitment) -> EntryValue {
        let before = problems.count
        let numerator = amount(commitment, .numerator)
        let denominator = amount(commitment, .denominator)
        guard before == problems.count else { return .notReported }
        switch (numerator, denominator) {
        case (nil, nil): return .notReported
        case (.some, nil): report("form.denominator-missing", commitment, .denominator)
        case (nil, .some): report("form.numerator-missing", commitment, .numerator)
        case (let numerator?, let denominator?):
            return checked(.ratio(numerator: numerator, denominator: denominator), commitment) { code in
                code == "entry.denominator-zero" ? .denominator : .numerator
            }
        }
        return .notReported
    }

    /// All steps or none: a step left open among answered ones would count as not reached unasked.
    private mutating func milestones(_ commitment: Commitment) -> EntryValue {
        let before = problems.count
        var reached: [Int] = []
        var open: [Int] = []
        for step in commitment.milestones {
            switch choice(commitment, .milestone(step.ordinal), from: ReportFormWords.steps) {
            case nil: open.append(step.ordinal)
            case ReportFormWords.step(true): reached.append(step.ordinal)
            default: break
            }
        }
        guard before == problems.count, open.count < commitment.milestones.count else { return .notReported }
        for ordinal in open { report("form.step-unanswered", commitment, .milestone(ordinal)) }
        return .milestones(reached)
    }

    /// The value if the rules of reports accept it; `part` tells whose cell a fault belongs to.
    private mutating func checked(
        _ value: EntryValue, _ commitment: Commitment, part: (String) -> FormKey.Part
    ) -> EntryValue {
        for problem in ReportValidation.problems(in: value, for: commitment) {
            report(problem.code, commitment, part(problem.code), problem.message.details)
        }
        return value
    }

    /// One of the choices, or nil for none.
    private mutating func choice(
        _ commitment: Commitment, _ part: FormKey.Part, from choices: [String]
    ) -> String? {
        guard let cell = cell(.entry(commitment.id, part)) else { return nil }
        if choices.contains(cell.text) { return cell.text }
        report(
            "form.unknown-choice", commitment, part,
            ["found": form.short(cell.text), "choices": choices.joined(separator: "、")])
        return nil
    }

    /// A number, or nil for none. Excel turns a typed 85% into 0.85 shown as a percentage.
    private mutating func amount(_ commitment: Commitment, _ part: FormKey.Part) -> Amount? {
        guard let cell = cell(.entry(commitment.id, part)) else { return nil }
        let isPercent = commitment.target?.unit == "%" && part == .amount
        var text = cell.text
        switch cell.nature {
        case .date:
            report("form.date-in-number", commitment, part, ["found": form.short(text)])
            return nil
        case .percentage:
            guard isPercent, let share = Decimal(plain: text) else {
                report("form.percent-format", commitment, part, ["found": form.short(text)])
                return nil
            }
            text = (share * 100).rounded(scale: 6).plain
        case .text where isPercent && (text.hasSuffix("%") || text.hasSuffix("％")):
            text = String(text.dropLast())
        case .text, .number, .boolean, .error, .formula: break
        }
        do throws(Amount.Refusal) {
            return try Amount(reading: text)
        } catch {
            report(error.rawValue, commitment, part, ["value": form.short(cell.text)])
            return nil
        }
    }
}
