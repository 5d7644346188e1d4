import Database
import Programme

/// Hands on what happened: into inboxes, and into what is to be sent. Each event once, however often this is asked for and
/// whenever it is interrupted.
public struct HandOnEvents: Sendable {
    /// How many events one transaction takes.
    static let batch = 500

    let office: Office
    let settings: DeliverySettings

    /// For all regions of an office's database.
    public init(_ office: Office, _ settings: DeliverySettings) {
        (self.office, self.settings) = (office, settings)
    }

    /// Goes on until nothing waits; gives how many events there were.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        var count = 0
        for region in try await office.database.read({ try OutboxStore.waitingRegions(in: $0) }) {
            while case let taken = try await hand(region), taken > 0 {
                count += taken
                try Task.checkCancellation()
            }
        }
        return count
    }

    private func hand(_ region: JurisdictionCode) async throws -> Int {
        try await office.database.write { tx in
            let events = try OutboxStore.waiting(of: region, limit: HandOnEvents.batch, in: tx)
            guard !events.isEmpty else { return 0 }
            let recipients = EventRecipients(
                people: try PeopleStore.people(of: region, in: tx),
                wantsMail: settings.mail == nil ? [] : Set(try ContactStore.wanting(in: region, tx).keys),
                webhooks: try WebhookStore.active(in: region, tx))
            var entries: [(person: ID<Person>, event: ID<OutboxEvent>)] = []
            var outgoing: [(event: OutboxEvent, to: EventRecipients.Outgoing)] = []
            for event in events {
                let people = recipients.inboxes(of: event)
                entries += people.map { ($0, event.id) }
                outgoing += recipients.outgoing(of: event, to: people).map { (event, $0) }
            }
            let now = office.now()
            try InboxStore.insert(entries, of: region, newID: office.newID, in: tx)
            try DeliveryStore.insert(outgoing, of: region, at: now, newID: office.newID, in: tx)
            try OutboxStore.markHandedOn(events, of: region, at: now, in: tx)
            return events.count
        }
    }
}
