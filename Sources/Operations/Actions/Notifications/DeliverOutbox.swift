import Database
import Documents
import Programme
import Synchronization

/// Sends what is to leave the program. At least once: what was sent and not noted, because the program ended in between,
/// is sent again under the same identifiers.
public struct DeliverOutbox: Sendable {
    /// How many messages one process of `curl` takes.
    static let batch = 40

    /// What was done.
    public struct Sent: Hashable, Sendable {
        /// Taken by the other side.
        public var delivered = 0
        /// Not taken; tried again later, or given up.
        public var failed = 0

        /// Nothing, unless said otherwise.
        public init(delivered: Int = 0, failed: Int = 0) {
            (self.delivered, self.failed) = (delivered, failed)
        }
    }

    let office: Office
    let settings: DeliverySettings
    let telling: EventTelling
    let chance: @Sendable () -> Double
    let send: @Sendable ([Transfer], @escaping @Sendable () -> Bool) throws -> [String: TransferOutcome]

    /// For all regions of an office's database.
    ///
    /// - Parameters:
    ///   - chance: from 0 up to 1, at random: spreads the next attempts.
    ///   - send: hands messages over; the second argument says when to stop.
    public init(
        _ office: Office, _ settings: DeliverySettings, _ telling: EventTelling,
        chance: @escaping @Sendable () -> Double,
        send:
            @escaping @Sendable ([Transfer], @escaping @Sendable () -> Bool) throws ->
            [String: TransferOutcome] = { try TransferRun(isCancelled: $1)($0) }
    ) {
        self.office = office
        self.settings = settings
        self.telling = telling
        self.chance = chance
        self.send = send
    }

    /// Goes on until nothing is to be sent now.
    @discardableResult
    public func callAsFunction() async throws -> Sent {
        var sent = Sent()
        while true {
            let now = office.now()
            let regions = try await office.database.read { try DeliveryStore.dueRegions(at: now, in: $0) }
            guard !regions.isEmpty else { return sent }
            // A batch of each region in turn: a busy one keeps nobody waiting.
            for region in regions {
                try Task.checkCancellation()
                let done = try await batch(region)
                sent.delivered += done.delivered
                sent.failed += done.failed
            }
        }
    }

    private func batch(_ region: JurisdictionCode) async throws -> Sent {
        let now = office.now()
        let desk = try await office.database.read { db in
            try DeliveryDesk(
                office, settings, telling, region: region, at: now, limit: DeliverOutbox.batch, db)
        }
        guard !desk.deliveries.isEmpty else { return Sent() }
        let isCancelled = Flag()
        let send = send
        let verdicts = try await withTaskCancellationHandler {
            try await Blocking.run { try desk.verdicts { try send($0) { isCancelled.isRaised } } }
        } onCancel: {
            isCancelled.raise()
        }
        var sent = Sent()
        let ended = desk.deliveries.compactMap { delivery -> Delivery? in
            guard let verdict = verdicts[delivery.id] else { return nil }
            var delivery = delivery
            switch verdict {
            case .delivered:
                delivery.succeed()
                sent.delivered += 1
            case .failed(let code, let isFinal):
                delivery.fail(code, at: office.now(), isFinal: isFinal, chance: chance())
                sent.failed += 1
            }
            return delivery
        }
        try await office.database.write { tx in
            for delivery in ended {
                try DeliveryStore.save(delivery, of: region, at: office.now(), in: tx)
            }
        }
        return sent
    }

    /// Raised once, from another thread.
    private final class Flag: Sendable {
        private let raised = Atomic<Bool>(false)
        var isRaised: Bool { raised.load(ordering: .relaxed) }
        func raise() { raised.store(true, ordering: .relaxed) }
    }
}
