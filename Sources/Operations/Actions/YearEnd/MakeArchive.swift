import Database
import Documents
import Foundation
import Programme

/// Puts a year into one bundle that can be verified without the program's database: documents, figures with where they
/// come from, receipts, the audit chain, and the hash of each.
///
/// It is made from one snapshot as of the chain's last entry, so that equal data gives equal bytes on any day.
public struct MakeArchive: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// For the office.
    ///
    /// - Throws: `person.not-allowed`, `plan.none`, `plan.not-confirmed`; `document.cannot-write`.
    public func callAsFunction(year: Int, by person: Person) async throws -> (data: Data, name: String) {
        try await office.database.read { db in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            return try archive(year, db)
        }
    }

    /// For whoever runs the program.
    ///
    /// - Throws: `plan.none`, `plan.not-confirmed`; `document.cannot-write`.
    public func callAsFunction(year: Int) async throws -> (data: Data, name: String) {
        try await office.database.read { try archive(year, $0) }
    }

    private func archive(_ year: Int, _ db: any Connection) throws -> (data: Data, name: String) {
        guard let head = try AuditStore.head(office.jurisdiction, in: db) else {
            throw Problem(.conflict, "audit.end-missing", ["sequence": "1"])
        }
        var last: AuditEntry?
        try AuditStore.forEach(office.jurisdiction, after: head.sequence - 1, in: db) { last = $0 }
        guard let last else {
            throw Problem(.conflict, "audit.end-missing", ["sequence": String(head.sequence)])
        }
        let office = office.at(last.happenedAt)
        let end = try YearEnd(year: year, office, db)
        let (log, first, previous) = try log(of: end, db)
        var files = try documents(end, office)
        files.append(.init("figures.json", try ArchiveJSON.data(ArchiveFigures(end))))
        let reports = end.reports.sorted { ($0.quarter, $0.id) < ($1.quarter, $1.id) }
        files.append(
            .init(
                ArchiveManifest.reports, try ArchiveJSON.data(reports.map { ArchiveReport($0, end) })))
        files.append(.init(ArchiveManifest.audit, log))
        let manifest = ArchiveManifest(
            jurisdiction: office.jurisdiction.rawValue, year: year, isSample: end.jurisdiction.isSample,
            isFinal: end.isFinal,
            chain: .init(
                first: first, previous: previous, last: last.sequence, head: last.hash,
                at: last.happenedAt.description),
            files: files.map {
                .init(name: $0.name, size: $0.data.count, sha256: Digest.sha256($0.data))
            })
        files.append(.init(ArchiveManifest.name, try ArchiveJSON.data(manifest)))
        let name = DocumentNames.file(
            DocumentNames.archive(year), isProvisional: !end.isFinal, isSample: end.jurisdiction.isSample,
            ending: "zip")
        return (try ZipBundle.data(files), name)
    }

    /// The official documents of every quarter that has ended, and of the year.
    private func documents(_ end: YearEnd, _ office: Office) throws -> [ZipBundle.File] {
        let forms = MakeOfficialForm(office)
        var files: [ZipBundle.File] = []
        for quarter in end.plan.quarters where quarter <= end.quarter {
            let overview = try end.book.overview(quarter)
            for kind in [OfficialFormKind.progress, .bulletin, .sources] {
                files.append(
                    .init(
                        "documents/\(kind.rawValue)-\(quarter).docx",
                        try forms.document(kind, overview, .docx, quarter)))
            }
        }
        files.append(
            .init(
                "documents/breakdown.docx",
                try forms.document(.breakdown, end.book.overview(end.quarter), .docx, nil)))
        files.append(
            .init("documents/summary.docx", try OfficialForms.docx(end.summary(on: office.today))))
        return files
    }

    /// The chain from the plan's first entry, or the year's first if that came earlier, to its end.
    private func log(
        of end: YearEnd, _ db: any Connection
    ) throws -> (data: Data, first: Int, previous: String) {
        var (data, first, previous) = (Data(), 0, "")
        let subject = "plan/\(end.plan.id)"
        let start = Instant(end.plan.startsOn, hour: 0)
        try AuditStore.forEach(office.jurisdiction, in: db) { entry in
            if first == 0 {
                guard entry.happenedAt >= start || entry.subject == subject else { return }
                (first, previous) = (entry.sequence, entry.previousHash)
            }
            data += Data((try JSONColumn.text(ArchivedEntry(entry)) + "\n").utf8)
        }
        return (data, first, previous)
    }
}
