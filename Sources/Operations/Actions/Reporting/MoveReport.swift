import Database
import Programme

/// Signs, submits, withdraws, takes up, returns, accepts or reopens a report: one move, one row, one audit entry.
public struct MoveReport: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - move: any move but `save` and `lock`, which have actions of their own.
    ///   - unit: the unit's name or alias.
    ///   - action: the action's number.
    ///   - reason: needed to return and to reopen.
    ///   - seen: the revision that the person had before them; nil when it does not matter.
    /// - Returns: the report after the move; after a submission its last move is the sealed receipt.
    /// - Throws: what `ReportState.after` refuses with; `report.nothing-saved` before the first save;
    ///   `report.other-revision` when it is not the one that was seen.
    @discardableResult
    public func callAsFunction(
        _ move: ReportMove, quarter: Quarter, unit name: String, action ordinal: Int, by person: Person,
        reason: String? = nil, seen: Int? = nil
    ) async throws -> ReportRecord {
        try await office.database.write { tx in
            let desk = try ReportDesk(office, quarter: quarter, tx)
            let unit = try PeopleStore.unit(named: name, of: office.jurisdiction, in: tx)
            // A save without content and a lock of one report alone would both leave half a thing behind.
            guard move != .save, move != .lock else {
                throw Problem(
                    .invalid, "report.cannot-\(move.rawValue)", ["state": ReportState.none.rawValue])
            }
            let record = try desk.record(try desk.plan.action(ordinal), unit)
            let moved = try desk.move(move, record, by: person, reason: reason)
            guard seen ?? record.revision == record.revision else {
                throw Problem(.conflict, "report.other-revision")
            }
            guard moved.revision > 0 else { throw Problem(.conflict, "report.nothing-saved") }
            try desk.keepLastMove(of: moved)
            try AuditStore.append(
                AuditEvent(
                    "report.\(move.rawValue)", subject: "report/\(moved.id)",
                    details: [
                        "state": moved.state.rawValue, "revision": String(moved.revision),
                        "content": moved.contentHash,
                    ]),
                by: person, at: desk.office.now(), in: tx)
            return moved
        }
    }
}
