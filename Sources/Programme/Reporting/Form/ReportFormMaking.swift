extension ReportForm {
    /// The form of a unit for a quarter; the same context always gives the same form.
    public static func make(_ context: ReportFormContext) -> ReportForm {
        let blocks = [head(context)] + context.sections.map { section($0, in: context) }
        let bases = Dictionary(
            context.sections.map { ($0.action.id, $0.baseRevision) }, uniquingKeysWith: { first, _ in first })
        let identity = FormIdentity(
            formID: context.formID, plan: context.plan.id, unit: context.unit.id,
            quarter: context.period.quarter, jurisdiction: context.plan.jurisdiction,
            issuedOn: context.issuedOn, baseRevisions: bases,
            counted: Dictionary(
                context.sections.flatMap(\.countings).map { ($0.key, $0.value.issued) },
                uniquingKeysWith: { first, _ in first }),
            layout: digest(of: blocks, context))
        return ReportForm(identity: identity, context: context, blocks: blocks)
    }

    private static func head(_ context: ReportFormContext) -> FormBlock {
        var rows = [
            FormRow(cells: [.fixed(ReportFormWords.title(context), columnCount, .title)], lines: 2)
        ]
        if let mark = context.mark {
            rows.append(FormRow(cells: [.display(mark, columnCount, .mark)], lines: nil))
        }
        rows.append(
            FormRow(
                cells: [
                    .fixed("填报单位", 2, .heading), .fixed(context.unit.name.rawValue, 2, .body),
                    .fixed("报告期", 1, .heading), .fixed(context.period.quarter.official, 2, .body),
                    .fixed("报送截止", 1, .heading), .display(context.period.dueOn.official, 1, .body),
                ], lines: nil))
        let guidance = ReportFormWords.guidance(context)
        rows.append(
            FormRow(
                cells: [.display(guidance.joined(separator: "\n"), columnCount, .guidance)],
                lines: guidance.count))
        return FormBlock(rows: rows, headerRow: nil)
    }

    private static func section(
        _ section: ReportFormContext.Section, in context: ReportFormContext
    ) -> FormBlock {
        let action = section.action
        var rows = [
            FormRow(
                cells: [.fixed("第\(action.ordinal)项：\(action.title)", columnCount, .section)], lines: nil),
            FormRow(cells: ReportFormWords.columns.map { .fixed($0, 1, .heading) }, lines: 2),
        ]
        if section.commitments.isEmpty {
            rows.append(
                FormRow(cells: [.display(ReportFormWords.noCommitment, columnCount, .body)], lines: nil))
        }
        for commitment in section.commitments {
            rows += commitmentRows(commitment, section, in: context)
        }
        let content = section.content ?? ReportContent()
        let passages: [(FormKey.Passage, String, String, Int)] = [
            (.narrative, "本季度具体措施及任务进度情况", content.narrative, 8), (.problems, "存在问题", content.problems, 4),
            (.nextSteps, "下步打算", content.nextSteps, 4), (.evidence, "佐证材料", content.evidence, 3),
        ]
        for (passage, label, prefill, lines) in passages {
            let input = FormInput(
                key: .passage(action.ordinal, passage), kind: .multiline, prefill: prefill, alias: label)
            rows.append(
                FormRow(
                    cells: [.fixed(label, 2, .heading), .input(input, columnCount - 2)], lines: lines))
        }
        return FormBlock(rows: rows, headerRow: 1)
    }

    /// Tells a form that was made before the plan was amended. Values and dates shown do not count.
    private static func digest(of blocks: [FormBlock], _ context: ReportFormContext) -> String {
        var parts: [String] = []
        for block in blocks {
            for row in block.rows {
                for cell in row.cells {
                    switch cell.content {
                    case .fixed(let text): parts.append("f\(cell.columns) \(text)")
                    case .display: parts.append("d\(cell.columns)")
                    case .input(let input): parts.append("i\(cell.columns) \(input.key) \(input.kind)")
                    }
                }
                parts.append("row")
            }
        }
        // A definition can change without a word of the form changing, and values hold for one definition.
        parts += context.sections.flatMap(\.commitments).map {
            "\($0.id)#\($0.definition) \($0.kind.rawValue)"
        }
        return FormIdentity.stableHash(parts)
    }
}

extension FormCell {
    static func fixed(_ text: String, _ columns: Int, _ style: Style) -> FormCell {
        FormCell(content: .fixed(text), columns: columns, style: style)
    }

    static func display(_ text: String, _ columns: Int, _ style: Style) -> FormCell {
        FormCell(content: .display(text), columns: columns, style: style)
    }

    static func input(_ input: FormInput, _ columns: Int) -> FormCell {
        FormCell(content: .input(input), columns: columns, style: .body)
    }
}
