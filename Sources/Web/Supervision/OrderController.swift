import HTTPTypes
import Hummingbird
import Operations
import Programme

/// One order: reading it, its document, answering it, and what the office does with the answer.
struct OrderController {
    @Sendable func show(_ visit: Visit) async throws -> Response { try await show(visit, []) }

    private func show(_ visit: Visit, _ problems: [Problem]) async throws -> Response {
        let (view, order) = try await ReadSupervision(visit.office, visit.site.books).order(
            ID(visit.parameter("order")), by: visit.person)
        return try visit.page(
            OrderPage(order, view, visit, problems), status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func document(_ visit: Visit) async throws -> Response {
        let file = try await MakeOrderDocument(visit.office)(
            ID(visit.parameter("order")), by: visit.person)
        return visit.file(file.data, name: file.name, mediaType: file.shape.mediaType)
    }

    @Sendable func reply(_ visit: Visit) async throws -> Response {
        try await move(visit, .reply, "supervision.replied")
    }

    @Sendable func sendBack(_ visit: Visit) async throws -> Response {
        try await move(visit, .return, "supervision.returned")
    }

    @Sendable func close(_ visit: Visit) async throws -> Response {
        try await move(visit, .close, "supervision.closed")
    }

    @Sendable func withdraw(_ visit: Visit) async throws -> Response {
        try await move(visit, .withdraw, "supervision.withdrawn")
    }

    private func move(_ visit: Visit, _ move: OrderMove, _ done: String) async throws -> Response {
        let id = ID<SupervisionOrder>(try visit.parameter("order"))
        return try await visit.answered(
            to: SupervisionWords.path(id), done, again: { try await show(visit, $0) }
        ) {
            try await MoveOrder(visit.office)(
                id, move, words: visit.fields["words"] ?? "", replyBy: try visit.day("reply-by"),
                by: visit.person)
        }
    }
}

/// One order with its history, and what the reader can do with it.
struct OrderPage: Page {
    static let template = "supervision/order"

    let title: String
    let area = Area.supervision
    let trail: [Link]
    private let content: Part

    init(
        _ order: SupervisionOrder, _ view: SupervisionView, _ visit: Visit, _ problems: [Problem]
    ) throws {
        let words = try visit.words
        let say = SupervisionWords(view: view, words: words)
        title = "\(say.level(order.level)) \(order.number)"
        trail = [Link(words: words("supervision.title"), path: "/supervision")]
        let faults = Faults(problems, words)
        func may(_ move: OrderMove) -> Bool {
            order.state.allows(move, by: view.reader, unit: order.unit, in: view.reader.jurisdiction)
        }
        content = Part([
            "row": say.row(order), "reason": order.reason, "request": order.request,
            "causes": order.causes.map(say.cause), "hasCauses": !order.causes.isEmpty,
            "steps": order.steps.map { say.step($0, of: order) }, "path": SupervisionWords.path(order.id),
            "mayReply": may(.reply), "mayReturn": may(.return), "mayClose": may(.close),
            "mayWithdraw": may(.withdraw), "limit": SupervisionOrder.limit,
            "words": visit.fields["words"] ?? "", "faults": faults.all, "hasFaults": !faults.all.isEmpty,
            "again": view.replyBy(order.level).description,
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}
