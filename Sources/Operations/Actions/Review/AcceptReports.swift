import Database
import Programme

/// Accepts many reports at once, all of them or none: those in which nothing is flagged.
public struct AcceptReports: Sendable {
    /// A report as the reviewer saw it.
    public struct Choice: Hashable, Sendable {
        /// Which one.
        public var report: ID<Report>
        /// The revision that was seen: another one, handed in meanwhile, was not.
        public var revision: Int

        /// A choice.
        public init(report: ID<Report>, revision: Int) {
            self.report = report
            self.revision = revision
        }
    }

    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The accepted reports, in the plan's order.
    ///
    /// - Throws: `person.not-allowed`, `accept.none-chosen`, `report.quarter-locked`; `Problems` with every report that
    ///   does not qualify: `accept.unknown`, `accept.not-submitted`, `accept.other-revision`, `accept.own-submission`,
    ///   `accept.flagged`.
    @discardableResult
    public func callAsFunction(
        _ choices: Set<Choice>, quarter: Quarter, by person: Person
    ) async throws -> [ReportRecord] {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            guard !choices.isEmpty else { throw Problem(.invalid, "accept.none-chosen") }
            let moves = try ReportDesk(office, quarter: quarter, tx)
            guard !moves.period.isLocked else { throw Problem(.conflict, "report.quarter-locked") }
            let desk = try ReviewDesk(moves.office, quarter: quarter, tx)
            let chosen = desk.statuses.compactMap { status in
                choices.first { $0.report == status.record?.id }.map { (status: status, choice: $0) }
            }
            var problems = chosen.compactMap { problem(with: $0.status, $0.choice, desk, person) }
            if chosen.count < choices.count { problems.append(Problem(.invalid, "accept.unknown")) }
            guard problems.isEmpty else { throw Problems(problems) }
            let accepted = try chosen.compactMap { pair in
                try pair.status.record.map { try moves.move(.accept, $0, by: person) }
            }
            var details = ["quarter": quarter.description]
            for report in accepted {
                try moves.keepLastMove(of: report)
                details["report/\(report.id)"] = "\(report.revision) \(report.contentHash)"
            }
            try AuditStore.append(
                AuditEvent("reports.accepted", subject: "plan/\(desk.plan.id)", details: details),
                by: person, at: moves.office.now(), in: tx)
            let ordinals = Dictionary(
                desk.plan.actions.map { ($0.id, $0.ordinal) }, uniquingKeysWith: { first, _ in first })
            try OutboxStore.append(
                accepted.map { report in
                    OutboxEvent(
                        .reportAccepted, "report/\(report.id)", unit: report.unit, quarter: quarter,
                        action: ordinals[report.action], by: person, moves.office)
                }, of: office.jurisdiction, in: tx)
            return accepted
        }
    }

    /// Why a report cannot be among them, with its name.
    private func problem(
        with status: ReportStatus, _ choice: Choice, _ desk: ReviewDesk, _ person: Person
    ) -> Problem? {
        guard let record = status.record else { return nil }
        let name = [
            "action": String(status.action.ordinal), "unit": status.unit.name.rawValue,
            "state": record.state.rawValue,
        ]
        func problem(_ code: String) -> Problem { Problem(.conflict, code, name, at: record.id.rawValue) }
        if record.state != .submitted { return problem("accept.not-submitted") }
        if record.revision != choice.revision { return problem("accept.other-revision") }
        if record.receipt?.by == person.id { return problem("accept.own-submission") }
        let flags = desk.flags(of: status, record, record.content)
        return flags.isEmpty ? nil : problem("accept.flagged")
    }
}
