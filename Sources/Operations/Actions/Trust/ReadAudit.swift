import Database
import Documents
import Foundation
import Programme

/// A page of the audit log.
public struct AuditPage: Sendable {
    /// The entries, the latest first.
    public var entries: [AuditLine]
    /// How many fit the filter on all pages.
    public var count: Int
    /// What asks for the page of later entries: its `below`; nil on the first page.
    public var newer: Newer?
    /// What asks for the page of earlier entries: its `below`; nil on the last page.
    public var older: Int?
    /// Names, and the lists to choose from.
    public var book: AuditBook
    /// What the reports among the subjects are called.
    let reports: [String: AuditSubject]

    /// What a subject is called; nil for what has no name.
    public func subject(_ subject: String) -> AuditSubject? { book.subjects[subject] ?? reports[subject] }

    /// Where the page of later entries begins.
    public enum Newer: Hashable, Sendable {
        /// At the log's end: it is the first page.
        case first
        /// Below a sequence.
        case below(Int)
    }
}

/// Reads the audit log, for the administrator and the auditor.
public struct ReadAudit: Sendable {
    let office: Office
    let books: AuditBooks

    /// Entries on a page.
    public static let pageSize = 60

    /// In an office.
    ///
    /// - Parameter books: what pages before this one have read.
    public init(_ office: Office, _ books: AuditBooks = AuditBooks()) {
        self.office = office
        self.books = books
    }

    /// One page.
    ///
    /// - Parameter below: only entries before this sequence; nil for the latest.
    /// - Throws: `person.not-allowed`.
    public func callAsFunction(
        _ filter: AuditFilter = AuditFilter(), below: Int? = nil, by person: Person
    ) async throws -> AuditPage {
        try await office.database.read { db in
            try person.mayAct(as: .administrator, .auditor, in: office.jurisdiction)
            let (region, size) = (office.jurisdiction, ReadAudit.pageSize)
            var entries = try AuditStore.latest(filter, of: region, below: below, limit: size + 1, in: db)
            let hasOlder = entries.count > size
            if hasOlder { entries.removeLast() }
            // The page before ends just above this one; if it has less than a page's entries it is the first.
            let above = try below.map {
                try AuditStore.newer(filter, of: region, than: $0 - 1, limit: size + 1, in: db)
            }
            let newer = above.map { $0.count > size ? AuditPage.Newer.below($0[size]) : .first }
            let book = try books.book(of: region, db)
            return AuditPage(
                entries: entries,
                count: filter == AuditFilter()
                    ? book.count : try AuditStore.count(filter, of: region, in: db),
                newer: newer, older: hasOlder ? entries.last?.sequence : nil, book: book,
                reports: try AuditStore.names(ofReports: entries.map(\.subject), in: region, db))
        }
    }

    /// The entries that fit as a spreadsheet, the latest first.
    ///
    /// - Parameters:
    ///   - sheet: the sheet's name.
    ///   - columns: the heads of time, person, event, subject, details, sequence and hash.
    ///   - event: an event's words.
    /// - Throws: `person.not-allowed`; `document.too-many-rows` beyond 1,048,575 entries; `document.cannot-write`.
    public func spreadsheet(
        _ filter: AuditFilter, sheet: String, columns: [String],
        event: @Sendable @escaping (String) -> String,
        by person: Person
    ) async throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appending(path: "banshi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "entries.xlsx")
        try await office.database.read { db in
            try person.mayAct(as: .administrator, .auditor, in: office.jurisdiction)
            let people = try AuditStore.people(of: office.jurisdiction, in: db)
            let widths: [Double] = [18, 18, 22, 44, 60, 10, 66]
            let writer = try RowWriter(
                path: file.path, sheet: sheet,
                columns: zip(columns, widths).map { RowWriter.Column($0, .text, width: $1) })
            try AuditStore.forEach(filter, of: office.jurisdiction, in: db) { entry in
                try writer.append(
                    [
                        entry.happenedAt.local, people[entry.actor] ?? entry.actor, event(entry.event),
                        entry.subject, entry.details, String(entry.sequence), entry.hash,
                    ].map { .text($0) })
            }
            try writer.close()
        }
        return try Data(contentsOf: file)
    }
}
