import Documents
import Foundation
import Operations
import Programme
import Synchronization

extension District {
    /// Letters go to a server that does not exist; webhooks may lead anywhere.
    public static var deliveries: DeliverySettings {
        get throws {
            DeliverySettings(
                mail: DeliverySettings.Mail(
                    host: "127.0.0.1", port: 2525, from: try MailAddress("office@example.org"),
                    security: .none),
                allowsPrivateNetworks: true, publicURL: "https://banshi.example.org/")
        }
    }

    /// Adds a webhook on this machine that is told of everything.
    public func addWebhook(
        _ form: Webhook.Form = .json, address: String = "http://127.0.0.1:9/hook?key=k", secret: String = "",
        by person: Person
    ) async throws -> AddWebhook.Added {
        try await AddWebhook(office, District.deliveries)(
            address: address, form: form, kinds: Set(OutboxKind.allCases), secret: secret, by: person)
    }

    /// Hands on what happened; gives how many events there were.
    @discardableResult
    public func handOn() async throws -> Int { try await HandOnEvents(office, District.deliveries)() }

    /// Sends what is due, by a post that says the same of everything.
    @discardableResult
    public func deliver(
        _ post: TestPost, at now: Instant? = nil
    ) async throws -> DeliverOutbox.Sent {
        try await DeliverOutbox(
            now.map { office.at($0) } ?? office, District.deliveries, .plain, chance: { 0 },
            send: { transfers, _ in try post.take(transfers) })()
    }

    /// Lets one message be given up; its webhook must be there.
    public func giveUp() async throws -> Delivery {
        try await handOn()
        let post = TestPost(status: 500)
        for attempt in 0...RetrySchedule.attempts {
            try await deliver(post, at: Instant(seconds: office.now().seconds + attempt * 100_000))
        }
        guard let dead = try await ReadDeliveries(office)(by: cast.administrator).dead.first else {
            throw Problem(.notFound, "test.nothing-given-up")
        }
        return dead
    }
}

/// Takes what would leave the program.
public final class TestPost: Sendable {
    private let kept = Mutex<[Transfer]>([])
    private let status: Int
    private let answer: String
    private let error: DocumentError?

    /// - Parameters:
    ///   - status: what the other side says.
    ///   - error: thrown in place of any outcome.
    public init(status: Int = 200, answer: String = "", error: DocumentError? = nil) {
        (self.status, self.answer, self.error) = (status, answer, error)
    }

    /// What came, in order.
    public var transfers: [Transfer] { kept.withLock { $0 } }

    /// Takes a batch.
    public func take(_ transfers: [Transfer]) throws -> [String: TransferOutcome] {
        kept.withLock { $0 += transfers }
        if let error { throw error }
        return Dictionary(
            transfers.map {
                ($0.name, TransferOutcome(code: 0, status: status, answer: Data(answer.utf8)))
            }, uniquingKeysWith: { first, _ in first })
    }
}

extension EventTelling {
    /// Words as plain as possible.
    public static var plain: EventTelling {
        EventTelling { event, _, reader, _ in
            EventWords(line: "\(event.kind.rawValue) \(event.subject)", path: reader == nil ? "/all" : "/own")
        } letter: { words, link, _, _ in
            MailText(subject: words.line, text: "\(words.line)\n\(link ?? "")\n")
        }
    }
}
