import Foundation
import Hummingbird
import Operations
import Programme

/// A ledger's records as a file; asked for by a form, since it is kept in the audit log who took what.
struct ExportController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        let filter = RecordFilter(try visit.queryFields, ledger)
        let page = try await ReadRecords(visit.office)(
            ledger: ledger.name, filter.recordQuery(number: nil, after: nil), by: visit.person)
        return try visit.page(ExportPage(page, filter, role: visit.person.role, visit.ledgerWords))
    }

    @Sendable func make(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        guard let format = visit.fields["format"].flatMap(ExportFormat.init(rawValue:)),
            ExportPage.formats(ledger).contains(format)
        else { throw Problem(.invalid, "ledger-export.format") }
        let filter = RecordFilter(try FormFields(parsing: visit.fields["query"] ?? ""), ledger)
        let url = visit.site.incoming.appendingPathComponent(UUID().uuidString)
        do {
            let made = try await ExportLedger(visit.office)(
                ledger: ledger.name, filter.recordQuery(number: nil, after: nil), format: format,
                language: visit.context.view.language.rawValue, by: visit.person, to: url)
            return try LedgerDownload.response(
                url, name: made.fileName, mediaType: ExportPage.mediaType(format), isFleeting: true)
        } catch {
            try? FileManager.default.removeItem(at: url)
            throw error
        }
    }

    /// The workbook to fill in.
    @Sendable func template(_ visit: Visit) async throws -> Response {
        let made = try await LedgerTemplateFile(visit.office)(
            ledger: try visit.parameter("ledger"), language: visit.context.view.language.rawValue,
            by: visit.person)
        return visit.file(made.data, name: made.fileName, mediaType: DocumentShape.xlsx.mediaType)
    }
}

/// Asks in which form the records are wanted, and says what is in them.
struct ExportPage: Page {
    static let template = "ledgers/export"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let path: LedgerPath
    let query: String
    let summary: String
    let warning: String?
    let formats: [Part]
    let back: String

    init(_ page: Operations.RecordPage, _ filter: RecordFilter, role: Role, _ words: LedgerWords) {
        let ledger = page.ledger
        path = LedgerPath(ledger.name)
        title = words("ledger-export.title", ["ledger": words.label(ledger.label)])
        trail = path.trail(ledger, words, isBelow: true)
        query = filter.text(isKept: true)
        back = query.isEmpty ? path.records : "\(path.records)?\(query)"
        let kind = filter.isDeleted ? "deleted" : filter.isSet ? "found" : "all"
        summary = words(
            "record-page.count-\(kind)\(page.isCountCapped ? "-capped" : "")",
            ["count": words.count(page.count)])
        let seesAll = Access.units.admits(role)
        warning =
            ledger.isPersonal
            ? words(seesAll ? "ledger-export.personal" : "ledger-export.masked") : nil
        formats = ExportPage.formats(ledger).enumerated().map { index, format in
            Part([
                "value": format.rawValue, "words": words("ledger-export.format-\(format.rawValue)"),
                "help": words("ledger-export.help-\(format.rawValue)"), "isChosen": index == 0,
            ])
        }
    }

    /// A map needs places.
    static func formats(_ ledger: Ledger) -> [ExportFormat] {
        [.xlsx, .csv] + (ledger.locationField == nil ? [] : [.geojson])
    }

    static func mediaType(_ format: ExportFormat) -> String {
        switch format {
        case .xlsx: DocumentShape.xlsx.mediaType
        case .csv: "text/csv; charset=utf-8"
        case .geojson: "application/geo+json"
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "export": path.export
        case "query": query
        case "summary": summary
        case "warning": maybe(warning)
        case "formats": formats
        case "back": back
        default: nil
        }
    }
}
