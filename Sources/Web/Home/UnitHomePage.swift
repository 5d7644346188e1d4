import Operations
import Programme

/// The start page of a unit's people: what the unit still owes, what came back, what comes next. Its leader sees first
/// what waits for their signature.
struct UnitHomePage: Page {
    static let template = "home/unit"

    let title: String
    let area = Area.home
    let bar: QuarterBar
    let isLeader: Bool
    let line: QuarterLine
    let tiles: [Tile]
    let elsewhere: [Link]
    let returned: [TaskRow]
    let toSign: [TaskRow]
    let tasks: [TaskRow]
    let isIdle: Bool
    let isDone: Bool
    let done: [TaskRow]
    let next: String?
    let rows: [CommitmentRow]
    let unitPath: String
    let reminders: [Part]

    init(
        _ unit: Programme.Unit, _ view: PlanView, _ programme: ProgrammeView, _ reminders: [Reminder],
        _ others: [Link], _ words: PlanWords
    ) {
        self.reminders = reminders.map {
            ReminderPart.make($0, of: view.plan, for: view.reader, words.words)
        }
        elsewhere = others
        isLeader = view.reader.role == .leader
        title = words(
            "home.unit-title", ["unit": unit.name.rawValue, "quarter": words.quarter(view.quarter)])
        bar = QuarterBar(view, programme, path: "/", words)
        let lines = view.reports(of: unit.id)
        line = QuarterLine(
            view, due: lines.map(\.dueOn).max() ?? view.period.dueOn,
            isBusy: lines.contains { $0.isOwed }, words)
        // What came back or waits is shown whatever quarter one looks at, also of a quarter that was over before there was
        // a plan: nothing moves before something is done here.
        let all = view.openedPeriods.flatMap { view.reports(in: $0.quarter, of: unit.id) }
        let ready = isLeader ? all.filter { $0.state == .draft && $0.openFaults == 0 } : []
        returned = all.filter { line in
            // What was mended and can be signed is no longer something to mend.
            let isReady = ready.contains { $0.action.id == line.action.id && $0.quarter == line.quarter }
            return (line.state == .returned || line.isRework) && !isReady
        }.map { TaskRow($0, view, words) }
        toSign = ready.map { TaskRow($0, view, words) }
        let shown = Set(ready.filter { $0.quarter == view.quarter }.map(\.action.id))
        tiles = UnitTiles(lines, toSign: isLeader ? shown.count : nil, words).tiles
        let open = lines.filter {
            $0.isAtHand && $0.state != .returned && !$0.isRework && !shown.contains($0.action.id)
        }
        let signed = all.filter { $0.state == .signed && $0.quarter != view.quarter }
        tasks = (open + signed).map { TaskRow($0, view, words) }
        done = lines.filter { !$0.isAtHand && $0.state != .none }.map { TaskRow($0, view, words) }
        isIdle = lines.isEmpty
        isDone = !isIdle && tasks.isEmpty && toSign.isEmpty && returned.isEmpty && line.isOpen
        next = view.periods.first { $0.opensOn > view.today }.map {
            words(
                "home.next-quarter",
                [
                    "quarter": words.quarter($0.quarter), "opens": words.day($0.opensOn),
                    "due": words.day($0.dueOn),
                ])
        }
        rows = view.lines.filter { $0.commitment.accountable == unit.id }.map {
            CommitmentRow($0, view, words)
        }
        unitPath = PlanPath(quarter: view.quarter).unit(unit.id)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "bar": bar
        case "isOneUnit": true
        case "isLeader": isLeader
        case "line": line.words
        case "isLate": line.isLate
        case "canAskForMore": !isLeader && line.isOpen && !line.isLate && !tasks.isEmpty
        case "reminders": reminders
        case "tiles": tiles
        case "hasElsewhere": !elsewhere.isEmpty
        case "elsewhere": elsewhere
        case "hasReturned": !returned.isEmpty
        case "returned": returned
        case "hasToSign": !toSign.isEmpty
        case "toSign": toSign
        case "hasTasks": !tasks.isEmpty
        case "tasks": tasks
        case "isIdle": isIdle
        case "isDone": isDone
        case "hasDone": !done.isEmpty
        case "done": done
        case "next": maybe(next)
        case "rows": rows
        case "hasRows": !rows.isEmpty
        case "ownPath": unitPath
        default: nil
        }
    }
}
