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
    ///   - revision: the revision that the person had before them; nil when nobody looked at one. What was saved
    ///     meanwhile is never signed or handed in unseen.
    /// - Returns: the report after the move; after a submission its last move is the sealed receipt.
    /// - Throws: what `ReportState.after` refuses with; `report.nothing-saved` before the first save;
    ///   `report.newer-revision` when there is another revision than `revision`.
    @discardableResult
    public func callAsFunction(
        _ move: ReportMove, quarter: Quarter, unit name: String, action ordinal: Int, by person: Person,
        reason: String? = nil, revision: Int? = nil
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
            guard moved.revision > 0 else { throw Problem(.conflict, "report.nothing-saved") }
            if let revision, revision != moved.revision {
                throw Problem(
                    .conflict, "report.newer-revision",
                    ["base": String(revision), "current": String(moved.revision)])
            }
            try desk.keepLastMove(of: moved)
            if move == .sign { try desk.freezeCountings(with: moved) }
            try AuditStore.append(
                AuditEvent(
                    "report.\(move.rawValue)", subject: "report/\(moved.id)",
                    details: [
                        "state": moved.state.rawValue, "revision": String(moved.revision),
                        "content": moved.contentHash,
                    ]),
                by: person, at: desk.office.now(), in: tx)
            if let kind = OutboxKind(move) {
                try OutboxStore.append(
                    OutboxEvent(
                        kind, "report/\(moved.id)", unit: unit.id, quarter: quarter, action: ordinal,
                        by: person,
                        desk.office), of: office.jurisdiction, in: tx)
            }
            return moved
        }
    }
}
