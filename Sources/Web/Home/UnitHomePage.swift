import Mustache
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
    let due: DueWords
    let isLocked: Bool
    let isEarly: Bool
    let opens: String
    let tiles: [Tile]
    let elsewhere: [Link]
    let returned: [TaskRow]
    let toSign: [TaskRow]
    let tasks: [TaskRow]
    let isDone: Bool
    let done: [TaskRow]
    let next: String?
    let rows: [CommitmentRow]
    let unitPath: String

    init(_ unit: Programme.Unit, _ view: PlanView, _ programme: ProgrammeView, _ words: PlanWords) {
        isLeader = view.reader.role == .leader
        title = words(
            "home.unit-title", ["unit": unit.name.rawValue, "quarter": words.quarter(view.quarter)])
        bar = QuarterBar(view, programme, path: "/", words)
        let lines = view.reports(of: unit.id)
        due = DueWords(lines.map(\.dueOn).max() ?? view.period.dueOn, view, words)
        isLocked = view.period.isLocked
        isEarly = view.period.opensOn > view.today
        opens = words("home.opens", ["day": words.day(view.period.opensOn)])
        tiles = UnitTiles(lines, unit, view, words).tiles
        // What came back is shown whatever quarter one looks at: nothing moves before it is mended.
        let asked = view.askedPeriods.map(\.quarter)
        let all = asked.flatMap { view.reports(in: $0, of: unit.id) }
        returned = all.filter { $0.state == .returned || $0.isRework }.map { TaskRow($0, view, words) }
        elsewhere = asked.filter { $0 != view.quarter }.compactMap { quarter in
            let owed = all.filter { $0.quarter == quarter && $0.isOwed }.count
            guard owed > 0 else { return nil }
            return Link(
                words: words(
                    "home.owed-elsewhere", ["quarter": words.quarter(quarter), "count": String(owed)]),
                path: "/?quarter=\(quarter)")
        }
        let ready = isLeader ? lines.filter { $0.state == .draft && $0.openFaults == 0 } : []
        toSign = ready.map { TaskRow($0, view, words) }
        let shown = Set(ready.map(\.action.id))
        let open = lines.filter {
            $0.isOwed && $0.state != .returned && !$0.isRework && !shown.contains($0.action.id)
        }
        tasks = open.map { TaskRow($0, view, words) }
        done = lines.filter { !$0.isOwed && $0.state != .none }.map { TaskRow($0, view, words) }
        isDone = tasks.isEmpty && toSign.isEmpty && returned.isEmpty && !isEarly
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
        case "isLeader": isLeader
        case "dueWords": due.words
        case "isOver": due.isOver && !(tasks.isEmpty && toSign.isEmpty)
        case "isLocked": isLocked
        case "isEarly": isEarly
        case "opens": opens
        case "tiles": tiles
        case "hasElsewhere": !elsewhere.isEmpty
        case "elsewhere": elsewhere
        case "hasReturned": !returned.isEmpty
        case "returned": returned
        case "hasToSign": !toSign.isEmpty
        case "toSign": toSign
        case "hasTasks": !tasks.isEmpty
        case "tasks": tasks
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

/// A unit's quarter in numbers.
struct UnitTiles {
    let tiles: [Tile]

    init(_ lines: [ReportLine], _ unit: Programme.Unit, _ view: PlanView, _ words: PlanWords) {
        func count(_ states: ReportState...) -> Int {
            lines.count { states.contains($0.state) && ($0.state != .none || $0.isAsked) }
        }
        let returned = count(.returned)
        let open = count(.none, .draft, .returned)
        let signed = count(.signed)
        let accepted = count(.accepted, .locked)
        let isLate = lines.contains { $0.isOwed && $0.lateness != .inTime }
        tiles = [
            Tile(
                number: String(open), words: words("home.tile-open"),
                note: returned > 0 ? words("home.tile-returned", ["count": String(returned)]) : nil,
                tone: open == 0 ? "" : isLate || returned > 0 ? "bad" : "warn"),
            Tile(
                number: String(signed), words: words("home.tile-signed"), tone: signed > 0 ? "warn" : ""),
            Tile(number: String(count(.submitted)), words: words("home.tile-submitted")),
            Tile(
                number: "\(accepted) / \(lines.count)", words: words("home.tile-accepted"),
                tone: accepted == lines.count && accepted > 0 ? "good" : ""),
        ]
    }
}

/// One report of the unit with what is to be done next.
struct TaskRow: MustacheParent, Sendable {
    let report: ReportRow
    let quarterCode: String
    let due: DueWords?
    let reason: String?
    let move: String
    let isUrgent: Bool
    let commitments: String

    init(_ line: ReportLine, _ view: PlanView, _ words: PlanWords) {
        report = ReportRow(line, view, words)
        quarterCode = line.quarter.description
        due = line.isOwed ? DueWords(line.dueOn, view, words) : nil
        let back = line.record?.moves.last { $0.move == .return || $0.move == .reopen }
        reason = line.state == .returned || line.isRework ? back?.reason.map(words.plain) : nil
        let isLeader = view.reader.role == .leader
        let key: String
        switch line.state {
        case .none: key = isLeader ? "home.move-look" : "home.move-begin"
        case .draft where isLeader: key = line.openFaults == 0 ? "home.move-sign" : "home.move-look"
        case .draft: key = "home.move-continue"
        case .returned: key = isLeader ? "home.move-look" : "home.move-mend"
        case .signed: key = "home.move-submit"
        case .submitted, .accepted, .locked: key = "home.move-look"
        }
        move = words(key)
        isUrgent = [
            "home.move-begin", "home.move-continue", "home.move-mend", "home.move-sign", "home.move-submit",
        ]
        .contains(key)
        let own = line.action.commitments(of: line.unit.id).count
        commitments =
            own == 0
            ? words("home.no-own-commitments") : words("home.own-commitments", ["count": String(own)])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "dueWords": maybe(due?.words)
        case "isOver": due?.isOver ?? false
        case "reason": maybe(reason)
        case "move": move
        case "isUrgent": isUrgent
        case "commitments": commitments
        default: report.child(named: name)
        }
    }
}
