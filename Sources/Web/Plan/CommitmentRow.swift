import Operations
import Programme

/// One commitment in a dense table: what was promised, what is reached, what should be.
struct CommitmentRow: MustacheParent, Sendable {
    let number: String
    let subject: String
    let path: String
    let target: String
    let value: String
    /// Whether there is a value at all; what is missing must not look like one.
    let hasValue: Bool
    /// The quarter that the value is of, where it is not the one shown.
    let asOf: String?
    let actual: String
    let time: String
    let light: LightMark
    let unit: String
    let unitPath: String?
    let due: String?
    /// The rows behind the value, for those who may open them.
    let rowsPath: String?

    init(_ line: ProgressOverview.Line, _ view: PlanView, _ words: PlanWords) {
        let (action, commitment) = (line.action, line.commitment)
        let path = PlanPath(quarter: view.quarter)
        number = "\(action.ordinal).\(commitment.ordinal)"
        subject = words.plain(commitment.subject)
        self.path = path.commitment(commitment.ordinal, of: action.ordinal)
        target = words.target(commitment)
        // What a spot check took off must be seen where the number is seen.
        value =
            words.value(line.figure, of: commitment)
            + (line.figure.lowered == nil ? "" : " " + words("spot-check.lowered-mark"))
        hasValue = line.figure.status == .reported
        asOf = line.figure.asOf.flatMap { quarter in
            quarter == view.quarter
                ? nil : words("browse.as-of", ["quarter": words.shortQuarter(quarter)])
        }
        actual = words.percent(line.progress.actual)
        // A duty without a number has nothing that time could be held against.
        time = words.percent(line.isMeasured ? line.progress.time : nil)
        light = LightMark(line.progress.light, words)
        unit = view.name(of: commitment.accountable)
        unitPath = commitment.accountable.map(path.unit)
        due = commitment.dueOn.map(\.description)
        rowsPath =
            hasValue ? OriginWords(view, words).path(view.origin(of: commitment), commitment) : nil
    }

    func child(named name: String) -> Any? {
        switch name {
        case "number": number
        case "subject": subject
        case "path": path
        case "target": target
        case "value": value
        case "hasValue": hasValue
        case "asOf": maybe(asOf)
        case "actual": actual
        case "time": time
        case "light", "lightWords": light.child(named: name)
        case "unit": unit
        case "unitPath": maybe(unitPath)
        case "due": maybe(due)
        case "rowsPath": maybe(rowsPath)
        default: nil
        }
    }
}

/// One report that is due, in a table.
struct ReportRow: MustacheParent, Sendable {
    let action: String
    let actionPath: String
    let unit: String
    let unitPath: String
    let quarter: String
    let state: String
    let stateWords: String
    let submitted: String?
    let lateness: String?
    /// Where the reader can open it.
    let path: String?
    let narrative: [String]
    let problems: [String]
    let nextSteps: [String]

    init(_ line: ReportLine, _ view: PlanView, _ words: PlanWords) {
        let path = PlanPath(quarter: view.quarter)
        action = "\(line.action.ordinal). \(words.plain(line.action.title))"
        actionPath = path.action(line.action.ordinal)
        unit = line.unit.name.rawValue
        unitPath = path.unit(line.unit.id)
        quarter = words.quarter(line.quarter)
        state = line.state.rawValue
        stateWords = words.state(line.state, in: line.quarter, view)
        submitted = line.submittedAt.map { $0.day.description }
        lateness = words.lateness(line.lateness)
        let isOwn = view.reader.unit == line.unit.id
        self.path =
            line.record != nil || isOwn
            ? PlanPath.report(line.quarter, action: line.action.ordinal, unit: line.unit.id, for: view.reader)
            : nil
        narrative = words.lines(line.record?.content.narrative ?? "")
        problems = words.lines(line.record?.content.problems ?? "")
        nextSteps = words.lines(line.record?.content.nextSteps ?? "")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "action": action
        case "actionPath": actionPath
        case "unit": unit
        case "unitPath": unitPath
        case "quarterName": quarter
        case "state": state
        case "stateWords": stateWords
        case "submitted": maybe(submitted)
        case "lateness": maybe(lateness)
        case "path": maybe(path)
        case "hasContent": !narrative.isEmpty
        case "narrative": narrative
        case "problems": problems
        case "hasProblems": !problems.isEmpty
        case "nextSteps": nextSteps
        case "hasNextSteps": !nextSteps.isEmpty
        default: nil
        }
    }
}
