import HTTPTypes
import Hummingbird
import Operations
import Programme

/// Official documents: the list, the files, and waiting for a PDF.
struct DocumentController {
    let desk: ConversionDesk

    @Sendable func show(_ visit: Visit) async throws -> Response {
        try await visit.planned(.documents, "issue.title") {
            let wanted = visit.query("quarter").flatMap { Quarter($0) }
            let periods = try await IssueDocument(visit.office).periods(year: wanted?.year, by: visit.person)
            return try visit.page(DocumentsPage(periods, wanted, visit))
        }
    }

    /// A Word file or a workbook, made while one waits; a PDF takes longer and is asked for by `convert`.
    @Sendable func download(_ visit: Visit) async throws -> Response {
        guard let shape = DocumentShape(rawValue: try visit.parameter("shape")), shape != .pdf else {
            throw Problem(.notFound, "page.not-found")
        }
        let file = try await IssueDocument(visit.office)(
            try document(visit), as: shape, quarter: try visit.quarter(), by: visit.person)
        return visit.file(file.data, name: file.name, mediaType: file.shape.mediaType)
    }

    @Sendable func convert(_ visit: Visit) async throws -> Response {
        let (document, quarter) = (try document(visit), try visit.quarter())
        let (office, person) = (try visit.office, try visit.person)
        // Refused here rather than while it is made, where nobody looks.
        _ = try await IssueDocument(office).periods(year: quarter.year, by: person)
        let id = try await desk.start(
            id: office.newID(), key: "\(person.jurisdiction) \(document) \(quarter)", by: person.id,
            at: visit.site.now()
        ) {
            try await IssueDocument(office)(document, as: .pdf, quarter: quarter, by: person)
        }
        return visit.redirect(to: "/conversions/\(SafePath.part(id))")
    }

    /// The page on which one waits: it looks again by itself, with or without scripts.
    @Sendable func wait(_ visit: Visit) async throws -> Response {
        let conversion = try await conversion(visit)
        var response = try visit.page(ConversionPage(conversion, visit))
        if let refresh = HTTPField.Name("Refresh") {
            switch conversion.state {
            case .waiting: response.headers[refresh] = "2"
            case .ready:
                response.headers[refresh] = "0; url=/conversions/\(SafePath.part(conversion.id))/file"
            case .failed: break
            }
        }
        return response
    }

    @Sendable func fetch(_ visit: Visit) async throws -> Response {
        let conversion = try await conversion(visit)
        guard case .ready(let file) = conversion.state else {
            return visit.redirect(to: "/conversions/\(SafePath.part(conversion.id))")
        }
        return visit.file(file.data, name: file.name, mediaType: file.shape.mediaType)
    }

    private func document(_ visit: Visit) throws -> IssuedDocument {
        guard let document = IssuedDocument(rawValue: try visit.parameter("document")) else {
            throw Problem(.notFound, "page.not-found")
        }
        return document
    }

    private func conversion(_ visit: Visit) async throws -> ConversionDesk.Conversion {
        try await desk.conversion(
            try visit.parameter("conversion"), of: try visit.person.id, at: visit.site.now())
    }
}

extension DocumentShape {
    /// What the file is called on the wire.
    var mediaType: String {
        switch self {
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pdf: "application/pdf"
        }
    }
}
