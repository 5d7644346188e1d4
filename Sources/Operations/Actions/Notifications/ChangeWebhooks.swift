import Database
import Programme

/// Adds another system that is told of what happens.
public struct AddWebhook: Sendable {
    /// One that was just added.
    public struct Added: Sendable {
        /// The webhook.
        public var webhook: Webhook
        /// What signs its messages, told this once; empty where the other side made its own.
        public var secret: String
    }

    let office: Office
    let settings: DeliverySettings

    /// In an office.
    public init(_ office: Office, _ settings: DeliverySettings) {
        (self.office, self.settings) = (office, settings)
    }

    /// - Parameter secret: what DingTalk gave for signing (加签), empty when it did not. Our own form's is made here, and
    ///   WeCom has none.
    /// - Throws: `person.not-allowed`; `Problems` of `webhook.address-invalid`, `webhook.address-plain`,
    ///   `webhook.kinds-missing`, `webhook.secret-invalid`; `keys.missing` where nothing can be sealed.
    public func callAsFunction(
        address: String, form: Webhook.Form, kinds: Set<OutboxKind>, secret given: String, by person: Person
    ) async throws -> Added {
        try person.mayAct(as: .administrator, in: office.jurisdiction)
        var faults: [Problem] = []
        var parsed: WebhookAddress?
        do {
            parsed = try WebhookAddress(address, allowsPlain: settings.allowsPrivateNetworks)
        } catch let problem as Problem { faults.append(problem) }
        if kinds.isEmpty { faults.append(Problem(.invalid, "webhook.kinds-missing", at: "kinds")) }
        if given.utf8.count > 200 || !given.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) {
            faults.append(Problem(.invalid, "webhook.secret-invalid", at: "secret"))
        }
        guard faults.isEmpty, let parsed else { throw Problems(faults) }
        guard let keys = office.keys else { throw Problem(.unavailable, "keys.missing") }
        let secret =
            switch form {
            case .json: RandomText.token()
            case .dingtalk: given
            case .wecom: ""
            }
        return try await office.database.write { tx in
            let webhook = Webhook(
                id: ID(office.newID()), host: parsed.host, form: form, kinds: kinds, createdAt: office.now())
            try WebhookStore.insert(
                webhook, WebhookStore.Secrets(address: parsed.text, secret: secret), keys: keys, by: person,
                in: tx)
            try AuditStore.append(
                AuditEvent(
                    "webhook.added", subject: "webhook/\(webhook.id)",
                    details: ["host": parsed.host, "form": form.rawValue, "kinds": String(kinds.count)]),
                by: person, at: webhook.createdAt, in: tx)
            return Added(webhook: webhook, secret: form == .json ? secret : "")
        }
    }
}

/// Tells another system no more.
public struct RemoveWebhook: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// A second time changes nothing.
    ///
    /// - Throws: `person.not-allowed`, `webhook.not-found`.
    public func callAsFunction(_ id: ID<Webhook>, by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .administrator, in: office.jurisdiction)
            let webhook = try WebhookStore.find(id, in: office.jurisdiction, tx)
            guard webhook.isActive else { return }
            try WebhookStore.end(id, in: office.jurisdiction, at: office.now(), in: tx)
            try AuditStore.append(
                AuditEvent("webhook.removed", subject: "webhook/\(id)", details: ["host": webhook.host]),
                by: person, at: office.now(), in: tx)
        }
    }
}

/// Tries again what was given up.
public struct SendAgain: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed`, `delivery.not-found`, `delivery.not-dead`.
    public func callAsFunction(_ id: ID<Delivery>, by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .administrator, in: office.jurisdiction)
            var delivery = try DeliveryStore.find(id, of: office.jurisdiction, in: tx)
            guard delivery.state == .dead else { throw Problem(.conflict, "delivery.not-dead") }
            let now = office.now()
            delivery.revive(at: now)
            try DeliveryStore.save(delivery, of: office.jurisdiction, at: now, in: tx)
            try AuditStore.append(
                AuditEvent("delivery.revived", subject: "delivery/\(id)"), by: person, at: now, in: tx)
        }
    }
}
