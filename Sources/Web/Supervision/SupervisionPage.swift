import Operations
import Programme

/// The orders with filters, what is suggested, and the requests that wait.
struct SupervisionPage: Page {
    static let template = "supervision/list"

    let title: String
    let area = Area.supervision
    private let content: Part

    init(
        _ view: SupervisionView, _ requests: [DueRequest], _ visit: Visit, _ problems: [Problem]
    ) throws {
        let words = try visit.words
        let say = SupervisionWords(view: view, words: words)
        let isOffice = view.reader.role == .reviewer
        title = words("supervision.title")
        let faults = Faults(problems, words)
        let (state, level) = (visit.query("state") ?? "open", visit.query("level") ?? "")
        let shown = view.orders.filter { order in
            (level.isEmpty || order.level.rawValue == level)
                && (state == "all" || (state == "open" ? order.state.isOpen : order.state.rawValue == state))
        }
        let picked = Set(visit.fields.values("pick"))
        let suggestions = view.suggestions.map { suggestion in
            let value = "\(suggestion.commitment)~\(suggestion.level.rawValue)"
            return Part([
                "value": value, "isChosen": picked.contains(value),
                "subject": say.title(suggestion.commitment), "path": say.path(suggestion.commitment),
                "unit": view.name(of: view.commitment(suggestion.commitment)?.commitment.accountable),
                "level": say.level(suggestion.level),
                "causes": suggestion.causes.map(say.cause).joined(separator: words("ledger.and")),
                "compose":
                    "/supervision/orders/new?"
                    + QueryText.make([
                        ("year", String(view.plan.year)), ("commitment", suggestion.commitment.rawValue),
                        ("level", suggestion.level.rawValue),
                    ]),
            ])
        }
        content = Part([
            "isOffice": isOffice, "year": String(view.plan.year), "mayReadRules": view.reader.unit == nil,
            "faults": faults.all, "hasFaults": !faults.all.isEmpty,
            "suggestions": suggestions, "hasSuggestions": !suggestions.isEmpty,
            "reason": visit.fields["reason"] ?? words("supervision.default-reason"),
            "request": visit.fields["request"] ?? words("supervision.default-request"),
            "limit": SupervisionOrder.limit, "orders": shown.map(say.row), "hasOrders": !shown.isEmpty,
            "states": ["open", "all"].map {
                Choice(value: $0, words: words("supervision.filter-\($0)"), isChosen: $0 == state)
            }
                + OrderState.allCases.filter { $0 != .none }.map {
                    Choice(value: $0.rawValue, words: say.state($0), isChosen: $0.rawValue == state)
                },
            "levels": OrderLevel.allCases.map {
                Choice(value: $0.rawValue, words: say.level($0), isChosen: $0.rawValue == level)
            },
            "requests": requests.map { request in
                Part([
                    "id": request.id.rawValue, "subject": say.title(request.commitment),
                    "path": say.path(request.commitment), "unit": view.name(of: request.unit),
                    "due": request.dueOn.description, "wanted": request.wanted.description,
                    "reason": request.reason, "progress": request.progress, "canAnswer": isOffice,
                ])
            }, "hasRequests": !requests.isEmpty,
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}

/// The form of one order.
struct ComposePage: Page {
    static let template = "supervision/compose"

    let title: String
    let area = Area.supervision
    let trail: [Link]
    private let content: Part

    init(
        _ view: SupervisionView, _ values: [String: String], _ visit: Visit, _ problems: [Problem]
    ) throws {
        let words = try visit.words
        let say = SupervisionWords(view: view, words: words)
        title = words("supervision.compose")
        trail = [Link(words: words("supervision.title"), path: "/supervision")]
        let faults = Faults(problems, words)
        let chosen = values["commitment"] ?? ""
        let level = OrderLevel(rawValue: values["level"] ?? "") ?? .reminder
        let known = view.suggestions.first { $0.commitment.rawValue == chosen }
        let causes = known?.causes.map(say.cause).joined(separator: words("ledger.and"))
        content = Part([
            "faults": faults.all, "hasFaults": !faults.all.isEmpty, "limit": SupervisionOrder.limit,
            "year": String(view.plan.year),
            "commitments": view.plan.actions.flatMap(\.commitments).map {
                Choice(value: $0.id.rawValue, words: say.title($0.id), isChosen: $0.id.rawValue == chosen)
            },
            "levels": OrderLevel.allCases.map {
                Choice(
                    value: $0.rawValue,
                    words: words(
                        "supervision.level-until",
                        ["level": say.level($0), "day": view.replyBy($0).description]),
                    isChosen: $0 == level)
            },
            "reason": faults.field("reason", values["reason"] ?? causes ?? ""),
            "request": faults.field("request", values["request"] ?? words("supervision.default-request")),
            "replyBy": faults.field("reply-by", values["reply-by"]),
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}

/// When orders are suggested, and how long units have.
struct RulesPage: Page {
    static let template = "supervision/rules"

    let title: String
    let area = Area.supervision
    let trail: [Link]
    private let content: Part

    init(_ visit: Visit, _ values: [String: String], _ problems: [Problem] = []) throws {
        let words = try visit.words
        title = words("supervision.rules")
        trail = [Link(words: words("supervision.title"), path: "/supervision")]
        let faults = Faults(problems, words)
        let isOffice = try visit.person.role == .reviewer
        let levels = [EscalationRules.off] + OrderLevel.allCases.map(\.rawValue)
        content = Part([
            "faults": faults.all, "hasFaults": !faults.all.isEmpty, "isOffice": isOffice,
            "isFixed": !isOffice, "source": EscalationRules.source,
            "days": OrderLevel.allCases.map { level in
                let name = EscalationRules.name(level)
                return Part([
                    "id": name, "label": words("order.level-\(level.rawValue)"),
                    "field": faults.field(name, values[name]),
                ])
            },
            "starts": EscalationRules.Condition.allCases.map { condition in
                let name = EscalationRules.name(condition)
                return Part([
                    "id": name, "label": words("supervision.condition-\(condition.rawValue)"),
                    "choices": levels.map {
                        Choice(
                            value: $0,
                            words: $0 == EscalationRules.off
                                ? words("supervision.off") : words("order.level-\($0)"),
                            isChosen: $0 == values[name])
                    },
                ])
            },
            "nearName": EscalationRules.nearName,
            "near": faults.field(EscalationRules.nearName, values[EscalationRules.nearName]),
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}
