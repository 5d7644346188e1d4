import Database
import Foundation
import Programme

/// Looks into a file that was sent, and imports it.
public struct ImportUpload: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - mapping: which column is which field; nil for what was said before, else to find out.
    ///   - isDryRun: checks everything, changes nothing, and writes the workbook of refused rows.
    ///   - language, words: of that workbook.
    /// - Throws: `upload.not-found`, `upload.not-whole`; what `ImportLedger` throws.
    public func callAsFunction(
        _ id: ID<LedgerUpload>, mapping: ColumnMapping?, isDryRun: Bool, language: String = "zh-Hans",
        by person: Person,
        words: @escaping @Sendable (Message) -> String = { $0.key },
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportResult {
        let folder = try UploadFolder(office)
        var upload = try await ImportUpload.whole(id, office, person)
        if let mapping { upload.mapping = mapping }
        do {
            let result = try await ImportLedger(office)(
                ledger: upload.ledger, file: folder.file(id), fileName: upload.fileName,
                .init(
                    mapping: upload.mapping, isDryRun: isDryRun, refusedFile: folder.refused(id),
                    language: language, words: words), by: person, progress: progress)
            upload.outcome = result
            let isKept = result.outcome == .imported || (result.outcome == .unchanged && !isDryRun)
            upload.state = isKept ? .imported : .checked
            if result.counts.refused == 0 { unlink(folder.refused(id).path) }
            try await settle(upload)
            return result
        } catch {
            upload.state = .failed
            try await settle(upload)
            throw error
        }
    }

    private func settle(_ upload: UploadState) async throws {
        try await office.database.write { tx in
            try UploadStore.settle(upload, in: office.jurisdiction, tx)
        }
    }

    /// A file of which nothing is missing.
    static func whole(_ id: ID<LedgerUpload>, _ office: Office, _ person: Person) async throws -> UploadState
    {
        let upload = try await ReadUpload(office)(id, by: person)
        guard upload.isWhole else {
            throw Problem(
                .conflict, "upload.not-whole",
                ["received": String(upload.received), "size": String(upload.size)])
        }
        return upload
    }
}

extension ExamineImport {
    /// A file that was sent.
    ///
    /// - Throws: `upload.not-found`, `upload.not-whole`; as for a file at its place.
    public func callAsFunction(
        upload id: ID<LedgerUpload>, by person: Person
    ) async throws -> ImportExamination {
        let upload = try await ImportUpload.whole(id, office, person)
        var found = try await self(
            ledger: upload.ledger, file: UploadFolder(office).file(id), fileName: upload.fileName, by: person)
        // What somebody said of this very file goes before what was found out.
        if let mapping = upload.mapping, mapping.targets.count == found.heads.count {
            found.missing = mapping.missing(in: found.ledger)
            (found.mapping, found.origin) = (mapping, .remembered)
        }
        return found
    }
}

/// Where the refused rows of a file are.
public struct RefusedRows: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The workbook, which the last check of the file made.
    ///
    /// - Throws: `upload.not-found`; `upload.no-refused` when no row was refused.
    public func callAsFunction(_ id: ID<LedgerUpload>, by person: Person) async throws -> URL {
        let upload = try await ReadUpload(office)(id, by: person)
        let file = try UploadFolder(office).refused(upload.id)
        guard access(file.path, R_OK) == 0 else { throw Problem(.notFound, "upload.no-refused") }
        return file
    }
}
