import Database
import Programme

/// Gathers what a unit's report form is made from.
struct ReportFormSource {
    let office: Office
    let plan: Plan
    let db: any Connection

    /// The form's context: the unit's actions with their latest content and what was accepted before.
    ///
    /// - Parameters:
    ///   - reports: the unit's reports of the quarter.
    ///   - counted: of a form that came back, the commitments that have a row for what their ledger counts, with what it
    ///     said then; nil for a form that goes out.
    ///
    /// Throws `form.unit-reports-nothing` for a unit that answers for no action.
    func context(
        of unit: Unit, period: Period, reports: [ReportRecord], formID: String, issuedOn: Day,
        counted: [ID<Commitment>: String]? = nil
    ) throws -> ReportFormContext {
        let actions = plan.actions.filter { $0.reportingUnits.contains(unit.id) }
        // Of every unit: a commitment may have been another's before.
        let earlier = try ReportStore.all(of: actions.map(\.id), before: period.quarter, in: plan, db)
        let countings = try countings(
            of: actions.flatMap { $0.commitments(of: unit.id) }, period.quarter, issued: counted)
        let sections = actions.map { action in
            let latest = reports.first { $0.action == action.id }
            let commitments = action.commitments(of: unit.id)
            return ReportFormContext.Section(
                action: action, commitments: commitments, baseRevision: latest?.revision ?? 0,
                content: latest?.content,
                previous: Dictionary(
                    uniqueKeysWithValues: commitments.map { commitment in
                        (commitment.id, previous(commitment, earlier, before: period.quarter))
                    }),
                countings: countings.filter { found in commitments.contains { $0.id == found.key } })
        }
        guard !sections.isEmpty else {
            throw Problem(.invalid, "form.unit-reports-nothing", ["unit": unit.name.rawValue])
        }
        let jurisdiction = try PeopleStore.jurisdiction(plan.jurisdiction, in: db)
        return ReportFormContext(
            jurisdictionName: jurisdiction.name, plan: plan, unit: unit, period: period, formID: formID,
            issuedOn: issuedOn, sections: sections, sendTo: jurisdiction.officeName, mark: jurisdiction.mark)
    }

    /// What ledgers count of some commitments: of all that draw on one for a form that goes out, of those that have a row
    /// for it in a form that came back.
    private func countings(
        of commitments: [Commitment], _ quarter: Quarter, issued: [ID<Commitment>: String]?
    ) throws -> [ID<Commitment>: FormCounting] {
        let desk = try SourceDesk(office, commitments, db)
        let now = try desk.countings(of: commitments, quarter)
        var found: [ID<Commitment>: FormCounting] = [:]
        for commitment in commitments {
            let feed = desk.sources[commitment.id]?.feed
            guard issued.map({ $0[commitment.id] != nil }) ?? (feed != nil) else { continue }
            let counting = now[commitment.id]
            let ledger = feed.flatMap { desk.ledgers[$0.ledger] }
            let name = feed.flatMap { ledger?.feed($0.feed)?.label.zhHans ?? $0.feed } ?? ""
            found[commitment.id] = FormCounting(
                source: "《\(ledger?.label.zhHans ?? feed?.ledger ?? "")》台账：\(name)", counting: counting,
                issued: issued?[commitment.id] ?? counting?.value(of: commitment)?.plain ?? "")
        }
        return found
    }

    /// What a section says when nobody wrote in it.
    static func blank(_ section: ReportFormContext.Section) -> ReportContent {
        ReportContent(
            entries: section.commitments.map {
                ReportEntry(commitment: $0.id, definition: $0.definition, value: .notReported)
            })
    }

    private func previous(
        _ commitment: Commitment, _ reports: [ReportRecord], before quarter: Quarter
    ) -> Figure {
        let accepted = AcceptedValue.values(of: [commitment], in: reports)
        return Figure(of: commitment, from: accepted[commitment.id] ?? [], through: quarter.previous)
    }
}

/// Makes the blank form of a unit for a quarter.
public struct MakeReportForm: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The forms of one unit, or of every unit that reports.
    ///
    /// - Throws: `plan.none`, `plan.not-confirmed`, `period.not-in-plan`, `unit.not-found`.
    public func callAsFunction(
        quarter: Quarter, unit name: String?
    ) async throws -> [ReportForm] {
        try await office.database.read { db in
            let plan = try PlanStore.find(year: quarter.year, in: office.jurisdiction, db)
            guard plan.status == .confirmed else {
                throw Problem(.conflict, "plan.not-confirmed", ["year": String(plan.year)])
            }
            let period = try PeriodStore.find(quarter, of: plan, db)
            let all = try PeopleStore.units(of: office.jurisdiction, in: db)
            let units =
                try name.map { [try PeopleStore.unit(named: $0, of: office.jurisdiction, in: db)] }
                ?? plan.reportingUnits.compactMap { id in all.first { $0.id == id } }
            let source = ReportFormSource(office: office, plan: plan, db: db)
            return try units.map { unit in
                ReportForm.make(
                    try source.context(
                        of: unit, period: period,
                        reports: ReportStore.all(of: plan, quarter: quarter, unit: unit.id, db),
                        formID: office.newID(), issuedOn: office.today))
            }
        }
    }
}
