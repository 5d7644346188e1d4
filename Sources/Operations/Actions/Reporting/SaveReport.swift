import Database
import Programme

/// Writes a report's content: a new revision, in draft. The person's working copy has served and goes.
public struct SaveReport: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The saved report, or nil when the content was the same as before.
    ///
    /// - Parameter baseRevision: the revision that the person had before them, 0 for none; nil when nobody looked at
    ///   one. What was saved meanwhile is never written over unseen.
    /// - Throws: what `ReportState.after` refuses with; `report.changed-meanwhile` with both revisions, when there is a
    ///   newer one than `baseRevision` that says something else; `evidence.not-found` and its kin for files that were
    ///   not brought for this report; `Problems` when a value is impossible.
    @discardableResult
    public func callAsFunction(
        _ content: ReportContent, quarter: Quarter, unit name: String, action ordinal: Int, by person: Person,
        baseRevision: Int? = nil
    ) async throws -> ReportRecord? {
        try await office.database.write { tx in
            let desk = try ReportDesk(office, quarter: quarter, tx)
            let unit = try PeopleStore.unit(named: name, of: office.jurisdiction, in: tx)
            let action = try desk.plan.action(ordinal)
            let record = try desk.record(action, unit)
            // Who may not save learns nothing of what is there.
            _ = try desk.move(.save, record, by: person)
            let key = ReportKey(quarter: quarter, action: action.id, unit: unit.id)
            let content = content.with(files: try desk.files(content.files, of: key))
            if let baseRevision, record.revision > baseRevision,
                record.content.canonical != content.canonical
            {
                throw Problem(
                    .conflict, "report.changed-meanwhile",
                    ["base": String(baseRevision), "current": String(record.revision)])
            }
            let wrong = try faults(content, action, unit, desk)
            guard wrong.isEmpty else { throw Problems(wrong) }
            let saved = try desk.save(content, to: record, form: nil, by: person)
            try WorkingCopyStore.drop(key, of: person, in: tx)
            guard let saved else { return nil }
            try AuditStore.append(
                AuditEvent(
                    "report.save", subject: "report/\(saved.id)",
                    details: ["revision": String(saved.revision), "content": saved.contentHash]),
                by: person, at: desk.office.now(), in: tx)
            return saved
        }
    }

    private func faults(
        _ content: ReportContent, _ action: Action, _ unit: Unit, _ desk: ReportDesk
    ) throws -> [Problem] {
        try desk.foreign(content, action, unit.id)
            + action.commitments(of: unit.id).flatMap { commitment -> [Problem] in
                let value = content.entry(of: commitment.id)?.value ?? .notReported
                return value == .notReported ? [] : ReportValidation.problems(in: value, for: commitment)
            }
    }
}
