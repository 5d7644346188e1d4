import Hummingbird
import Operations
import Programme

/// The other systems that are told, and what could not be delivered.
struct WebhookController {
    @Sendable func list(_ visit: Visit) async throws -> Response {
        try visit.page(WebhooksPage(visit, try await ReadDeliveries(visit.office)(by: visit.person)))
    }

    /// Answers with the secret itself, without a redirect: it stands nowhere else, and is shown once.
    @Sendable func add(_ visit: Visit) async throws -> Response {
        let input = WebhookInput(visit.fields)
        do {
            let added = try await AddWebhook(visit.office, visit.site.settings.deliveries)(
                address: input.address, form: input.form, kinds: input.kinds, secret: input.secret,
                by: visit.person)
            guard !added.secret.isEmpty else {
                return visit.redirect(to: "/administration/webhooks", Flash("webhook.is-added"))
            }
            let overview = try await ReadDeliveries(visit.office)(by: visit.person)
            return try visit.page(WebhooksPage(visit, overview, secret: added.secret))
        } catch {
            let problems = try Faults.caught(error)
            let overview = try await ReadDeliveries(visit.office)(by: visit.person)
            return try visit.page(
                WebhooksPage(visit, overview, input, problems), status: .unprocessableContent)
        }
    }

    @Sendable func remove(_ visit: Visit) async throws -> Response {
        try await RemoveWebhook(visit.office)(ID(try visit.parameter("webhook")), by: visit.person)
        return visit.redirect(to: "/administration/webhooks", Flash("webhook.is-removed"))
    }

    @Sendable func deliveries(_ visit: Visit) async throws -> Response {
        try visit.page(DeliveriesPage(visit, try await ReadDeliveries(visit.office)(by: visit.person)))
    }

    @Sendable func again(_ visit: Visit) async throws -> Response {
        try await SendAgain(visit.office)(ID(try visit.parameter("delivery")), by: visit.person)
        return visit.redirect(to: "/administration/deliveries", Flash("delivery.will-go"))
    }
}

/// What the form of a webhook says.
struct WebhookInput: Sendable {
    let address: String
    let form: Webhook.Form
    let kinds: Set<OutboxKind>
    let secret: String

    init(_ fields: FormFields) {
        address = fields.text("address") ?? ""
        form = fields["form"].flatMap { Webhook.Form(rawValue: $0) } ?? .json
        kinds = Set(fields.values("kinds").compactMap { OutboxKind(rawValue: $0) })
        secret = fields.text("secret") ?? ""
    }
}

/// The webhooks, and the form for a new one.
struct WebhooksPage: Page {
    static let template = "notifications/webhooks"

    let title: String
    let area = Area.administration
    let trail: [Link]
    private let content: Part

    init(
        _ visit: Visit, _ overview: DeliveryOverview, _ input: WebhookInput? = nil,
        _ problems: [Problem] = [], secret: String? = nil
    ) throws {
        let words = try visit.words
        let faults = Faults(problems, words)
        title = words("admin.webhooks")
        trail = OverviewPage.trail(words)
        content = Part([
            "webhooks": overview.webhooks.map { webhook in
                Part([
                    "id": webhook.id.rawValue, "host": webhook.host,
                    "form": words("webhook-form.\(webhook.form.rawValue)"), "since": webhook.createdAt.local,
                    "kinds": OutboxKind.allCases.filter(webhook.kinds.contains).map {
                        words("outbox-kind.\($0.rawValue)")
                    }.joined(separator: words.comma),
                ])
            },
            "hasWebhooks": !overview.webhooks.isEmpty, "secret": secret,
            "forms": Webhook.Form.allCases.map { form in
                Choice(
                    value: form.rawValue, words: words("webhook-form.\(form.rawValue)"),
                    isChosen: form == input?.form ?? .json)
            },
            "kinds": OutboxKind.allCases.map { kind in
                Choice(
                    value: kind.rawValue, words: words("outbox-kind.\(kind.rawValue)"),
                    isChosen: input?.kinds.contains(kind) ?? false)
            },
            "address": faults.field("address", input?.address),
            "secretField": faults.field("secret", nil), "kindsFault": faults.field("kinds", nil).fault,
            "faults": faults.all, "hasFaults": !faults.all.isEmpty,
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}

/// What could not be delivered.
struct DeliveriesPage: Page {
    static let template = "notifications/deliveries"

    let title: String
    let area = Area.administration
    let trail: [Link]
    private let content: Part

    init(_ visit: Visit, _ overview: DeliveryOverview) throws {
        let words = try visit.words
        let text = EventText(words: words)
        let hosts = Dictionary(
            overview.webhooks.map { ($0.id.rawValue, $0.host) }, uniquingKeysWith: { first, _ in first })
        title = words("admin.deliveries")
        trail = OverviewPage.trail(words)
        content = Part([
            "summary": words(
                "delivery.summary",
                [
                    "waiting": String(overview.counts[.waiting] ?? 0),
                    "delivered": String(overview.counts[.delivered] ?? 0),
                    "dead": String(overview.counts[.dead] ?? 0),
                ]),
            "dead": overview.dead.map { delivery in
                Part([
                    "id": delivery.id.rawValue, "line": text.line(delivery.event, overview.units),
                    "at": delivery.event.at.local,
                    "channel": words("delivery-channel.\(delivery.channel.rawValue)"),
                    "target": delivery.channel == .mail
                        ? overview.people[delivery.target]?.name ?? "" : hosts[delivery.target] ?? "",
                    "attempts": delivery.attempts, "error": delivery.lastError ?? "",
                ])
            },
            "hasDead": !overview.dead.isEmpty,
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}
