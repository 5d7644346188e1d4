/// Who is told of events, worked out once for many of them: a region's people, what they want, and its webhooks.
public struct EventRecipients: Sendable {
    /// What is sent outside the program, to whom.
    public struct Outgoing: Hashable, Sendable {
        /// How.
        public var channel: DeliveryChannel
        /// A person's or a webhook's identifier.
        public var target: String

        /// Something to be sent.
        public init(_ channel: DeliveryChannel, _ target: String) {
            (self.channel, self.target) = (channel, target)
        }
    }

    private let offices: [ID<Person>]
    private let byUnit: [ID<Unit>: [ID<Person>]]
    private let leaders: [ID<Person>]
    private let unitPeople: [ID<Person>]
    private let unitOf: [ID<Person>: ID<Unit>]
    private let wantsMail: Set<ID<Person>>
    private let webhooks: [(id: ID<Webhook>, kinds: Set<OutboxKind>)]

    /// - Parameters:
    ///   - people: the region's; who may no longer act is told nothing.
    ///   - wantsMail: those who want mail and can be reached by it; nobody where no mail is sent.
    ///   - webhooks: those in use.
    public init(people: [Person], wantsMail: Set<ID<Person>>, webhooks: [Webhook]) {
        let active = people.filter { $0.isActive && $0.role != .console }
        offices = active.filter { $0.role == .reviewer }.map(\.id)
        leaders = active.filter { $0.role == .districtLeader }.map(\.id)
        let own = active.filter { $0.unit != nil }
        unitPeople = own.map(\.id)
        var byUnit: [ID<Unit>: [ID<Person>]] = [:]
        for person in own { if let unit = person.unit { byUnit[unit, default: []].append(person.id) } }
        self.byUnit = byUnit
        unitOf = Dictionary(
            people.compactMap { person in person.unit.map { (person.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        self.wantsMail = wantsMail
        self.webhooks = webhooks.filter(\.isActive).map { ($0.id, $0.kinds) }
    }

    /// The people in whose inbox an event belongs, without who did it.
    public func inboxes(of event: OutboxEvent) -> [ID<Person>] {
        let unit = event.unit.flatMap { byUnit[$0] } ?? []
        let all: [ID<Person>]
        switch event.kind.audience {
        case .office: all = offices
        case .unit: all = unit
        case .otherSide:
            let byUnit = event.doer.flatMap { unitOf[$0] } != nil
            all = byUnit ? offices : unit
        case .bothSides: all = unit + offices
        case .units: all = unitPeople
        case .everybody: all = unitPeople + offices + leaders
        }
        return all.filter { $0 != event.doer }
    }

    /// What is sent outside the program because of an event.
    public func outgoing(of event: OutboxEvent, to people: [ID<Person>]) -> [Outgoing] {
        people.filter(wantsMail.contains).map { Outgoing(.mail, $0.rawValue) }
            + webhooks.filter { $0.kinds.contains(event.kind) }.map { Outgoing(.webhook, $0.id.rawValue) }
    }
}
