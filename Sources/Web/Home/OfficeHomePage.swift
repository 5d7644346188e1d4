import Operations
import Programme

/// The reviewer's start page: what waits for review, who has not reported, what turned red.
struct OfficeHomePage: Page {
    static let template = "home/office"
    /// More than this is a list of its own, not a start page.
    static let most = 10

    let title: String
    let area = Area.home
    let bar: QuarterBar
    let line: QuarterLine
    let draft: Link?
    let sources: Link?
    let elsewhere: [Link]
    let tiles: [Tile]
    let waiting: [ReportRow]
    let moreWaiting: String?
    let reviewPath: String
    let missing: [MissingRow]
    let red: [RedRow]
    let isComplete: Bool
    let remindPath: String
    let quarterPath: String

    init(_ view: PlanView, _ programme: ProgrammeView, _ others: [Link], _ words: PlanWords) {
        title = words("home.office-title", ["quarter": words.quarter(view.quarter)])
        bar = QuarterBar(view, programme, path: "/", words)
        line = QuarterLine(view, due: view.period.dueOn, isBusy: false, words)
        draft = programme.years.first { !$0.isConfirmed }.map {
            Link(
                words: words("home.confirm-draft", ["year": String($0.year)]), path: "/plans/\($0.year)/draft"
            )
        }
        sources =
            view.sourcesOpen > 0
            ? Link(
                words: words("home.settle-sources", ["count": String(view.sourcesOpen)]),
                path: SourcesController.path) : nil
        let lines = view.reports()
        let submitted = lines.filter { $0.state == .submitted }.sorted {
            ($0.submittedAt?.seconds ?? 0, $0.action.ordinal) < (
                $1.submittedAt?.seconds ?? 0, $1.action.ordinal
            )
        }
        elsewhere = others
        waiting = submitted.prefix(OfficeHomePage.most).map { ReportRow($0, view, words) }
        moreWaiting =
            submitted.count > OfficeHomePage.most
            ? words("home.more-waiting", ["count": String(submitted.count)]) : nil
        reviewPath = "/review?quarter=\(view.quarter)"
        missing = MissingRow.all(lines, view, words)
        red = view.turnedRed.map { RedRow($0.line, before: $0.before, view, words) }
        remindPath = "/review/reminders?quarter=\(view.quarter)"
        quarterPath = "/quarters/\(view.quarter)"
        tiles = OfficeTiles(lines, red: red.count, view, words).tiles
        isComplete =
            !lines.isEmpty && !view.period.isLocked && lines.allSatisfy { $0.state == .accepted }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "bar": bar
        case "line": line.words
        case "draft": maybe(draft)
        case "sources": maybe(sources)
        case "hasElsewhere": !elsewhere.isEmpty
        case "elsewhere": elsewhere
        case "tiles": tiles
        case "hasWaiting": !waiting.isEmpty
        case "waiting": waiting
        case "moreWaiting": maybe(moreWaiting)
        case "reviewPath": reviewPath
        case "hasMissing": !missing.isEmpty
        case "missing": missing
        case "hasRed": !red.isEmpty
        case "red": red
        case "isComplete": isComplete
        case "remindPath": remindPath
        case "quarterPath": quarterPath
        default: nil
        }
    }
}

/// The office's quarter in numbers.
struct OfficeTiles {
    let tiles: [Tile]

    init(_ lines: [ReportLine], red: Int, _ view: PlanView, _ words: PlanWords) {
        let waiting = lines.count { $0.state == .submitted }
        let missing = lines.filter { $0.isOwed && $0.state != .returned }
        let late = missing.count { $0.lateness != .inTime }
        let returned = lines.count { $0.state == .returned }
        let accepted = lines.count { $0.state == .accepted || $0.state == .locked }
        tiles = [
            Tile(
                number: String(waiting), words: words("home.tile-waiting"),
                path: "/review?quarter=\(view.quarter)", tone: waiting > 0 ? "warn" : ""),
            Tile(
                number: String(missing.count), words: words("home.tile-missing"),
                note: late > 0 ? words("home.tile-late", ["count": String(late)]) : nil, path: "#missing",
                tone: late > 0 ? "bad" : missing.isEmpty ? "" : "warn"),
            Tile(number: String(returned), words: words("home.tile-with-units")),
            Tile(
                number: String(red), words: words("home.tile-red"), path: "#red", tone: red > 0 ? "bad" : ""),
            Tile(
                number: "\(accepted) / \(lines.count)", words: words("home.tile-accepted"),
                tone: accepted == lines.count && accepted > 0 ? "good" : ""),
        ]
    }
}

/// A unit that owes reports.
struct MissingRow: MustacheParent, Sendable {
    let unit: String
    let path: String
    let actions: [Link]
    let due: DueWords

    static func all(_ lines: [ReportLine], _ view: PlanView, _ words: PlanWords) -> [MissingRow] {
        let owed = lines.filter(\.isOwed)
        return view.plan.reportingUnits.compactMap { unit in
            let own = owed.filter { $0.unit.id == unit }
            guard let first = own.first else { return nil }
            let path = PlanPath(quarter: view.quarter)
            return MissingRow(
                unit: first.unit.name.rawValue, path: path.unit(unit),
                actions: own.map {
                    Link(
                        words: words(
                            "home.missing-action",
                            ["action": String($0.action.ordinal), "state": words.state($0.state)]),
                        path: path.action($0.action.ordinal))
                }, due: DueWords(first.dueOn, view, words))
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "unit": unit
        case "unitPath": path
        case "actions": actions
        case "dueWords": due.short
        case "isOver": due.isOver
        default: nil
        }
    }
}

/// A commitment that turned red.
struct RedRow: MustacheParent, Sendable {
    let row: CommitmentRow
    let before: LightMark

    init(_ line: ProgressOverview.Line, before: Light, _ view: PlanView, _ words: PlanWords) {
        row = CommitmentRow(line, view, words)
        self.before = LightMark(before, words)
    }

    func child(named name: String) -> Any? { name == "wasMark" ? before : row.child(named: name) }
}
