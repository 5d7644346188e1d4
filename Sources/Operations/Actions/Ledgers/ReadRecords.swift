import Database
import Programme

/// A page of a ledger's table.
public struct RecordPage: Sendable {
    /// The ledger.
    public var ledger: Ledger
    /// The rows.
    public var records: [LedgerRecord]
    /// How many fit the filter on all pages.
    public var count: Int
    /// Whether more than that fit.
    public var isCountCapped: Bool
    /// Where the pages after and before begin.
    public var next: RecordCursor?, previous: RecordCursor?
    /// The names of all units.
    public var units: [ID<Programme.Unit>: String]
    /// The names of those who changed the rows.
    public var people: [ID<Person>: String]
}

/// Reads a ledger's rows by page.
public struct ReadRecords: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// One page. What is personal is masked in rows of other units.
    ///
    /// - Throws: `ledger.unknown`, `person.not-allowed`; `ledger.field-not-filtered` for a field without an index.
    public func callAsFunction(
        ledger name: String, _ asked: RecordQuery = RecordQuery(), by person: Person
    ) async throws -> RecordPage {
        try await office.database.read { db in
            let region = office.jurisdiction
            try LedgerDesk.requireReading(by: person, in: region)
            let ledger = try LedgerStore.find(name, in: region, db)
            let query = try LedgerDesk.allowed(asked, ledger, for: person, office: office, db)
            let page = try RecordStore.page(query, ledger, in: region, db)
            let count = try RecordStore.count(query, ledger, in: region, db)
            let isBackwards = query.after?.isBackwards ?? false
            let (hasNext, hasPrevious) = (
                isBackwards || page.hasMore, isBackwards ? page.hasMore : query.after != nil
            )
            let people = try PeopleStore.people(of: region, in: db)
            return RecordPage(
                ledger: ledger,
                records: try LedgerDesk.open(page.records, ledger, for: person, office: office, db),
                count: count.count, isCountCapped: count.isCapped,
                next: hasNext
                    ? isBackwards
                        ? page.records.last.map { RecordCursor(day: $0.day, id: $0.id) } : page.reached
                    : nil,
                previous: hasPrevious
                    ? isBackwards
                        ? page.reached
                        : page.records.first.map { RecordCursor(day: $0.day, id: $0.id, isBackwards: true) }
                    : nil,
                units: try LedgerDesk.unitNames(region, db),
                people: Dictionary(people.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }))
        }
    }
}

extension LedgerDesk {
    /// What somebody may look for: rows of their own unit alone where a ledger is about people, by fields that have a
    /// column to filter by, or by what a feed counts. The number becomes the person whom it stands for.
    ///
    /// - Throws: `ledger.field-not-filtered`, since rows that were not filtered would look as if they were.
    static func allowed(
        _ asked: RecordQuery, _ ledger: Ledger, for person: Person, office: Office, _ db: any Connection
    ) throws -> RecordQuery {
        var query = asked
        let facets = Set(ledger.facets.map(\.name))
        if let field = query.values.keys.sorted().first(where: { !facets.contains($0) }) {
            throw Problem(.invalid, "ledger.field-not-filtered", ["field": field])
        }
        if let feed = query.feed, ledger.feed(feed) == nil {
            throw Problem(.invalid, "ledger.feed-unknown", ["feed": String(feed.prefix(60))])
        }
        if let scope = person.recordsScope(in: ledger) { query.unit = scope }
        if let number = query.number {
            let blind = office.keys.map { $0.blindIndex("number:\(number)", in: office.jurisdiction) } ?? ""
            let known = try SubjectStore.find(blindIndexes: [blind], in: office.jurisdiction, db)[blind]
            query.subject = ID(known?.standsFor ?? "-")
        }
        return query
    }

    /// Rows opened for somebody, with who changed them.
    static func open(
        _ records: [StoredRecord], _ ledger: Ledger, for reader: Person, office: Office, _ db: any Connection
    ) throws -> [LedgerRecord] {
        let region = office.jurisdiction
        let subjects = Set(records.map(\.subject)).subtracting([""])
        let people = try SubjectStore.find(ids: subjects, in: region, db)
        let changes = try RecordStore.changes(Set(records.map(\.change)), in: region, db)
        return try records.map { record in
            let change = changes[record.change]
            return try open(
                record, ledger, people,
                changed: (change?.at ?? Instant(seconds: 0), change?.by ?? ID("")), for: reader,
                office: office)
        }
    }

    /// The names of a region's units.
    static func unitNames(
        _ region: JurisdictionCode, _ db: any Connection
    ) throws -> [ID<Programme.Unit>: String] {
        Dictionary(
            try PeopleStore.units(of: region, in: db).map { ($0.id, $0.name.rawValue) },
            uniquingKeysWith: { first, _ in first })
    }
}
