import Operations
import Programme

/// What would be accepted together, for a last look.
struct AcceptancePage: Page {
    static let template = "review/acceptance"

    let title: String
    let area = Area.review
    let trail: [Link]
    private let content: Part

    init(
        _ queue: ReviewQueue, _ choices: Set<AcceptReports.Choice>, _ problems: [Problem], _ visit: Visit
    ) throws {
        let words = try visit.words
        let quarter = queue.period.quarter
        let chosen = queue.items.filter { item in choices.contains { $0.report == item.record.id } }
        title = words("review.accept-title", ["count": String(choices.count)])
        trail = [
            Link(
                words: words("review.title", ["quarter": quarter.words(words)]),
                path: ReviewPaths.queue(quarter))
        ]
        // What stands in the way is taken out: the rest can be sent again.
        let named = Set(problems.compactMap(\.position))
        let rest =
            problems.isEmpty
            ? choices : Set(chosen.filter { !named.contains($0.record.id.rawValue) }.map(\.choice))
        let count = ["count": String(rest.count)]
        content = Part([
            "quarter": quarter.description, "back": ReviewPaths.queue(quarter),
            "faults": problems.map { problem in
                FieldFault(
                    field: problem.position.map { "report-\($0)" }, words: words.text(problem.message))
            },
            "hasFaults": !problems.isEmpty, "isEmpty": rest.isEmpty,
            "consequence": words("review.accept-consequence", count),
            "send": words("review.accept-send", count),
            "items": chosen.map { item in
                Part([
                    "id": item.record.id.rawValue, "ordinal": item.status.action.ordinal,
                    "action": item.status.action.title, "unit": item.status.unit.name.rawValue,
                    "at": item.submittedAt.local, "path": ReviewPaths.report(quarter, item.status),
                    "isFaulty": named.contains(item.record.id.rawValue),
                ])
            },
            "values": rest.map(AcceptanceInput.value).sorted(),
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}
