import Operations
import Programme

/// The plan: every action with its commitments, and where they stand.
struct PlanPage: Page {
    static let template = "plan/plan"

    let title: String
    let area = Area.plan
    let notice: String
    let asOf: String
    let bar: QuarterBar
    let filters: [LightFilter]
    let units: [Choice]
    let quarter: String
    let light: String?
    let isFiltered: Bool
    let shown: String
    let allPath: String
    let actions: [ActionBlock]
    /// The way to where numbers come from, for those who decide it.
    let sources: String?

    init(_ view: PlanView, _ programme: ProgrammeView, _ input: PlanInput, _ words: PlanWords) {
        let path = PlanPath(quarter: view.quarter)
        title = words("browse.plan-title", ["year": String(view.plan.year)])
        let parsed = view.notice.parsed
        notice = words.list(
            ([parsed.title ?? view.plan.title] + [parsed.documentNumber?.description].compactMap { $0 })
                .map(words.plain))
        asOf = words(
            "browse.figures-as-of",
            ["quarter": words.quarter(view.quarter), "day": words.day(view.quarter.lastDay)])
        let query =
            (input.light.map { "&light=\($0.rawValue)" } ?? "")
            + (input.unit.map { "&unit=\(SafePath.part($0.rawValue))" } ?? "")
        bar = QuarterBar(view, programme, path: "/plan", query: query, words)
        let ofUnit = view.lines.filter { input.unit == nil || $0.commitment.accountable == input.unit }
        filters = LightFilter.all(ofUnit, input, path, words)
        units = view.plan.reportingUnits.map {
            Choice(value: $0.rawValue, words: view.name(of: $0), isChosen: $0 == input.unit)
        }
        quarter = view.quarter.description
        light = input.light?.rawValue
        isFiltered = input.light != nil || input.unit != nil
        allPath = path.plan
        let open = view.sourcesOpen
        sources =
            Access.sources.admits(view.reader.role)
            ? open == 0 ? words("sources.link") : words("sources.link-open", ["count": String(open)]) : nil
        let lines = ofUnit.filter { input.light == nil || $0.progress.light == input.light }
        shown = words(
            "browse.shown", ["shown": String(lines.count), "all": String(view.lines.count)])
        actions = view.plan.actions.compactMap { action in
            let own = lines.filter { $0.action.id == action.id }
            return own.isEmpty ? nil : ActionBlock(action, own, view, words)
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "notice": notice
        case "isOneUnit": false
        case "sources": maybe(sources)
        case "asOf": asOf
        case "bar": bar
        case "filters": filters
        case "units": units
        case "quarter": quarter
        case "light": maybe(light)
        case "isFiltered": isFiltered
        case "shown": shown
        case "allPath": allPath
        case "actions": actions
        case "hasActions": !actions.isEmpty
        default: nil
        }
    }
}

/// An action's lines under its name.
struct ActionBlock: MustacheParent, Sendable {
    let name: String
    let path: String
    let light: LightMark
    let met: String
    let rows: [CommitmentRow]

    init(_ action: Action, _ lines: [ProgressOverview.Line], _ view: PlanView, _ words: PlanWords) {
        let standing = view.standing(of: action)
        name = "\(action.ordinal). \(words.plain(action.title))"
        path = PlanPath(quarter: view.quarter).action(action.ordinal)
        light = LightMark(standing.light, words)
        met = words(
            "browse.met", ["met": String(standing.met), "all": String(standing.measured)])
        rows = lines.map { CommitmentRow($0, view, words) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "name": self.name
        case "actionPath": path
        case "light", "lightWords": light.child(named: name)
        case "met": met
        case "rows": rows
        default: nil
        }
    }
}

/// A light that can be filtered by, with how many commitments have it.
struct LightFilter: MustacheParent, Sendable {
    let light: LightMark?
    let words: String
    let count: Int
    let path: String
    let isCurrent: Bool

    static func all(
        _ lines: [ProgressOverview.Line], _ input: PlanInput, _ path: PlanPath, _ words: PlanWords
    ) -> [LightFilter] {
        let unit = input.unit.map { "&unit=\(SafePath.part($0.rawValue))" } ?? ""
        let every = LightFilter(
            light: nil, words: words("browse.all-lights"), count: lines.count, path: path.plan + unit,
            isCurrent: input.light == nil)
        // The worst first; blue only once there is one, since closing is not in use everywhere.
        return [every]
            + [Light.red, .yellow, .green, .blue, .grey].compactMap { light in
                let count = lines.count { $0.progress.light == light }
                guard count > 0 || light != .blue else { return nil }
                return LightFilter(
                    light: LightMark(light, words), words: words("browse.light-meaning-\(light.rawValue)"),
                    count: count, path: path.plan(light: light) + unit, isCurrent: input.light == light)
            }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "mark": maybe(light)
        case "meaning": words
        case "count": count
        case "filterPath": path
        case "isCurrent": isCurrent
        default: nil
        }
    }
}
