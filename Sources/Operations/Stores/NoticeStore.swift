import Database
import Programme

/// A notice as it came in: its text whole, and where it came from.
public struct StoredNotice: Sendable {
    /// Which one.
    public var id: ID<Notice>
    /// The name of the file it was read from.
    public var fileName: String
    /// SHA-256 of that file.
    public var fileHash: String
    /// The text as read; spans point into it.
    public var text: String
    /// What the importer understood; the actions stand in the plan and are not repeated here.
    public var parsed: ParsedNotice

    /// A notice.
    public init(id: ID<Notice>, fileName: String, fileHash: String, text: String, parsed: ParsedNotice) {
        self.id = id
        self.fileName = fileName
        self.fileHash = fileHash
        self.text = text
        self.parsed = parsed
    }
}

/// The notices' rows.
public enum NoticeStore {
    /// The notice that was read from a file of this hash, if it was imported before.
    static func id(
        ofFile hash: String, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> ID<Notice>? {
        try db.value(
            "SELECT id FROM notices WHERE jurisdiction = \(jurisdiction) AND file_hash = \(hash)",
            as: ID<Notice>.self)
    }

    static func insert(
        _ notice: StoredNotice, jurisdiction: JurisdictionCode, by person: Person, at now: Instant,
        in tx: any Transaction
    ) throws {
        let parsed = notice.parsed
        try tx.execute(
            """
            INSERT INTO notices
                (jurisdiction, id, file_name, file_hash, content, document_number, title, issuer, issued_on,
                recipients, disclosure, interpreted_by, attachments, imported_at, imported_by)
            VALUES (\(jurisdiction), \(notice.id), \(notice.fileName), \(notice.fileHash), \(notice.text),
                \(parsed.documentNumber), \(parsed.title ?? ""), \(parsed.issuer), \(parsed.issuedOn),
                \(try JSONColumn.text(parsed.recipients)), \(parsed.disclosure), \(parsed.interpretedBy),
                \(try JSONColumn.text(parsed.attachments)), \(now), \(person.id))
            """)
        for (index, diagnostic) in parsed.diagnostics.enumerated() {
            try tx.execute(
                """
                INSERT INTO notice_diagnostics
                    (jurisdiction, notice, ordinal, severity, code, details, source_start, source_end)
                VALUES (\(jurisdiction), \(notice.id), \(index + 1), \(diagnostic.severity.rawValue),
                    \(diagnostic.message.key), \(try JSONColumn.text(diagnostic.message.details)),
                    \(diagnostic.source.start), \(diagnostic.source.end))
                """)
        }
    }

    /// A notice with its diagnostics; throws `notice.not-found`.
    public static func find(
        _ id: ID<Notice>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> StoredNotice {
        guard
            let row = try db.row("SELECT * FROM notices WHERE jurisdiction = \(jurisdiction) AND id = \(id)")
        else { throw Problem(.notFound, "notice.not-found") }
        let diagnostics = try db.rows(
            """
            SELECT severity, code, details, source_start, source_end FROM notice_diagnostics
            WHERE jurisdiction = \(jurisdiction) AND notice = \(id) ORDER BY ordinal
            """
        ).map { row in
            NoticeDiagnostic(
                try row.code("severity"), try row.get("code"),
                try JSONColumn.value(row.get("details", as: String.self)),
                at: TextSpan(start: try row.get("source_start"), end: try row.get("source_end")))
        }
        return StoredNotice(
            id: id, fileName: try row.get("file_name"), fileHash: try row.get("file_hash"),
            text: try row.get("content"),
            parsed: ParsedNotice(
                documentNumber: try row.get("document_number"), title: try row.get("title"),
                issuer: try row.get("issuer"), issuedOn: try row.get("issued_on"),
                recipients: try JSONColumn.value(row.get("recipients", as: String.self)),
                disclosure: try row.get("disclosure"), interpretedBy: try row.get("interpreted_by"),
                attachments: try JSONColumn.value(row.get("attachments", as: String.self)),
                diagnostics: diagnostics))
    }
}

extension NoticeStore {
    /// Every notice with its plan, the latest year first.
    static func all(of jurisdiction: JurisdictionCode, _ db: any Connection) throws -> [NoticeListing] {
        try db.rows(
            """
            SELECT p.year, c.confirmed_at, n.title, n.document_number, n.file_name, n.imported_at,
                h.name AS imported_by
            FROM notices n
            JOIN plans p ON p.jurisdiction = n.jurisdiction AND p.notice = n.id
            LEFT JOIN plan_confirmations c ON c.jurisdiction = p.jurisdiction AND c.plan = p.id
            LEFT JOIN people h ON h.jurisdiction = n.jurisdiction AND h.id = n.imported_by
            WHERE n.jurisdiction = \(jurisdiction) ORDER BY p.year DESC
            """
        ).map { row in
            NoticeListing(
                year: try row.get("year"),
                status: try row.get("confirmed_at", as: String?.self) == nil ? .draft : .confirmed,
                title: try row.get("title"), documentNumber: try row.get("document_number"),
                fileName: try row.get("file_name"), importedAt: try row.get("imported_at"),
                importedBy: try row.get("imported_by", as: String?.self) ?? "")
        }
    }
}
