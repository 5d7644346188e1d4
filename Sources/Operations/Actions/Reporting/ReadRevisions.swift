import Database
import Programme

/// A report's history: every revision with its content.
public struct ReportHistory: Sendable {
    /// One revision.
    public struct Revision: Sendable {
        /// Its number, when and by whom.
        public var note: RevisionNote
        /// What it says.
        public var content: ReportContent
    }

    /// The revisions, oldest first.
    public var revisions: [Revision]

    /// What changed between two revisions; nil when one of them is not there. Revision 0 is the empty report.
    public func difference(from old: Int, to new: Int) -> RevisionDifference? {
        func content(_ number: Int) -> ReportContent? {
            number == 0
                ? ReportContent() : revisions.first { $0.note.revision == number }?.content
        }
        guard let before = content(old), let after = content(new) else { return nil }
        return RevisionDifference(from: before, to: after)
    }
}

/// Reads every revision of a report.
public struct ReadRevisions: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Throws `person.not-allowed` and `report.other-unit` for who may not see the unit's reports. Empty for a report that
    /// was never saved.
    public func callAsFunction(
        of report: ID<Report>, unit: ID<Unit>, by person: Person
    ) async throws -> ReportHistory {
        try await office.database.read { db in
            try person.mayFollow(reportsOf: unit, in: office.jurisdiction)
            return ReportHistory(
                revisions: try ReportStore.revisions(of: report, in: office.jurisdiction, db).compactMap {
                    note in
                    try ReportStore.content(
                        of: report, revision: note.revision, in: office.jurisdiction, db
                    ).map { ReportHistory.Revision(note: note, content: $0.content) }
                })
        }
    }
}
