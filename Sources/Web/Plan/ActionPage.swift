import Mustache
import Operations
import Programme

/// One action: the notice's words, who answers for it, what it promises, what was reported, what happened.
struct ActionPage: Page {
    static let template = "plan/action"

    let title: String
    let area = Area.plan
    let trail: [Link]
    let bar: QuarterBar
    let light: LightMark
    let met: String
    let standing: String?
    let share: ShareBar?
    let due: String?
    let units: [ResponsibleUnit]
    let excerpt: NoticeExcerpt
    let rows: [CommitmentRow]
    let quarter: String
    let reports: [ReportRow]
    let isPartial: Bool
    let timeline: [TimelineRow]
    let before: Link?
    let after: Link?

    init(_ action: Action, _ view: PlanView, _ programme: ProgrammeView, _ words: PlanWords) {
        let path = PlanPath(quarter: view.quarter)
        title = "\(action.ordinal). \(words.plain(action.title))"
        trail = [
            Link(words: words("browse.plan-title", ["year": String(view.plan.year)]), path: path.plan)
        ]
        bar = QuarterBar(view, programme, path: "/plan/actions/\(action.ordinal)", words)
        let standing = view.standing(of: action)
        light = LightMark(standing.light, words)
        met = words("browse.met", ["met": String(standing.met), "all": String(standing.measured)])
        self.standing =
            standing.standing == 0
            ? nil : words("browse.standing-count", ["count": String(standing.standing)])
        share = standing.time.map { ShareBar(actual: standing.actual, time: $0, words) }
        due = action.dueOn.map(words.day)
        units = ResponsibleUnit.all(of: action, view, words)
        excerpt = NoticeExcerpt(
            view.notice.text, range: action.source,
            marks: action.commitments.map {
                .init(span: $0.source, path: path.commitment($0.ordinal, of: action.ordinal))
            }, words)
        rows = view.lines.filter { $0.action.id == action.id }.map { CommitmentRow($0, view, words) }
        quarter = words.quarter(view.quarter)
        reports = view.reports().filter { $0.action.id == action.id }.map { ReportRow($0, view, words) }
        isPartial = !action.reportingUnits.allSatisfy(view.reader.mayReadReports)
        timeline = TimelineRow.all(view.history(of: action), view, words)
        let place = view.plan.actions.firstIndex { $0.id == action.id } ?? 0
        func link(_ index: Int) -> Link? {
            guard view.plan.actions.indices.contains(index) else { return nil }
            let other = view.plan.actions[index]
            return Link(
                words: "\(other.ordinal). \(words.plain(other.title))", path: path.action(other.ordinal))
        }
        (before, after) = (link(place - 1), link(place + 1))
    }

    func child(named name: String) -> Any? {
        switch name {
        case "bar": bar
        case "isOneUnit": false
        case "light", "lightWords": light.child(named: name)
        case "met": met
        case "standing": maybe(standing)
        case "share": maybe(share)
        case "due": maybe(due)
        case "units": units
        case "pieces": excerpt.pieces
        case "rows": rows
        case "quarter": quarter
        case "reports": reports
        case "hasReports": !reports.isEmpty
        case "isPartial": isPartial
        case "timeline": timeline
        case "before": maybe(before)
        case "after": maybe(after)
        default: nil
        }
    }
}

/// A unit that answers for an action, and as what.
struct ResponsibleUnit: MustacheParent, Sendable {
    let unit: String
    let path: String
    /// That it leads or only helps, or which group of the notice it stands for.
    let note: String?

    static func all(of action: Action, _ view: PlanView, _ words: PlanWords) -> [ResponsibleUnit] {
        let path = PlanPath(quarter: view.quarter)
        return action.responsibilities.flatMap { responsibility in
            responsibility.units.map { id in
                ResponsibleUnit(
                    unit: view.name(of: id), path: path.unit(id), note: note(responsibility, words))
            }
        }
    }

    private static func note(_ responsibility: Responsibility, _ words: PlanWords) -> String? {
        if responsibility.isGroup {
            return words("browse.of-group", ["group": words.plain(responsibility.name)])
        }
        // Being one of several is what everybody is who is listed.
        return responsibility.role == .responsible
            ? nil : words("browse.responsibility-\(responsibility.role.rawValue)")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "unit": unit
        case "unitPath": path
        case "note": maybe(note)
        default: nil
        }
    }
}
