import Operations
import Programme

/// Closing, spot checks and satisfaction of a year in one page.
struct YearEndPage: Page {
    static let template = "year-end/year"

    let title: String
    let area = Area.supervision
    let trail: [Link]
    private let content: Part

    init(_ end: YearEnd, _ visit: Visit, _ problems: [Problem]) throws {
        let words = try visit.words
        let faults = Faults(problems, words)
        let (counts, fields) = (end.counts, visit.fields)
        let year = String(end.plan.year)
        title = words("year-end.title", ["year": year])
        trail = [Link(words: words("supervision.title"), path: "/supervision")]
        let isOffice = try visit.person.role == .reviewer
        let open = end.open
        content = Part([
            "path": "/year-end/\(year)", "faults": faults.all, "hasFaults": !faults.all.isEmpty,
            "status": words(
                end.isFinal ? "year-end.final" : "year-end.provisional",
                ["quarter": end.quarter.words(words)]),
            "counts": [
                ("commitments", counts.commitments), ("met", counts.met), ("unmet", counts.unmet),
                ("unmeasured", counts.unmeasured), ("closed", counts.closed), ("checks", counts.checks),
                ("passed", counts.passed), ("lowered", counts.lowered),
            ].map { Part(["name": words("year-end.count-\($0)"), "value": String($1)]) },
            "lines": end.lines.map { YearEndPage.row($0, end, words) },
            "results": end.satisfaction.reversed().map { YearEndPage.result($0, end, words) },
            "hasResults": !end.satisfaction.isEmpty, "isOffice": isOffice,
            "scopes": [Choice(value: "", words: words("year-end.whole"), isChosen: false)]
                + end.plan.actions.map { action in
                    Choice(
                        value: String(action.ordinal), words: "\(action.ordinal). \(action.title)",
                        isChosen: fields.text("action") == String(action.ordinal))
                },
            "fields": ["asked", "answered", "satisfied"].map { name in
                Part([
                    "id": name, "label": words("year-end.\(name)"),
                    "field": faults.field(name, fields[name]),
                ])
            },
            "day": faults.field("day", fields["day"] ?? visit.site.now().day.description),
            "source": faults.field("source", fields["source"]), "limit": Satisfaction.limit,
            "open": open.map { YearEndPage.row($0, end, words) }, "hasOpen": !open.isEmpty,
        ])
    }

    private static func row(_ line: YearEndLine, _ end: YearEnd, _ words: Localizer) -> Part {
        let (commitment, figure) = (line.commitment, line.standing.figure)
        let passed = line.checks.count(where: \.passed)
        return Part([
            "name": "\(line.action.ordinal).\(commitment.ordinal) \(commitment.subject)",
            "path":
                "/supervision/commitments/\(end.plan.year)/\(line.action.ordinal)/\(commitment.ordinal)",
            "unit": end.name(of: commitment.accountable), "target": commitment.target?.text ?? "—",
            "value": figure.value?.plain ?? "—",
            "lowered": figure.lowered.map {
                words("year-end.lowered", ["accepted": $0.accepted.plain])
            },
            "light": words("light.\(line.standing.progress.light.rawValue)"),
            "closure": words("closure.state-\(line.closure.state.rawValue)"), "isClosed": line.isClosed,
            "closedOn": line.closure.closedOn?.description,
            "checks": line.checks.isEmpty
                ? "—"
                : words(
                    "year-end.passed-of",
                    ["passed": String(passed), "count": String(line.checks.count)]),
        ])
    }

    private static func result(_ result: Satisfaction, _ end: YearEnd, _ words: Localizer) -> Part {
        let action = end.plan.actions.first { $0.id == result.action }
        return Part([
            "scope": action.map { "\($0.ordinal). \($0.title)" } ?? words("year-end.whole"),
            "asOf": result.asOf.description, "asked": String(result.asked),
            "answered": String(result.answered), "satisfied": String(result.satisfied),
            "rate": result.rate.map { "\($0.plain)%" } ?? "—", "source": result.source,
            "isCurrent": end.satisfaction.current(of: result.action) == result,
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}
