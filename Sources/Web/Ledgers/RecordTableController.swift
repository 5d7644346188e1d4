import Hummingbird
import Operations
import Programme

/// The table of a ledger's records, and the ways to narrow it.
struct RecordTableController {
    let searches: RecordSearches

    @Sendable func show(_ visit: Visit) async throws -> Response {
        try await page(visit, faults: nil)
    }

    private func page(_ visit: Visit, faults problems: [Problem]?) async throws -> Response {
        let name = try visit.parameter("ledger")
        let ledger = try await visit.ledger()
        let query = problems == nil ? try visit.queryFields : FormFields()
        var filter = RecordFilter(query, ledger)
        var number: String?
        var isGone = false
        if let search = filter.search {
            number = await searches.number(
                search, in: name, by: try visit.person, at: visit.site.now())
            // A search that is over would show everything as if it had been found.
            isGone = number == nil
            if isGone { filter.search = nil }
        }
        let cursor = query.text("after").flatMap { RecordCursor($0) }
        let records = try await ReadRecords(visit.office)(
            ledger: name, filter.recordQuery(number: number, after: cursor), by: visit.person)
        let views = try await KeepLedgerView(visit.office).views(of: name, by: visit.person)
        let page = try RecordTablePage(
            visit, records, filter, views, isGone: isGone, problems: problems ?? [])
        return try visit.page(page, status: problems == nil ? .ok : .unprocessableContent)
    }

    /// Looks for an identity number: it comes in a form and stays on the server, never in an address.
    @Sendable func search(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        guard let typed = visit.fields.text("number") else {
            return try await page(
                visit, faults: [Problem(.invalid, "record-page.number-missing", at: "number")])
        }
        // As it is stored: no spaces, a capital X.
        let number = typed.filter { !$0.isWhitespace }.uppercased()
        guard (15...18).contains(number.count),
            number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "X") })
        else {
            return try await page(
                visit, faults: [Problem(.invalid, "record-page.number-malformed", at: "number")])
        }
        let id = await searches.begin(number, in: ledger.name, by: try visit.person, at: visit.site.now())
        return visit.redirect(to: "\(LedgerPath(ledger.name).records)?search=\(id)")
    }

    /// Keeps the filter under a name.
    @Sendable func keepView(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        // Only what a filter is made of is kept, whatever the form says.
        let filter = RecordFilter(try FormFields(parsing: visit.fields["query"] ?? ""), ledger)
        let query = filter.text(isKept: true)
        do {
            try await KeepLedgerView(visit.office).keep(
                visit.fields["name"] ?? "", query: query, of: ledger.name, by: visit.person)
        } catch {
            return try await page(visit, faults: try Faults.caught(error))
        }
        return visit.redirect(
            to: "\(LedgerPath(ledger.name).records)?\(query)", Flash("record-page.view-kept"))
    }

    @Sendable func askDropView(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        let views = try await KeepLedgerView(visit.office).views(of: ledger.name, by: visit.person)
        let id = try visit.parameter("view")
        guard let view = views.first(where: { $0.id.rawValue == id }) else {
            throw Problem(.notFound, "ledger-view.unknown")
        }
        let (path, words) = (LedgerPath(ledger.name), try visit.ledgerWords)
        return try visit.page(
            LedgerAskPage(
                title: words("record-page.view-drop-title", ["name": view.name]),
                trail: path.trail(ledger, words, isBelow: true),
                consequences: [words("record-page.view-drop-consequence")],
                action: "\(path.views)/\(SafePath.part(id))/deletion", back: path.records,
                send: words("record-page.view-drop")))
    }

    @Sendable func dropView(_ visit: Visit) async throws -> Response {
        let ledger = try visit.parameter("ledger")
        try await KeepLedgerView(visit.office).drop(
            ID(try visit.parameter("view")), of: ledger, by: visit.person)
        return visit.redirect(to: LedgerPath(ledger).records, Flash("record-page.view-dropped"))
    }
}
