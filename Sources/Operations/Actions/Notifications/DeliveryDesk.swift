import Database
import Documents
import Foundation
import Programme

/// What one batch of messages needs, read in one snapshot.
struct DeliveryDesk: Sendable {
    /// What became of a message.
    enum Verdict: Hashable, Sendable {
        case delivered
        case failed(String, isFinal: Bool = false)
    }

    let deliveries: [Delivery]
    private let region: Jurisdiction
    private let settings: DeliverySettings
    private let telling: EventTelling
    private let language: String
    private let now: Instant
    private let units: [ID<Unit>: Unit]
    private let people: [String: Person]
    private let addresses: [ID<Person>: String]
    private let webhooks: [String: (form: Webhook.Form, secrets: WebhookStore.Secrets)]
    /// Those that this program cannot open, and why: nothing else waits for them.
    private let unreadable: [String: Problem]

    init(
        _ office: Office, _ settings: DeliverySettings, _ telling: EventTelling,
        region code: JurisdictionCode,
        at now: Instant, limit: Int, _ db: any Connection
    ) throws {
        (self.settings, self.telling, self.now) = (settings, telling, now)
        deliveries = try DeliveryStore.due(of: code, at: now, limit: limit, in: db)
        region = try PeopleStore.jurisdiction(code, in: db)
        language = try SettingStore.settings(of: code, in: db).language
        units = Dictionary(
            uniqueKeysWithValues: try PeopleStore.units(of: code, in: db).map { ($0.id, $0) })
        people = Dictionary(
            uniqueKeysWithValues: try PeopleStore.people(of: code, in: db).map { ($0.id.rawValue, $0) })
        addresses = try ContactStore.wanting(in: code, db)
        var webhooks: [String: (form: Webhook.Form, secrets: WebhookStore.Secrets)] = [:]
        var unreadable: [String: Problem] = [:]
        for target in Set(deliveries.filter { $0.channel == .webhook }.map(\.target)) {
            do {
                guard let keys = office.keys else { throw Problem(.unavailable, "keys.missing") }
                webhooks[target] = try WebhookStore.secrets(of: ID(target), in: code, keys: keys, db)
            } catch let problem as Problem { unreadable[target] = problem }
        }
        self.unreadable = unreadable
        self.webhooks = webhooks
    }

    /// Sends the batch; what nobody can say anything of is left out, and tried again at once. Blocking.
    func verdicts(
        _ send: ([Transfer]) throws -> [String: TransferOutcome]
    ) throws -> [ID<Delivery>: Verdict] {
        var verdicts: [ID<Delivery>: Verdict] = [:]
        var transfers: [Transfer] = []
        var looked: [String: Result<String, HostLookup.LookupFailure>] = [:]
        for delivery in deliveries {
            do {
                transfers.append(try transfer(delivery, &looked))
            } catch let failure as HostLookup.LookupFailure {
                verdicts[delivery.id] = .failed(failure.code, isFinal: failure.isFinal)
            } catch let problem as Problem {
                verdicts[delivery.id] = .failed(problem.code, isFinal: problem.kind != .unavailable)
            }
        }
        var outcomes: [String: TransferOutcome] = [:]
        var failure: String?
        do { outcomes = try send(transfers) } catch let error as DocumentError {
            // No message has an outcome that anybody knows: all are tried again, and may arrive twice.
            failure = error.code
        }
        for delivery in deliveries where verdicts[delivery.id] == nil {
            let outcome = outcomes[delivery.id.rawValue]
            let code = failure ?? self.failure(of: delivery, outcome)
            verdicts[delivery.id] = code.map { .failed($0) } ?? .delivered
        }
        return verdicts
    }

    private func failure(of delivery: Delivery, _ outcome: TransferOutcome?) -> String? {
        switch delivery.channel {
        case .webhook: WebhookMessage.failure(outcome, webhooks[delivery.target]?.form ?? .json)
        case .mail:
            switch outcome?.code {
            case 0: nil
            // The server's own number says more than the program's.
            case .some where (400..<600).contains(outcome?.status ?? 0): "smtp-\(outcome?.status ?? 0)"
            case let code?: "curl-\(code)"
            case nil: "curl-unknown"
            }
        }
    }

    private func transfer(
        _ delivery: Delivery, _ looked: inout [String: Result<String, HostLookup.LookupFailure>]
    ) throws -> Transfer {
        switch delivery.channel {
        case .mail: return try letter(delivery)
        case .webhook:
            if let problem = unreadable[delivery.target] { throw problem }
            guard let webhook = webhooks[delivery.target] else {
                throw Problem(.notFound, "webhook.not-found")
            }
            let allowsPrivate = settings.allowsPrivateNetworks
            let address = try WebhookAddress(webhook.secrets.address, allowsPlain: allowsPrivate)
            let key = "\(address.host):\(address.port)"
            let resolved =
                looked[key] ?? HostLookup.resolve(address, allowsPrivate: allowsPrivate)
            looked[key] = resolved
            let words = try telling.words(delivery.event, units, nil, language)
            return try WebhookMessage(
                delivery: delivery, region: region, words: words, link: settings.link(words.path), at: now
            ).transfer(webhook.form, webhook.secrets, resolved: resolved.get())
        }
    }

    private func letter(_ delivery: Delivery) throws -> Transfer {
        guard let mail = settings.mail else { throw Problem(.unavailable, "mail.not-configured") }
        guard let person = people[delivery.target], person.isActive, let address = addresses[person.id] else {
            throw Problem(.notFound, "mail.not-wanted")
        }
        let words = try telling.words(delivery.event, units, person, language)
        let text = try telling.letter(words, settings.link(words.path), region, language)
        let to = try MailAddress(address)
        let message = MailMessage(
            from: mail.from, to: to, subject: text.subject, text: text.text, delivery: delivery.id,
            event: delivery.event.id, at: delivery.event.at)
        var transfer = Transfer(name: delivery.id.rawValue, address: mail.address, body: message.data)
        transfer.envelope = (mail.from.text, to.text)
        transfer.account = mail.account
        transfer.needsTLS = mail.security != .none
        return transfer
    }
}
