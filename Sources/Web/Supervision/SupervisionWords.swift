import Hummingbird
import Operations
import Programme

/// What supervision's pages say of orders, causes and commitments.
struct SupervisionWords {
    let view: SupervisionView
    let words: Localizer

    func level(_ level: OrderLevel) -> String { words("order.level-\(level.rawValue)") }

    func state(_ state: OrderState) -> String { words("order.state-\(state.rawValue)") }

    func cause(_ cause: EscalationCause) -> String {
        switch cause {
        case .near(let day): words("order.cause-near", ["day": day.description])
        case .overdue(let day): words("order.cause-overdue", ["day": day.description])
        case .light(let quarter, let light):
            words(
                "order.cause-light",
                ["quarter": quarter.words(words), "light": words("light.\(light.rawValue)")])
        case .unanswered(let id):
            words(
                "order.cause-unanswered",
                ["number": view.orders.first { $0.id == id }?.number.description ?? ""])
        }
    }

    /// 1.2 讲座.
    func title(_ id: ID<Commitment>) -> String {
        guard let (action, commitment) = view.commitment(id) else { return "" }
        return "\(action.ordinal).\(commitment.ordinal) \(commitment.subject)"
    }

    func path(_ id: ID<Commitment>) -> String {
        guard let (action, commitment) = view.commitment(id) else { return "/supervision" }
        return "/supervision/commitments/\(view.plan.year)/\(action.ordinal)/\(commitment.ordinal)"
    }

    static func path(_ order: ID<SupervisionOrder>) -> String {
        "/supervision/orders/\(SafePath.part(order.rawValue))"
    }

    /// One order in a list.
    func row(_ order: SupervisionOrder) -> Part {
        Part([
            "number": order.number.description, "path": SupervisionWords.path(order.id),
            "subject": title(order.commitment), "subjectPath": path(order.commitment),
            "unit": view.name(of: order.unit), "level": level(order.level), "state": state(order.state),
            "isOpen": order.state.isOpen, "isLate": order.isOverdue(on: view.today),
            "sent": order.sentAt?.day.description ?? "", "replyBy": order.replyBy?.description ?? "",
        ])
    }

    /// One move of an order.
    func step(_ step: SupervisionOrder.Step, of order: SupervisionOrder) -> Part {
        let isUnits = step.move == .reply
        let name =
            isUnits
            ? view.name(of: step.by, on: order.unit) ?? view.name(of: order.unit)
            : words("order.by-office")
        return Part([
            "move": words("order.move-\(step.move.rawValue)"), "at": step.at.local, "by": name,
            "words": step.words,
            "until": step.replyBy.map { words("order.reply-until", ["day": $0.description]) },
        ])
    }
}

extension Visit {
    /// Does what a form asks for and goes to `path`; a refusal that the form can tell of shows it again.
    func answered(
        to path: String, _ done: String, again: ([Problem]) async throws -> Response,
        _ work: () async throws -> Void
    ) async throws -> Response {
        do {
            try await work()
            return redirect(to: path, Flash(done))
        } catch { return try await again(Faults.caught(error)) }
    }

    /// The year of the plan that a page of supervision is about, from its query or its form; nil for the plan in force.
    var year: Int? {
        get throws { (fields.text("year") ?? query("year")).flatMap { Int($0) } }
    }

    /// A day in a field; nil where it is blank; throws `date.invalid` at the field.
    func day(_ name: String) throws -> Day? {
        guard let text = fields.text(name) else { return nil }
        guard let day = Day(text) else {
            throw Problem(.invalid, "date.invalid", ["value": String(text.prefix(20))], at: name)
        }
        return day
    }

    /// A day that must be there; throws `date.invalid` at the field.
    func neededDay(_ name: String) throws -> Day {
        guard let day = try day(name) else {
            throw Problem(.invalid, "date.invalid", ["value": ""], at: name)
        }
        return day
    }
}
