import Mustache
import Operations
import Programme

/// Every unit that answers for something: its light, its reports, what it owes.
struct UnitsPage: Page {
    static let template = "plan/units"

    let title: String
    let area = Area.units
    let bar: QuarterBar
    let asOf: String
    let rows: [UnitRow]

    init(_ view: PlanView, _ programme: ProgrammeView, _ words: PlanWords) {
        title = words("browse.units-title", ["year": String(view.plan.year)])
        bar = QuarterBar(view, programme, path: "/units", words)
        asOf = words(
            "browse.figures-as-of",
            ["quarter": words.quarter(view.quarter), "day": words.day(view.quarter.lastDay)])
        let rows = view.plan.reportingUnits.compactMap { id in
            view.unit(id).map { UnitRow($0, view, words) }
        }
        // What needs attention first; equal ones stay in the notice's order.
        self.rows = rows.enumerated().sorted {
            ($0.element.concern, $1.offset) > ($1.element.concern, $0.offset)
        }.map(\.element)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "bar": bar
        case "asOf": asOf
        case "rows": rows
        default: nil
        }
    }
}

/// One unit in the list.
struct UnitRow: MustacheParent, Sendable {
    let unit: String
    let path: String
    /// Nil where it answers for no commitment: no data would read as a fault.
    let light: LightMark?
    let answersFor: Int
    let red: Int
    let yellow: Int
    let due: Int
    let received: Int
    let accepted: Int
    let owed: String?
    let lateness: String?
    /// How much it needs attention; the more, the further up.
    let concern: Int

    init(_ unit: Programme.Unit, _ view: PlanView, _ words: PlanWords) {
        self.unit = unit.name.rawValue
        path = PlanPath(quarter: view.quarter).unit(unit.id)
        let lines = view.lines.filter { $0.commitment.accountable == unit.id }
        light = lines.isEmpty ? nil : LightMark(view.light(of: unit.id), words)
        answersFor = lines.count
        red = lines.count { $0.progress.light == .red }
        yellow = lines.count { $0.progress.light == .yellow }
        let reports = view.reports(of: unit.id)
        due = reports.count
        received = reports.count { !$0.isOwed }
        accepted = reports.count { $0.state == .accepted || $0.state == .locked }
        let missing = reports.filter(\.isOwed)
        owed =
            missing.isEmpty
            ? nil
            : words(
                "browse.owed-actions",
                ["actions": words.list(missing.map { String($0.action.ordinal) })])
        let worst = [Lateness.red, .yellow, .late].first { late in reports.contains { $0.lateness == late } }
        lateness = worst.flatMap(words.lateness)
        concern = red * 100 + missing.count * 10 + yellow
    }

    func child(named name: String) -> Any? {
        switch name {
        case "unit": unit
        case "unitPath": path
        case "mark": maybe(light)
        case "answersFor": answersFor
        case "red": red
        case "yellow": yellow
        case "hasRed": red > 0
        case "hasYellow": yellow > 0
        case "dueCount": due
        case "received": received
        case "acceptedCount": accepted
        case "owed": maybe(owed)
        case "lateness": maybe(lateness)
        default: nil
        }
    }
}
