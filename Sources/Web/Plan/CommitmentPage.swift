import Operations
import Programme

/// One commitment: where it comes from, what is reached, why its light is what it is, and what happened.
struct CommitmentPage: Page {
    static let template = "plan/commitment"

    let title: String
    let area = Area.plan
    let trail: [Link]
    let scripts: [String]
    let bar: QuarterBar
    let row: CommitmentRow
    let facts: [Fact]
    let excerpt: NoticeExcerpt
    let share: ShareBar?
    let explanation: [String]
    let steps: [StepRow]
    let values: [ValueRow]
    let hasChart: Bool
    let amendments: [AmendmentRow]
    let timeline: [TimelineRow]
    let lowered: String?
    let supervision: String?

    init(
        _ line: ProgressOverview.Line, _ view: PlanView, _ programme: ProgrammeView, _ words: PlanWords
    ) {
        let (action, commitment) = (line.action, line.commitment)
        let path = PlanPath(quarter: view.quarter)
        row = CommitmentRow(line, view, words)
        title = "\(row.number) \(row.subject)"
        trail = [
            Link(words: words("browse.plan-title", ["year": String(view.plan.year)]), path: path.plan),
            Link(
                words: "\(action.ordinal). \(words.plain(action.title))", path: path.action(action.ordinal)),
        ]
        bar = QuarterBar(
            view, programme,
            path: "/plan/actions/\(action.ordinal)/commitments/\(commitment.ordinal)", words)
        facts = Fact.all(of: commitment, view, words) + OriginWords(view, words).facts(of: commitment)
        excerpt = NoticeExcerpt(
            view.notice.text, range: NoticeExcerpt.context(of: commitment.source, in: view.notice.text),
            marks: [.init(span: commitment.source, isMarked: true)], words)
        let reason = view.explanation(of: line)
        share = line.progress.actual.map { ShareBar(actual: $0, time: line.progress.time, words) }
        explanation =
            ExplanationWords(
                reason, CommitmentStanding(figure: line.figure, progress: line.progress),
                day: view.quarter.lastDay, words
            ).sentences
        steps = commitment.milestones.map { step in
            StepRow(step, isReached: line.figure.milestones.contains(step.ordinal), view, words)
        }
        lowered = line.figure.lowered.map { SupervisedPage.lowered($0, words.words) }
        let mayAct = view.reader.mayReadReports(of: commitment.accountable ?? ID(""))
        supervision =
            mayAct
            ? "/supervision/commitments/\(view.plan.year)/\(action.ordinal)/\(commitment.ordinal)" : nil
        let quarters = view.values(of: commitment, in: action)
        values = quarters.map { ValueRow($0, action, commitment, view, words) }
        // A chart of nothing, or of words, shows nothing.
        hasChart = quarters.contains { $0.progress.actual != nil }
        scripts = hasChart ? ["quarters-chart"] : []
        let changed = view.amendments(of: commitment)
        amendments = changed.compactMap { AmendmentRow($0, view, words) }
        timeline = TimelineRow.all(view.history(of: commitment, in: action), view, words)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "bar": bar
        case "row": row
        case "facts": facts
        case "pieces": excerpt.pieces
        case "goesOnBefore": excerpt.goesOnBefore
        case "goesOnAfter": excerpt.goesOnAfter
        case "share": maybe(share)
        case "explanation": explanation
        case "steps": steps
        case "hasSteps": !steps.isEmpty
        case "values": values
        case "hasChart": hasChart
        case "amendments": amendments
        case "hasAmendments": !amendments.isEmpty
        case "timeline": timeline
        case "lowered": maybe(lowered)
        case "supervision": maybe(supervision)
        default: nil
        }
    }
}

/// A name with what it is.
struct Fact: MustacheParent, Sendable {
    let name: String
    let value: String
    let path: String?

    static func all(of commitment: Commitment, _ view: PlanView, _ words: PlanWords) -> [Fact] {
        let path = PlanPath(quarter: view.quarter)
        var facts = [
            Fact(name: words("browse.target"), value: words.target(commitment), path: nil),
            Fact(
                name: words("browse.kind"),
                value: words("browse.kind-\(commitment.kind.rawValue)"), path: nil),
            Fact(
                name: words("browse.accountable"), value: view.name(of: commitment.accountable),
                path: commitment.accountable.map(path.unit)),
            Fact(
                name: words("browse.due"),
                value: commitment.dueOn.map(words.day)
                    ?? words("browse.due-year", ["day": words.day(view.plan.endsOn)]), path: nil),
        ]
        if let baseline = commitment.baseline {
            facts.append(Fact(name: words("browse.baseline"), value: baseline.description, path: nil))
        }
        return facts
    }

    func child(named name: String) -> Any? {
        switch name {
        case "factName": self.name
        case "factValue": value
        case "factPath": maybe(path)
        default: nil
        }
    }
}

/// A step of a milestone commitment.
struct StepRow: MustacheParent, Sendable {
    let title: String
    let due: String?
    let weight: String
    let isReached: Bool
    let isLate: Bool

    init(_ step: Milestone, isReached: Bool, _ view: PlanView, _ words: PlanWords) {
        title = "\(step.ordinal). \(words.plain(step.title))"
        due = step.dueOn.map(\.description)
        weight = step.weight.description
        self.isReached = isReached
        isLate = !isReached && (step.dueOn.map { $0 <= view.quarter.lastDay } ?? false)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "stepTitle": title
        case "stepDue": maybe(due)
        case "weight": weight
        case "isReached": isReached
        case "isLate": isLate
        default: nil
        }
    }
}

/// One change of a commitment, with what it was before.
struct AmendmentRow: MustacheParent, Sendable {
    let at: String
    let field: String
    let old: String
    let new: String
    let reason: String

    init?(_ event: PlanEvent, _ view: PlanView, _ words: PlanWords) {
        guard case .amended(let change, _, let reason) = event.kind else { return nil }
        let say = AmendmentWords(view, words)
        at = event.at.day.description
        field = say.field(change)
        old = say.value(change.old, change)
        new = say.value(change.new, change)
        self.reason = words.plain(reason)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "at": at
        case "field": field
        case "old": old
        case "new": new
        case "reason": reason
        default: nil
        }
    }
}
