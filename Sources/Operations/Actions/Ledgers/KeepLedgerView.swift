import Database
import Programme

/// A filter of a ledger's table under a name; nobody but its person sees it.
public struct LedgerView: Hashable, Sendable {
    /// Which one.
    public var id: ID<LedgerView>
    /// As its person calls it.
    public var name: String
    /// The filter as the query of an address; it holds nothing personal.
    public var query: String

    /// A view.
    public init(id: ID<LedgerView>, name: String, query: String) {
        self.id = id
        self.name = name
        self.query = query
    }
}

/// Reads, keeps and drops a person's own views of a ledger.
public struct KeepLedgerView: Sendable {
    let office: Office

    /// The most views of one ledger that a person keeps.
    public static let limit = 30

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The person's views, by name; none for roles that read no records.
    public func views(of ledger: String, by person: Person) async throws -> [LedgerView] {
        guard person.jurisdiction == office.jurisdiction else { return [] }
        return try await office.database.read {
            try LedgerViewStore.views(of: ledger, by: person, in: office.jurisdiction, $0)
        }
    }

    /// Keeps a filter; one of the same name is replaced.
    ///
    /// - Throws: `words.missing`, `words.too-long` at `name`; `ledger-view.too-many`, `ledger-view.query`;
    ///   `person.not-allowed`; `ledger.unknown`.
    public func keep(
        _ name: String, query: String, of ledger: String, by person: Person
    ) async throws {
        try await office.database.write { tx in
            try person.mayKeepViews(in: office.jurisdiction)
            _ = try LedgerStore.find(ledger, in: office.jurisdiction, tx)
            let name = try PlainWords(name, limit: 40, at: "name").text
            guard query.utf8.count <= 1000, query.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
                throw Problem(.invalid, "ledger-view.query", at: "name")
            }
            let own = try LedgerViewStore.views(of: ledger, by: person, in: office.jurisdiction, tx)
            var view = LedgerView(id: ID(office.newID()), name: name, query: query)
            if let before = own.first(where: { $0.name == name }) {
                view.id = before.id
                try LedgerViewStore.replace(view, by: person, in: tx)
            } else {
                guard own.count < KeepLedgerView.limit else {
                    throw Problem(
                        .conflict, "ledger-view.too-many", ["limit": String(KeepLedgerView.limit)], at: "name"
                    )
                }
                try LedgerViewStore.insert(view, of: ledger, by: person, in: tx)
            }
            try AuditStore.append(
                AuditEvent(
                    "ledger-view.kept", subject: "ledger/\(ledger)", details: ["view": view.id.rawValue]),
                by: person, at: office.now(), in: tx)
        }
    }

    /// Drops a view; throws `ledger-view.unknown` for another person's.
    public func drop(_ id: ID<LedgerView>, of ledger: String, by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayKeepViews(in: office.jurisdiction)
            guard try LedgerViewStore.remove(id, of: ledger, by: person, in: tx) else {
                throw Problem(.notFound, "ledger-view.unknown")
            }
            try AuditStore.append(
                AuditEvent(
                    "ledger-view.dropped", subject: "ledger/\(ledger)", details: ["view": id.rawValue]),
                by: person, at: office.now(), in: tx)
        }
    }
}

extension Person {
    /// Whoever reads records may name a filter.
    fileprivate func mayKeepViews(in jurisdiction: JurisdictionCode) throws {
        try mayAct(
            as: .reporter, .leader, .reviewer, .auditor, .districtLeader, .administrator, in: jurisdiction)
    }
}
