import Operations
import Programme

/// One commitment: where it stands, its orders, spot checks, the way to closing it, requests for a later due date.
struct SupervisedPage: Page {
    static let template = "supervision/commitment"

    let title: String
    let area = Area.supervision
    let trail: [Link]
    private let content: Part

    init(_ found: SupervisedCommitment, _ visit: Visit, _ problems: [Problem]) throws {
        let words = try visit.words
        let view = found.view
        let say = SupervisionWords(view: view, words: words)
        let isOffice = view.reader.role == .reviewer
        let isUnit = view.reader.unit != nil
        let closure = found.closure
        let fields = visit.fields
        let faults = Faults(problems, words)
        title = say.title(found.commitment.id)
        trail = [Link(words: words("supervision.title"), path: "/supervision")]
        let figure = found.line?.figure
        content = Part([
            "path": say.path(found.commitment.id), "faults": faults.all, "hasFaults": !faults.all.isEmpty,
            "planPath": "/plan/actions/\(found.action.ordinal)/commitments/\(found.commitment.ordinal)",
            "unit": view.name(of: found.commitment.accountable), "due": found.dueOn.description,
            "target": found.commitment.target?.text, "value": figure?.value?.plain,
            "light": words("light.\((found.line?.progress.light ?? .grey).rawValue)"),
            "lowered": figure?.lowered.map { SupervisedPage.lowered($0, words) },
            "orders": found.orders.map(say.row), "hasOrders": !found.orders.isEmpty,
            "compose": isOffice && closure.state != .closed
                ? "/supervision/orders/new?year=\(view.plan.year)&commitment=\(SafePath.part(found.commitment.id.rawValue))"
                : nil,
            "closureState": words("closure.state-\(closure.state.rawValue)"),
            "isClosed": closure.state == .closed,
            "items": ClosureChecklist.Item.allCases.map { item in
                let mark = found.checklist.marks[item] ?? .missing
                return Part([
                    "words": words("closure.item-\(item.rawValue)"),
                    "mark": words("closure.mark-\(mark.rawValue)"), "isMissing": mark == .missing,
                ])
            },
            "moves": closure.steps.map { step in
                Part([
                    "move": words("closure.move-\(step.move.rawValue)"), "at": step.at.local,
                    "reason": step.reason,
                ])
            }, "hasMoves": !closure.steps.isEmpty,
            "mayAsk": (isOffice || isUnit) && closure.state == .open,
            "mayDecide": isOffice && closure.state == .asked,
            "mayReopen": isOffice && closure.state == .closed,
            "checks": found.checks.map { SupervisedPage.check($0, isOffice: isOffice, words) },
            "hasChecks": !found.checks.isEmpty, "isOffice": isOffice,
            "methods": SpotCheck.Method.allCases.map {
                Choice(
                    value: $0.rawValue, words: words("spot-check.method-\($0.rawValue)"),
                    isChosen: $0.rawValue == fields.text("method"))
            },
            "day": faults.field("day", fields["day"] ?? view.today.description),
            "size": faults.field("size", fields["size"]), "sound": faults.field("sound", fields["sound"]),
            "counted": faults.field("counted", fields["counted"]),
            "isPassed": fields.text("result") == "passed",
            "found": faults.field("found", fields["found"]), "words": fields["words"] ?? "",
            "requests": found.requests.map { SupervisedPage.request($0, words) },
            "hasRequests": !found.requests.isEmpty,
            "mayAskForTime": isUnit && view.today <= found.dueOn && closure.state != .closed
                && !found.requests.contains { $0.answer == nil },
            "until": faults.field("until", fields["until"]),
            "reason": faults.field("reason", fields["reason"]),
            "progress": faults.field("progress", fields["progress"]), "limit": Closure.limit,
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }

    /// Why a figure is not what was accepted.
    static func lowered(_ lowered: LoweredFigure, _ words: Localizer) -> String {
        words(
            "spot-check.lowered",
            [
                "day": lowered.check.checkedOn.description, "accepted": lowered.accepted.plain,
                "counted": lowered.check.counted?.plain ?? "", "found": lowered.check.found,
            ])
    }

    private static func check(_ check: SpotCheck, isOffice: Bool, _ words: Localizer) -> Part {
        Part([
            "id": check.id.rawValue, "on": check.checkedOn.description,
            "method": words("spot-check.method-\(check.method.rawValue)"),
            "sample": words(
                "spot-check.sample", ["size": String(check.sampleSize), "sound": String(check.sound)]),
            "result": words(check.passed ? "spot-check.passed" : "spot-check.failed"),
            "isPassed": check.passed,
            "change": check.before.flatMap { before in
                check.counted.map {
                    words("spot-check.change", ["before": before.plain, "counted": $0.plain])
                }
            },
            "found": check.found, "withdrawal": check.withdrawal,
            "mayWithdraw": isOffice && check.withdrawal == nil,
        ])
    }

    private static func request(_ request: DueRequest, _ words: Localizer) -> Part {
        Part([
            "due": request.dueOn.description, "wanted": request.wanted.description,
            "reason": request.reason, "progress": request.progress,
            "answer": request.answer.map { answer in
                answer.dueOn.map { words("supervision.due-was-granted", ["day": $0.description]) }
                    ?? words("supervision.due-was-declined", ["reason": answer.reason])
            } ?? words("supervision.due-waits"),
        ])
    }
}
