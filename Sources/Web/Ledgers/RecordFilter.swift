import Foundation
import Operations
import Programme

/// What of a ledger somebody wants to see, as it stands in an address. An identity number never does: it stands in a
/// search that the server holds (`RecordSearches`).
struct RecordFilter: Hashable, Sendable {
    var unit: String?
    var from: Day?
    var through: Day?
    var place: String?
    /// By field.
    var values: [String: String] = [:]
    /// A feed of the ledger: only the rows that its figure counts.
    var feed: String?
    var isDeleted = false
    var isOldestFirst = false
    /// A search for an identity number that the server holds.
    var search: String?

    /// Reads a query; what is no day, or no field to filter by, is left out, and the page shows what it took.
    init(_ query: FormFields, _ ledger: Ledger) {
        unit = query.text("unit")
        from = query.text("from").flatMap { Day($0) }
        through = query.text("through").flatMap { Day($0) }
        if RecordFilter.hasPlace(ledger) { place = query.text("place") }
        for field in LedgerColumns.filters(ledger) {
            if let value = query.text("f.\(field.name)") { values[field.name] = value }
        }
        feed = query.text("feed").flatMap { ledger.feed($0)?.name }
        isDeleted = query["deleted"] == "1"
        isOldestFirst = query["order"] == "oldest"
        search = query.text("search")
    }

    /// Whether the ledger has a place that may stand in an address.
    static func hasPlace(_ ledger: Ledger) -> Bool {
        ledger.placeField.flatMap { ledger.field($0) }.map { $0.sensitivity < .personal } ?? false
    }

    /// Whether it leaves anything out.
    var isSet: Bool {
        unit != nil || from != nil || through != nil || place != nil || !values.isEmpty || feed != nil
            || search != nil
    }

    /// What the action is asked.
    func recordQuery(number: String?, after: RecordCursor?) -> RecordQuery {
        var query = RecordQuery()
        query.unit = unit.map { ID($0) }
        query.from = from
        query.through = through
        query.place = place
        query.values = values
        query.feed = feed
        query.number = number
        query.deleted = isDeleted
        query.order = isOldestFirst ? .oldest : .newest
        query.after = after
        query.limit = 60
        return query
    }

    /// As the query of an address, in one order, so that equal filters are equal texts.
    ///
    /// - Parameter isKept: without the search, for a view that is kept under a name.
    func text(after: String? = nil, isKept: Bool = false) -> String {
        QueryText.make(
            [
                ("unit", unit), ("from", from?.description), ("through", through?.description),
                ("place", place),
            ]
                + values.sorted { $0.key < $1.key }.map { ("f.\($0.key)", $0.value) }
                + [
                    ("feed", feed), ("deleted", isDeleted ? "1" : nil),
                    ("order", isOldestFirst ? "oldest" : nil),
                    ("search", isKept ? nil : search), ("after", after),
                ])
    }
}

/// Searches for identity numbers, which must not stand in addresses: a few, each its own reader's, for a while.
actor RecordSearches {
    private struct Search {
        var reader: ID<Person>
        var ledger: String
        var number: String
        var until: Instant
    }

    private var searches: [String: Search] = [:]
    private var order: [String] = []

    /// Most searches that are held; the oldest goes.
    private static let most = 200
    /// For how long.
    private static let seconds = 15 * 60

    func begin(_ number: String, in ledger: String, by person: Person, at now: Instant) -> String {
        let id = SessionCookies.random()
        searches[id] = Search(
            reader: person.id, ledger: ledger, number: number,
            until: Instant(seconds: now.seconds + RecordSearches.seconds))
        order.append(id)
        if order.count > RecordSearches.most { searches[order.removeFirst()] = nil }
        return id
    }

    /// The number of a search; nil for another's, and for one that is over.
    func number(_ id: String, in ledger: String, by person: Person, at now: Instant) -> String? {
        guard let found = searches[id], found.reader == person.id, found.ledger == ledger, now < found.until
        else { return nil }
        return found.number
    }
}
