extension ReportForm {
    /// A commitment's row, and one more for each step of a milestone commitment.
    static func commitmentRows(
        _ commitment: Commitment, _ section: ReportFormContext.Section, in context: ReportFormContext
    ) -> [FormRow] {
        let figure = section.previous[commitment.id] ?? .none
        let value = section.prefill(commitment)
        var cells: [FormCell] = [
            .fixed(String(commitment.ordinal), 1, .centred), .fixed(commitment.subject, 1, .body),
            .fixed(OfficialWords.target(of: commitment), 1, .body),
            .display(previous(figure, of: commitment, context), 1, .body),
            .fixed(ReportFormWords.measure(commitment), 1, .body),
        ]
        cells += numberCells(commitment, value)
        let reason: String = if case .notApplicable(let reason) = value { reason } else { "" }
        let state = reason.isEmpty ? "" : ReportFormWords.notApplicable
        cells += [
            input(commitment, .state, .choice(ReportFormWords.states), state, "是否适用"),
            input(commitment, .reason, .text, reason, "不适用原因"),
        ]
        let steps = commitment.kind == .milestone ? commitment.milestones : []
        let counting =
            section.countings[commitment.id].map { [countingRow($0, of: commitment, section)] } ?? []
        return [FormRow(cells: cells, lines: nil)] + counting
            + steps.map { stepRow($0, of: commitment, figure, value) }
    }

    private static func numberCells(_ commitment: Commitment, _ value: EntryValue) -> [FormCell] {
        let dash = FormCell.fixed(OfficialWords.none, 1, .centred)
        switch commitment.kind {
        case .count, .level, .standing:
            let amount = value.amount?.description ?? ""
            return [input(commitment, .amount, .number, amount, "本季度填报"), dash]
        case .rate:
            let ratio = value.ratio
            return [
                input(commitment, .numerator, .number, ratio?.numerator.description ?? "", "分子"),
                input(commitment, .denominator, .number, ratio?.denominator.description ?? "", "分母"),
            ]
        case .milestone:
            return [dash, dash]
        }
    }

    private static func stepRow(
        _ step: Milestone, of commitment: Commitment, _ figure: Figure, _ value: EntryValue
    ) -> FormRow {
        let prefill = value.reached.map { ReportFormWords.step($0.contains(step.ordinal)) } ?? ""
        let before =
            figure.status == .notReported
            ? "未报" : ReportFormWords.step(figure.milestones.contains(step.ordinal))
        return FormRow(
            cells: [
                .fixed("\(commitment.ordinal).\(step.ordinal)", 1, .centred), .fixed(step.title, 1, .body),
                .fixed(step.dueOn.map { "\($0.official)前" } ?? OfficialWords.none, 1, .body),
                .display(before, 1, .body), .fixed("节点是否完成", 1, .body),
                input(
                    commitment, .milestone(step.ordinal), .choice(ReportFormWords.steps), prefill, step.title),
                .fixed(OfficialWords.none, 3, .centred),
            ], lines: nil)
    }

    private static func input(
        _ commitment: Commitment, _ part: FormKey.Part, _ kind: FormInput.Kind, _ prefill: String,
        _ alias: String
    ) -> FormCell {
        let input = FormInput(key: .entry(commitment.id, part), kind: kind, prefill: prefill, alias: alias)
        return .input(input, 1)
    }

    /// What was accepted before this quarter; in the first quarter there is nothing before.
    private static func previous(
        _ figure: Figure, of commitment: Commitment, _ context: ReportFormContext
    ) -> String {
        context.previousQuarter.year < context.plan.year
            ? OfficialWords.none : OfficialWords.value(figure, of: commitment)
    }
}
