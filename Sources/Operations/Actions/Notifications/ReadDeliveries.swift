import Database
import Programme

/// How telling others goes.
public struct DeliveryOverview: Sendable {
    /// Those that are told, the oldest first.
    public var webhooks: [Webhook]
    /// What was given up, the latest first.
    public var dead: [Delivery]
    /// How many deliveries wait, arrived, and were given up.
    public var counts: [Delivery.State: Int]
    /// The region's units.
    public var units: [ID<Unit>: Unit]
    /// Whom letters go to, by identifier.
    public var people: [String: Person]
}

/// Reads the webhooks and what became of messages; the administrator alone.
public struct ReadDeliveries: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed`.
    public func callAsFunction(by person: Person) async throws -> DeliveryOverview {
        try await office.database.read { db in
            try person.mayAct(as: .administrator, in: office.jurisdiction)
            let code = office.jurisdiction
            let counts = try DeliveryStore.counts(of: code, in: db)
            return DeliveryOverview(
                webhooks: try WebhookStore.active(in: code, db),
                dead: try DeliveryStore.dead(of: code, limit: 200, in: db),
                counts: Dictionary(
                    uniqueKeysWithValues: Delivery.State.allCases.map { ($0, counts[$0.rawValue] ?? 0) }),
                units: Dictionary(
                    uniqueKeysWithValues: try PeopleStore.units(of: code, in: db).map { ($0.id, $0) }),
                people: Dictionary(
                    uniqueKeysWithValues: try PeopleStore.people(of: code, in: db).map {
                        ($0.id.rawValue, $0)
                    }))
        }
    }
}
