import Programme

/// Works out what pages and forms say of a plan's rows.
struct PlanFigures {
    let plan: Plan
    let thresholds: LightThresholds
    let office: Office
    /// What failed checks took off, and what is closed.
    var supervised = SupervisedFacts()

    private struct Key: Hashable {
        var action: ID<Action>
        var unit: ID<Unit>
    }

    /// Where every commitment stands after a quarter.
    func lines(
        _ accepted: [ID<Commitment>: [AcceptedValue]], _ quarter: Quarter
    ) -> [ProgressOverview.Line] {
        plan.actions.flatMap { action in
            action.commitments.map { commitment in
                let figure = Figure(
                    of: commitment, from: accepted[commitment.id] ?? [], through: quarter,
                    checks: supervised.checks[commitment.id] ?? [])
                return ProgressOverview.Line(
                    action: action, commitment: commitment, figure: figure,
                    progress: Progress(
                        of: commitment, figure: figure, plan: plan, on: quarter.lastDay,
                        isClosed: supervised.isClosed(commitment.id, in: quarter, of: plan),
                        thresholds: thresholds))
            }
        }
    }

    /// Which reports are due in a quarter, and which came.
    ///
    /// - Parameters:
    ///   - reports: those of the quarter.
    ///   - extensions: the later days that units were given.
    func statuses(
        _ units: [ID<Unit>: Unit], _ reports: [ReportRecord], _ period: Period, _ extensions: [ID<Unit>: Day]
    ) -> [ReportStatus] {
        let found = Dictionary(
            reports.map { (Key(action: $0.action, unit: $0.unit), $0) },
            uniquingKeysWith: { first, _ in first })
        return plan.actions.flatMap { action in
            action.reportingUnits.compactMap { id -> ReportStatus? in
                guard let unit = units[id] else { return nil }
                let record = found[Key(action: action.id, unit: id)]
                let arrived = record?.firstSubmission?.at.day ?? office.today
                return ReportStatus(
                    action: action, unit: unit, record: record, state: record?.state ?? .none,
                    lateness: period.lateness(
                        on: arrived, extendedTo: extensions[id], calendar: office.calendar),
                    dueOn: max(period.dueOn, extensions[id] ?? period.dueOn))
            }
        }
    }
}
