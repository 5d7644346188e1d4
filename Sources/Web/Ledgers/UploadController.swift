import Foundation
import Hummingbird
import Operations
import Programme

/// Files on their way in: whole from a plain form, or in pieces from the page's script, which goes on where it stopped.
struct UploadController {
    /// Bytes of a whole file.
    static let most = 200 * 1024 * 1024
    /// Bytes of a piece.
    static let piece = 4 * 1024 * 1024

    @Sendable func show(_ visit: Visit) async throws -> Response {
        try await page(visit, [])
    }

    private func page(_ visit: Visit, _ problems: [Problem]) async throws -> Response {
        let ledger = try await visit.ledger()
        let uploads = try await ListUploads(visit.office)(ledger: ledger.name, by: visit.person)
        return try visit.page(
            UploadPage(ledger, uploads, problems, try visit.ledgerWords),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    /// The form without a script: the whole file at once.
    @Sendable func take(_ visit: Visit) async throws -> Response {
        guard let file = visit.files.first else {
            return try await page(visit, [Problem(.invalid, "ledger-import.no-file", at: "file")])
        }
        do {
            let ledger = try visit.parameter("ledger")
            let upload = try await KeepUpload(visit.office)(
                ledger: ledger, fileName: file.name, file: file.url, by: visit.person)
            return visit.redirect(to: UploadController.path(upload))
        } catch {
            return try await page(visit, try Faults.caught(error).map { placed($0) })
        }
    }

    private func placed(_ problem: Problem) -> Problem {
        var problem = problem
        problem.position = "file"
        return problem
    }

    /// For the script: where to send the pieces of a file, and from which byte on.
    @Sendable func begin(_ visit: Visit) async throws -> Response {
        let upload = try await BeginUpload(visit.office)(
            ledger: try visit.parameter("ledger"), fileName: visit.fields["name"] ?? "",
            size: visit.fields["size"].flatMap { Int($0) } ?? 0, by: visit.person)
        return try JSONAnswer.make(Answer(upload))
    }

    @Sendable func append(_ visit: Visit) async throws -> Response {
        guard let file = visit.files.first, let offset = visit.fields["offset"].flatMap({ Int($0) }) else {
            throw Problem(.invalid, "ledger-import.no-file")
        }
        let upload = try await AppendUpload(visit.office)(
            ID(try visit.parameter("upload")), offset: offset, file.data(), by: visit.person)
        return try JSONAnswer.make(Answer(upload))
    }

    /// Where a file that broke off stands now.
    @Sendable func state(_ visit: Visit) async throws -> Response {
        try JSONAnswer.make(
            Answer(try await ReadUpload(visit.office)(ID(try visit.parameter("upload")), by: visit.person)))
    }

    @Sendable func discard(_ visit: Visit) async throws -> Response {
        try await DiscardUpload(visit.office)(ID(try visit.parameter("upload")), by: visit.person)
        return visit.redirect(
            to: LedgerPath(try visit.parameter("ledger")).imports, Flash("ledger-import.discarded"))
    }

    static func path(_ upload: UploadState) -> String {
        "\(LedgerPath(upload.ledger).imports)/\(SafePath.part(upload.id.rawValue))"
    }

    private struct Answer: Encodable {
        var path: String
        var received: Int
        var isWhole: Bool

        init(_ upload: UploadState) {
            path = UploadController.path(upload)
            received = upload.received
            isWhole = upload.isWhole
        }
    }
}

/// Brings a file: the template to fill in, the file to send, and what was begun before.
struct UploadPage: Page {
    static let template = "ledgers/upload"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let scripts = ["ledger-upload"]
    let path: LedgerPath
    let uploads: [Part]
    let file: Field
    let faults: [FieldFault]
    let hasPlace: Bool

    init(_ ledger: Ledger, _ uploads: [UploadState], _ problems: [Problem], _ words: LedgerWords) {
        path = LedgerPath(ledger.name)
        title = words("ledger-import.title", ["ledger": words.label(ledger.label)])
        trail = path.trail(ledger, words, isBelow: true)
        self.uploads = uploads.map { upload in
            let isOpen = upload.state == .receiving
            return Part([
                "name": upload.fileName, "at": upload.begunAt.local, "path": UploadController.path(upload),
                "state": words("ledger-import.state-\(upload.state.rawValue)"),
                "mayDiscard": upload.state != .imported,
                // The script goes on with a file of the same name and size.
                "resume": isOpen ? upload.fileName : nil, "size": String(upload.size),
                "share": isOpen && upload.size > 0
                    ? "\(upload.received * 100 / upload.size)%" : nil,
            ])
        }
        let faults = Faults(problems, words.plain)
        (self.faults, file) = (faults.all, faults.field("file", nil))
        hasPlace = ledger.locationField != nil
    }

    func child(named name: String) -> Any? {
        switch name {
        case "imports": path.imports
        case "template": path.template
        case "records": path.records
        case "uploads": uploads
        case "hasUploads": !uploads.isEmpty
        case "file": file
        case "limit": String(UploadController.most)
        case "piece": String(UploadController.piece)
        case "faults": faults
        case "hasFaults": !faults.isEmpty
        default: nil
        }
    }
}
