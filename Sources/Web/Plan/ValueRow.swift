import Operations
import Programme

/// One quarter of a commitment: what was reported, where it stands, who handed it in and who accepted it.
struct ValueRow: MustacheParent, Sendable {
    let quarter: String
    let isCurrent: Bool
    let value: String
    let total: String
    let actual: String
    let time: String
    /// Percent as numbers, for the chart; nil where there is none.
    let actualNumber: String?, timeNumber: String
    let light: LightMark
    let state: String
    let stateWords: String
    let submitted: String?
    let accepted: String?
    let path: String?
    let unit: String
    let counting: CountingPart?

    init(
        _ value: QuarterValue, _ action: Action, _ commitment: Commitment, _ view: PlanView,
        _ words: PlanWords
    ) {
        quarter = words.shortQuarter(value.quarter)
        isCurrent = value.quarter == view.quarter
        self.value = value.value.map { words.value($0, of: commitment) } ?? "—"
        total = words.value(value.figure, of: commitment)
        actual = words.percent(value.progress.actual)
        time = words.percent(commitment.isMeasured ? value.progress.time : nil)
        actualNumber = value.progress.actual.map { words.tenths($0 * 100) }
        timeNumber = words.tenths(value.progress.time * 100)
        light = LightMark(value.progress.light, words)
        state = value.state.rawValue
        stateWords = words.state(value.state, in: value.quarter, view)
        func what(_ at: Instant?, _ by: String?) -> String? {
            at.map { [$0.day.description, by].compactMap { $0 }.joined(separator: " ") }
        }
        submitted = what(value.submittedAt, value.submittedBy)
        accepted = what(value.acceptedAt, value.acceptedBy)
        unit = value.unit?.name.rawValue ?? ""
        counting = value.counting.map {
            CountingPart(
                $0, of: commitment, value: value.value ?? .notReported, difference: value.difference,
                in: value.quarter, unit: value.unit?.id, reader: view.reader, words.words)
        }
        path =
            value.mayOpen
            ? value.unit.map {
                PlanPath.report(value.quarter, action: action.ordinal, unit: $0.id, for: view.reader)
            } : nil
    }

    func child(named name: String) -> Any? {
        switch name {
        case "quarterName": quarter
        case "isCurrent": isCurrent
        case "value": value
        case "total": total
        case "actual": actual
        case "time": time
        case "actualNumber": maybe(actualNumber)
        case "timeNumber": timeNumber
        case "light", "lightWords": light.child(named: name)
        case "state": state
        case "stateWords": stateWords
        case "submitted": maybe(submitted)
        case "accepted": maybe(accepted)
        case "path": maybe(path)
        case "unit": unit
        case "counting": maybe(counting)
        default: nil
        }
    }
}
