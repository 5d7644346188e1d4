/// Who may do what with the rows of a ledger. What is personal is read in clear by the people of the row's own unit alone.
extension Person {
    /// Whether they may write rows of a unit: its reporter and its leader; the console, for rows that come with the machine.
    public func mayWriteRecords(of unit: ID<Unit>) -> Bool {
        switch role {
        case .reporter, .leader: isActive && self.unit == unit
        case .console: isActive
        default: false
        }
    }

    /// Whether they may read personal fields of a unit's rows.
    public func mayReadPersonal(of unit: ID<Unit>) -> Bool {
        switch role {
        case .reporter, .leader: isActive && self.unit == unit
        default: false
        }
    }

    /// The unit whose rows they see, where a ledger is about people; nil for all.
    public func recordsScope(in ledger: Ledger) -> ID<Unit>? {
        switch role {
        case .reporter, .leader: ledger.isPersonal ? unit : nil
        default: nil
        }
    }
}
