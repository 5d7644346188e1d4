import HTTPTypes
import Hummingbird
import Operations
import Programme

/// The list of orders, what is suggested, composing one, and the rules.
struct OrdersController {
    @Sendable func list(_ visit: Visit) async throws -> Response {
        try await visit.planned(.supervision, "supervision.title") { try await list(visit, []) }
    }

    private func list(_ visit: Visit, _ problems: [Problem]) async throws -> Response {
        let read = ReadSupervision(try visit.office, visit.site.books)
        let view = try await read(year: try visit.year, by: visit.person)
        let requests = try await read.waitingRequests(year: try visit.year, by: visit.person)
        return try visit.page(
            SupervisionPage(view, requests, visit, problems),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func sendSuggested(_ visit: Visit) async throws -> Response {
        let drafts = visit.fields.values("pick").compactMap { text -> OrderDraft? in
            let parts = text.split(separator: "~").map(String.init)
            guard parts.count == 2, let level = OrderLevel(rawValue: parts[1]) else { return nil }
            return OrderDraft(
                commitment: ID(parts[0]), level: level, reason: visit.fields["reason"] ?? "",
                request: visit.fields["request"] ?? "")
        }
        return try await visit.answered(
            to: "/supervision", "supervision.sent", again: { try await list(visit, $0) }
        ) { try await SendOrders(visit.office)(drafts, year: try visit.year, by: visit.person) }
    }

    @Sendable func compose(_ visit: Visit) async throws -> Response {
        let values = ["commitment": visit.query("commitment"), "level": visit.query("level")]
        return try await compose(visit, values.compactMapValues { $0 }, [])
    }

    private func compose(
        _ visit: Visit, _ values: [String: String], _ problems: [Problem]
    ) async throws -> Response {
        let view = try await ReadSupervision(visit.office, visit.site.books)(
            year: try visit.year, by: visit.person)
        return try visit.page(
            ComposePage(view, values, visit, problems),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func send(_ visit: Visit) async throws -> Response {
        let names = ["commitment", "level", "reason", "request", "reply-by"]
        let values = Dictionary(uniqueKeysWithValues: names.map { ($0, visit.fields[$0] ?? "") })
        return try await visit.answered(
            to: "/supervision", "supervision.sent", again: { try await compose(visit, values, $0) }
        ) {
            guard let level = OrderLevel(rawValue: values["level"] ?? "") else {
                throw Problem(.invalid, "order-rules.level", at: "level")
            }
            let draft = OrderDraft(
                commitment: ID(values["commitment"] ?? ""), level: level, reason: values["reason"] ?? "",
                request: values["request"] ?? "", replyBy: try visit.day("reply-by"))
            try await SendOrders(visit.office)([draft], year: try visit.year, by: visit.person)
        }
    }

    @Sendable func rules(_ visit: Visit) async throws -> Response {
        try await visit.planned(.supervision, "supervision.rules") {
            let view = try await ReadSupervision(visit.office, visit.site.books)(by: visit.person)
            return try visit.page(RulesPage(visit, view.rules.values))
        }
    }

    @Sendable func changeRules(_ visit: Visit) async throws -> Response {
        let typed = EscalationRules.names.map { ($0, visit.fields.text($0) ?? "") }
        let values = Dictionary(uniqueKeysWithValues: typed)
        return try await visit.answered(
            to: "/supervision/rules", "supervision.rules-changed",
            again: { try visit.page(RulesPage(visit, values, $0), status: .unprocessableContent) }
        ) { try await ChangeEscalationRules(visit.office)(values, by: visit.person) }
    }
}
