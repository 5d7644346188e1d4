import Foundation
import HTTPTypes
import Hummingbird
import Operations
import Programme

/// What becomes of a file that was brought: which column is which field, the dry run, the import.
struct ImportController {
    let desk: ImportDesk

    /// The page of an upload: what it shows depends on how far it is.
    @Sendable func show(_ visit: Visit) async throws -> Response {
        // The run before what it leaves behind: read the other way round, a run that ends in between would look over
        // while the upload still stands as it was before it.
        let run = await desk.run(try visit.parameter("upload"))
        let upload = try await ReadUpload(visit.office)(ID(try visit.parameter("upload")), by: visit.person)
        let ledger = try await visit.ledger()
        guard upload.ledger == ledger.name else { throw Problem(.notFound, "upload.not-found") }
        let words = try visit.ledgerWords
        if let run, !run.isOver {
            var response = try visit.page(ImportProgressPage(ledger, upload, run, words))
            // Without a script: the browser asks again until it is done.
            if let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "1" }
            return response
        }
        let problems = run?.problems ?? []
        switch upload.state {
        case .receiving: return try visit.page(ImportStoppedPage(ledger, upload, words))
        case .received, .failed: return try await mapping(visit, ledger, upload, problems)
        case .checked:
            guard visit.query("step") != "mapping", problems.isEmpty, let outcome = upload.outcome else {
                return try await mapping(visit, ledger, upload, problems)
            }
            return try visit.page(ImportResultPage(ledger, upload, outcome, words))
        case .imported:
            guard let outcome = upload.outcome else { throw Problem(.notFound, "upload.not-found") }
            return try visit.page(ImportResultPage(ledger, upload, outcome, words))
        }
    }

    private func mapping(
        _ visit: Visit, _ ledger: Ledger, _ upload: UploadState, _ problems: [Problem]
    ) async throws -> Response {
        let words = try visit.ledgerWords
        do {
            let examination = try await ExamineImport(visit.office)(upload: upload.id, by: visit.person)
            return try visit.page(
                MappingPage(examination, upload, problems, words),
                status: problems.isEmpty ? .ok : .unprocessableContent)
        } catch {
            // A file that cannot be read at all: said here, with a way to bring another.
            return try visit.page(
                ImportStoppedPage(
                    ledger, upload, words,
                    problems: try Faults.caught(error, [.invalid, .conflict, .unavailable])),
                status: .unprocessableContent)
        }
    }

    /// The dry run with the columns as they were chosen.
    @Sendable func check(_ visit: Visit) async throws -> Response {
        let upload = try await ReadUpload(visit.office)(ID(try visit.parameter("upload")), by: visit.person)
        let mapping = try ImportController.mapping(visit.fields, try await visit.ledger())
        try await run(visit, upload, mapping: mapping, isDryRun: true)
        return visit.redirect(to: UploadController.path(upload))
    }

    /// The import itself, with what the dry run was made with.
    @Sendable func confirm(_ visit: Visit) async throws -> Response {
        let upload = try await ReadUpload(visit.office)(ID(try visit.parameter("upload")), by: visit.person)
        guard upload.state == .checked, upload.outcome?.outcome == .wouldImport else {
            throw Problem(.conflict, "ledger-import.not-checked")
        }
        try await run(visit, upload, mapping: upload.mapping, isDryRun: false)
        return visit.redirect(to: UploadController.path(upload))
    }

    private func run(
        _ visit: Visit, _ upload: UploadState, mapping: ColumnMapping?, isDryRun: Bool
    ) async throws {
        let (office, person, words) = (try visit.office, try visit.person, try visit.words)
        try await desk.start(upload.id.rawValue, isDryRun: isDryRun) { progress in
            _ = try await ImportUpload(office)(
                upload.id, mapping: mapping, isDryRun: isDryRun, language: words.language.rawValue,
                by: person,
                words: { words.text($0) }, progress: progress)
        }
    }

    /// The chosen fields, one for each column; nil when the form asked for none.
    static func mapping(_ fields: FormFields, _ ledger: Ledger) throws -> ColumnMapping? {
        guard let count = fields["columns"].flatMap({ Int($0) }), (1...1000).contains(count) else {
            return nil
        }
        return ColumnMapping(
            try (0..<count).map { column in
                guard let target = ColumnTarget(text: fields["column.\(column)"] ?? "", of: ledger) else {
                    throw Problem(.invalid, "ledger-import.column-unknown", at: "column.\(column)")
                }
                return target
            })
    }

    /// The refused rows as a workbook, with the reason in each cell.
    @Sendable func refused(_ visit: Visit) async throws -> Response {
        let upload = try await ReadUpload(visit.office)(ID(try visit.parameter("upload")), by: visit.person)
        let url = try await RefusedRows(visit.office)(upload.id, by: visit.person)
        let stem = (upload.fileName as NSString).deletingPathExtension
        return try LedgerDownload.response(
            url, name: try visit.words("ledger-import.refused-file", ["name": stem]) + ".xlsx",
            mediaType: DocumentShape.xlsx.mediaType, isFleeting: false)
    }

    /// How far a run is, for the page's script.
    @Sendable func progress(_ visit: Visit) async throws -> Response {
        let upload = try await ReadUpload(visit.office)(ID(try visit.parameter("upload")), by: visit.person)
        let run = await desk.run(upload.id.rawValue)
        let words = try visit.ledgerWords
        return try JSONAnswer.make(
            Answer(
                share: run?.share ?? 1, isOver: run?.isOver ?? true,
                words: words("ledger-import.rows-read", ["count": words.count(run?.rows ?? 0)])))
    }

    private struct Answer: Encodable {
        var share: Double
        var isOver: Bool
        var words: String
    }
}
