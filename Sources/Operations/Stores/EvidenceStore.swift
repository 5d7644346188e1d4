import Database
import Foundation
import Programme

/// The rows of files; the files themselves are in `EvidenceFolder`.
public enum EvidenceStore {
    static func insert(_ file: EvidenceFile, in jurisdiction: JurisdictionCode, _ tx: any Transaction) throws
    {
        let reference = file.reference
        try tx.execute(
            """
            INSERT INTO evidence_files (jurisdiction, id, quarter, action, unit, stored_hash, original_hash,
                picture_hash, name, media_type, size, added_at, added_by)
            VALUES (\(jurisdiction), \(reference.id), \(file.quarter), \(file.action), \(file.unit),
                \(reference.sha256), \(file.originalHash), \(file.pictureHash), \(reference.name),
                \(reference.mediaType), \(reference.size), \(file.addedAt), \(file.addedBy))
            """)
    }

    /// A file; nil when there is none of this ID in the region.
    public static func find(
        _ id: ID<Evidence>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> EvidenceFile? {
        try db.row("SELECT * FROM evidence_files WHERE jurisdiction = \(jurisdiction) AND id = \(id)")
            .map(file)
    }

    /// Every file that was brought for a report, in the order in which they came.
    public static func files(
        for report: ReportKey, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [EvidenceFile] {
        try db.rows(
            """
            SELECT * FROM evidence_files
            WHERE jurisdiction = \(jurisdiction) AND quarter = \(report.quarter)
                AND action = \(report.action) AND unit = \(report.unit)
            ORDER BY id
            """
        ).map(file)
    }

    /// Whether a revision that was handed in names the file: from then on the office may see it.
    static func isHandedIn(
        _ id: ID<Evidence>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Bool {
        try db.row(
            """
            SELECT n.report FROM report_files n
            JOIN report_moves m ON m.jurisdiction = n.jurisdiction AND m.report = n.report
                AND m.revision = n.revision AND m.move = 'submit'
            WHERE n.jurisdiction = \(jurisdiction) AND n.file = \(id) LIMIT 1
            """) != nil
    }

    /// The number of the action that a file was brought for.
    static func actionOrdinal(
        of file: EvidenceFile, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Int? {
        try db.value(
            "SELECT ordinal FROM actions WHERE jurisdiction = \(jurisdiction) AND id = \(file.action)")
    }

    /// What content the region's rows tell of: one row for each hash, with a report that it was brought for.
    static func contents(
        in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [EvidenceFile] {
        try db.rows("SELECT * FROM evidence_files WHERE jurisdiction = \(jurisdiction) ORDER BY id").map(file)
    }

    /// Every hash that any region's rows tell of: the regions share one folder.
    static func hashes(_ db: any Connection) throws -> Set<String> {
        Set(try db.values("SELECT DISTINCT stored_hash FROM evidence_files", as: String.self))
    }

    /// Files that were brought before a moment and that no revision names, the oldest first. Working copies may.
    static func unnamed(
        before oldest: Instant, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [EvidenceFile] {
        try db.rows(
            """
            SELECT f.* FROM evidence_files f
            WHERE f.jurisdiction = \(jurisdiction) AND f.added_at < \(oldest) AND NOT EXISTS (
                SELECT 1 FROM report_files n WHERE n.jurisdiction = f.jurisdiction AND n.file = f.id)
            ORDER BY f.id LIMIT \(1_000)
            """
        ).map(file)
    }

    static func remove(
        _ files: [ID<Evidence>], from jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            "DELETE FROM evidence_files WHERE jurisdiction = \(jurisdiction) AND id IN (\(list: files))")
    }

    /// Where else files with the same bytes, or the same picture, serve: in the latest revision of a report, or among
    /// the given ones themselves.
    public static func twins(
        of files: [ID<Evidence>], in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [EvidenceTwin] {
        guard !files.isEmpty else { return [] }
        return try db.rows(
            """
            SELECT f.id AS file, f.stored_hash AS own_hash, a.ordinal AS action_ordinal, o.*
            FROM evidence_files f
            JOIN evidence_files o ON o.jurisdiction = f.jurisdiction AND o.id <> f.id
                AND (o.stored_hash = f.stored_hash OR o.picture_hash = f.picture_hash)
            JOIN actions a ON a.jurisdiction = o.jurisdiction AND a.id = o.action
            WHERE f.jurisdiction = \(jurisdiction) AND f.id IN (\(list: files))
                AND (o.id IN (\(list: files)) OR EXISTS (
                    SELECT 1 FROM report_files n WHERE n.jurisdiction = o.jurisdiction AND n.file = o.id
                        AND n.revision = (SELECT max(v.revision) FROM report_revisions v
                            WHERE v.jurisdiction = n.jurisdiction AND v.report = n.report)))
            ORDER BY f.id, o.id
            """
        ).map { row in
            let other = try reference(row)
            return EvidenceTwin(
                file: try row.get("file"), other: other, quarter: try row.get("quarter"),
                actionOrdinal: try row.get("action_ordinal"), unit: try row.get("unit"),
                isSameFile: other.sha256 == (try row.get("own_hash", as: String.self)))
        }
    }

    /// The files of a quarter's reports, in their latest revisions, that serve a second time anywhere.
    static func repeated(
        in quarter: Quarter, _ jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Set<ID<Evidence>> {
        Set(
            try db.values(
                """
                SELECT f.id FROM evidence_files f
                JOIN evidence_files o ON o.jurisdiction = f.jurisdiction AND o.id <> f.id
                    AND (o.stored_hash = f.stored_hash OR o.picture_hash = f.picture_hash)
                JOIN report_files n ON n.jurisdiction = o.jurisdiction AND n.file = o.id
                WHERE f.jurisdiction = \(jurisdiction) AND f.quarter = \(quarter)
                    AND n.revision = (SELECT max(v.revision) FROM report_revisions v
                        WHERE v.jurisdiction = n.jurisdiction AND v.report = n.report)
                """, as: ID<Evidence>.self))
    }

    /// The columns of `evidence_files` as what a revision says of a file.
    static func reference(_ row: Row) throws -> EvidenceReference {
        EvidenceReference(
            id: try row.get("id"), sha256: try row.get("stored_hash"), name: try row.get("name"),
            mediaType: try row.get("media_type"), size: try row.get("size"))
    }

    private static func file(_ row: Row) throws -> EvidenceFile {
        EvidenceFile(
            reference: try reference(row), quarter: try row.get("quarter"), action: try row.get("action"),
            unit: try row.get("unit"), originalHash: try row.get("original_hash"),
            pictureHash: try row.get("picture_hash"), addedAt: try row.get("added_at"),
            addedBy: try row.get("added_by"))
    }
}
