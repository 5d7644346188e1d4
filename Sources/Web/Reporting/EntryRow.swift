import Operations
import Programme

/// One commitment on a report's page: what was promised, what was said before, what is said now, and where that leads.
struct EntryRow: MustacheParent, Sendable {
    let commitment: Commitment
    let target: String
    let measure: String
    let before: String
    let previous: String
    let previousNote: String?
    let value: String
    let outlook: OutlookWords
    let fields: ReportFields
    let steps: [EntryStep]
    let faults: [FieldFault]
    let counting: CountingPart?

    /// - Parameters:
    ///   - fields: what the inputs show.
    ///   - entry: what they say, which the light is reckoned with; nil for nothing.
    ///   - faults: of the whole form; the row takes its own.
    init(
        _ line: ReportReading.Line, _ reading: ReportReading, _ fields: ReportFields, entry: ReportEntry?,
        _ faults: [FieldFault], _ visit: Visit
    ) throws {
        let words = try visit.words
        let own = line.commitment
        let value = entry?.value ?? .notReported
        counting = try line.counting.map {
            CountingPart(
                $0, of: own, value: value, difference: entry?.difference, in: reading.period.quarter,
                unit: reading.unit.id, reader: try visit.person, words)
        }
        let figures = ValueWords(words: words)
        let outlook = reading.outlook(of: line, value: value)
        commitment = own
        target = own.target?.text ?? words("report-page.no-target")
        measure = words(EntryRow.measure(own))
        before = figures.figure(outlook.before, of: own)
        previous = figures.value(line.previous, of: own)
        let isDoubtful = line.previous != nil && line.previous != .notReported && !line.isPreviousAccepted
        previousNote = isDoubtful ? words("report-page.not-accepted") : nil
        self.value = figures.value(value, of: own)
        self.outlook = OutlookWords(outlook, own, words)
        self.fields = fields
        let ticked = fields.steps(own.id)
        steps = own.milestones.map { step in
            EntryStep(
                id: "step-\(own.id)-\(step.ordinal)", ordinal: step.ordinal, title: step.title,
                due: step.dueOn.map { words("report-page.step-due", ["day": $0.words(words)]) },
                isTicked: ticked.contains(step.ordinal), commitment: own.id)
        }
        let ids = Set(ReportFields.Part.allCases.map { ReportFields.id($0, own.id) })
        self.faults = faults.filter { $0.field.map(ids.contains) ?? false }
    }

    private static func measure(_ commitment: Commitment) -> String {
        switch commitment.kind {
        case .count:
            switch commitment.counting {
            case .persons: "report-page.measure-persons"
            case .visits: "report-page.measure-visits"
            case .things: "report-page.measure-count"
            }
        case .level: "report-page.measure-level"
        case .rate: "report-page.measure-rate"
        case .milestone:
            commitment.milestones.isEmpty ? "report-page.measure-narrative" : "report-page.measure-steps"
        case .standing: "report-page.measure-standing"
        }
    }

    func child(named name: String) -> Any? {
        let id = commitment.id
        return switch name {
        case "id": id.rawValue
        case "subject": commitment.subject
        case "text": commitment.text
        case "target": target
        case "unit": commitment.target?.unit ?? ""
        case "measure": measure
        case "before": before
        case "previous": previous
        case "previousNote": maybe(previousNote)
        case "value": value
        case "outlook": outlook
        case "isAmount": [.count, .level, .standing].contains(commitment.kind)
        case "isRate": commitment.kind == .rate
        case "hasSteps": !steps.isEmpty
        case "steps": steps
        case "isReported": fields.state(id) == .reported
        case "isNone": fields.state(id) == .none
        case "isInapplicable": fields.state(id) == .inapplicable
        case "amount": fields.text(.amount, id)
        case "numerator": fields.text(.numerator, id)
        case "denominator": fields.text(.denominator, id)
        case "reason": fields.text(.reason, id)
        case "difference": fields.text(.difference, id)
        case "counting": maybe(counting)
        case "faults": faults
        case "hasFaults": !faults.isEmpty
        default: nil
        }
    }
}

/// One step of a milestone commitment.
struct EntryStep: MustacheParent, Hashable, Sendable {
    let id: String
    let ordinal: Int
    let title: String
    let due: String?
    let isTicked: Bool
    let commitment: ID<Commitment>

    func child(named name: String) -> Any? {
        switch name {
        case "stepID": id
        case "ordinal": ordinal
        case "stepTitle": title
        case "due": maybe(due)
        case "isTicked": isTicked
        case "name": ReportFields.name(.step, commitment)
        default: nil
        }
    }
}

/// Where a commitment would stand: the sum, the share of the target, and the light.
struct OutlookWords: MustacheParent, Hashable, Sendable {
    let after: String
    let share: String?
    let light: Light
    let lightWords: String

    init(_ outlook: Outlook, _ commitment: Commitment, _ words: Localizer) {
        after = ValueWords(words: words).figure(outlook.after, of: commitment)
        share = outlook.progress.actual.map { "\(Int(($0 * 100).rounded()))%" }
        light = outlook.progress.light
        lightWords = PlanWords(words: words).light(outlook.progress.light)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "after": after
        case "share": maybe(share)
        case "light": light.rawValue
        case "lightWords": lightWords
        default: nil
        }
    }
}
