/// Who may read what of a region's programme. Figures and lights of accepted reports are known within the district to
/// everybody who can sign in; these rules are about the rest.
extension Person {
    /// Whether they may read what reports of a unit say: its own people, the office, the auditor and the district's leader.
    ///
    /// Somebody of another unit, and whoever keeps the accounts, sees only where a report stands.
    public func mayReadReports(of unit: ID<Unit>) -> Bool {
        switch role {
        case .reviewer, .auditor, .districtLeader: true
        case .reporter, .leader: self.unit == unit
        case .administrator, .console: false
        }
    }

    /// Whether they may read a report in this state: what a unit writes before it hands it in is its own.
    public func mayRead(_ state: ReportState, of unit: ID<Unit>) -> Bool {
        guard mayReadReports(of: unit) else { return false }
        return switch state {
        case .none, .draft, .signed: self.unit == unit
        case .submitted, .returned, .accepted, .locked: true
        }
    }

    /// Whether they may know who of a unit, or who on its reports, did something. The district's leader reads everything
    /// that is not personal.
    public func maySeePeople(of unit: ID<Unit>) -> Bool {
        switch role {
        case .reviewer, .auditor, .administrator: true
        case .reporter, .leader: self.unit == unit
        case .districtLeader, .console: false
        }
    }
}
