import Operations
import Programme

/// The district leader's start page: all actions on one screen.
struct DistrictHomePage: Page {
    static let template = "home/district"

    let title: String
    let area = Area.home
    let bar: QuarterBar
    let asOf: String
    let tiles: [Tile]
    let rows: [GlanceRow]

    init(_ view: PlanView, _ programme: ProgrammeView, _ words: PlanWords) {
        title = words("home.district-title", ["year": String(view.plan.year)])
        bar = QuarterBar(view, programme, path: "/", words)
        asOf = words(
            "browse.figures-as-of",
            ["quarter": words.quarter(view.quarter), "day": words.day(view.quarter.lastDay)])
        rows = view.plan.actions.map { GlanceRow($0, view, words) }
        let lines = view.reports()
        let standings = view.plan.actions.map(view.standing)
        let received = lines.count { [.submitted, .accepted, .locked].contains($0.state) }
        let late = lines.count { $0.lateness != .inTime }
        let path = PlanPath(quarter: view.quarter)
        func lights(_ light: Light) -> Int { view.lines.count { $0.progress.light == light } }
        tiles = [
            Tile(
                number:
                    "\(standings.reduce(0) { $0 + $1.met }) / \(standings.reduce(0) { $0 + $1.measured })",
                words: words("home.tile-met"), path: path.plan),
            Tile(
                number: String(lights(.red)), words: words("home.tile-red-now"), path: path.plan(light: .red),
                tone: lights(.red) > 0 ? "bad" : ""),
            Tile(
                number: String(lights(.yellow)), words: words("home.tile-yellow-now"),
                path: path.plan(light: .yellow), tone: lights(.yellow) > 0 ? "warn" : ""),
            Tile(
                number: "\(received) / \(lines.count)", words: words("home.tile-received"),
                note: late > 0 ? words("home.tile-late", ["count": String(late)]) : nil, path: path.units),
        ]
    }

    func child(named name: String) -> Any? {
        switch name {
        case "bar": bar
        case "asOf": asOf
        case "tiles": tiles
        case "rows": rows
        default: nil
        }
    }
}

/// One action at a glance.
struct GlanceRow: MustacheParent, Sendable {
    /// More names than these do not fit into a line.
    static let most = 2

    let ordinal: Int
    let name: String
    let path: String
    let light: LightMark
    let met: String
    let share: ShareBar?
    let laggards: [Link]
    let more: String?

    init(_ action: Action, _ view: PlanView, _ words: PlanWords) {
        let standing = view.standing(of: action)
        let path = PlanPath(quarter: view.quarter)
        ordinal = action.ordinal
        name = words.plain(action.title)
        self.path = path.action(action.ordinal)
        light = LightMark(standing.light, words)
        met = "\(standing.met) / \(standing.measured)"
        share = standing.time.map { ShareBar(actual: standing.actual, time: $0, words) }
        let units = GlanceRow.lagging(action, view)
        laggards = units.prefix(GlanceRow.most).map {
            Link(words: view.name(of: $0), path: path.unit($0))
        }
        more =
            units.count > GlanceRow.most
            ? words("home.more-units", ["count": String(units.count - GlanceRow.most)]) : nil
    }

    /// The units that answer for a red commitment, then for a yellow one, then those whose report is late; once each.
    private static func lagging(_ action: Action, _ view: PlanView) -> [ID<Programme.Unit>] {
        let lines = view.lines.filter { $0.action.id == action.id }
        func units(_ light: Light) -> [ID<Programme.Unit>] {
            lines.filter { $0.progress.light == light }.compactMap(\.commitment.accountable)
        }
        let late = view.reports().filter {
            $0.action.id == action.id && $0.isOwed && $0.lateness != .inTime
        }
        var seen = Set<ID<Programme.Unit>>()
        return (units(.red) + units(.yellow) + late.map(\.unit.id)).filter { seen.insert($0).inserted }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "ordinal": ordinal
        case "name": self.name
        case "actionPath": path
        case "light", "lightWords": light.child(named: name)
        case "met": met
        case "share": maybe(share)
        case "hasLaggards": !laggards.isEmpty
        case "laggards": laggards
        case "more": maybe(more)
        default: nil
        }
    }
}
