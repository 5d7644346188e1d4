import Documents
import Foundation
import Programme

@testable import Operations

/// Every kind of form as files, for these tests and for readers outside (`Tests/Readers/check_documents.py`).
enum ProducedForms {
    static func all() throws -> [(name: String, data: Data)] {
        let plan = try FormFileSamples.plan()
        let units = try FormFileSamples.units()
        let facts = FormFileSamples.facts(plan)
        let annex = ProgressForm.make(
            plan: plan, units: units, annexName: FormFileSamples.annexName, quarter: FormFileSamples.quarter,
            facts: facts, mark: "样例数据")
        let blank = ProgressForm.make(
            plan: plan, units: units, annexName: FormFileSamples.annexName, quarter: nil, facts: [])
        let breakdown = BreakdownForm.make(plan: plan, units: units)
        let bulletin = try bulletin(plan, units, facts)
        let form = ReportForm.make(try FormFileSamples.context())
        return [
            ("annex-2023Q2.docx", try OfficialForms.docx(annex)),
            ("annex-2023Q2.xlsx", try OfficialForms.xlsx(annex)),
            ("annex-blank.docx", try OfficialForms.docx(blank)),
            ("annex-blank.xlsx", try OfficialForms.xlsx(blank)),
            ("breakdown.docx", try OfficialForms.docx(breakdown)),
            ("breakdown.xlsx", try OfficialForms.xlsx(breakdown)),
            ("bulletin.docx", try OfficialForms.docx(bulletin)),
            ("bulletin.xlsx", try OfficialForms.xlsx(bulletin)), ("report.docx", try form.docx()),
            ("report.xlsx", try form.xlsx()),
            ("notice-draft.docx", try OfficialForms.docx(NoticeDraftFileTests.draft(8))),
            ("report-counted.docx", try ReportFormFileTests.counted().docx()),
            ("report-counted.xlsx", try ReportFormFileTests.counted().xlsx()),
        ]
    }

    static func bulletin(
        _ plan: Plan, _ units: [ID<Programme.Unit>: Programme.Unit], _ facts: [QuarterReportFacts]
    ) throws -> BulletinForm {
        var standings: [ID<Commitment>: CommitmentStanding] = [:]
        for commitment in plan.actions.flatMap(\.commitments) where commitment.kind == .count {
            let figure = Figure(
                of: commitment,
                from: [.init(quarter: FormFileSamples.quarter, value: .amount(try Amount(2)))],
                through: FormFileSamples.quarter)
            standings[commitment.id] = CommitmentStanding(
                figure: figure,
                progress: Progress(
                    of: commitment, figure: figure, plan: plan, on: FormFileSamples.quarter.lastDay))
        }
        return BulletinForm.make(
            .init(
                plan: plan, units: units, period: FormFileSamples.period, facts: facts, standings: standings,
                issuer: "博山区妇女儿童工作委员会办公室", issuedOn: FormFileSamples.period.dueOn.adding(days: 6),
                mark: "样例数据"))
    }
}
