import Operations
import Programme

/// The fields of a commitment, filled from what was typed, else from what is stored.
struct CommitmentFormPart: MustacheParent, Sendable {
    private let fields: [String: Field]
    private let choices: [String: [Choice]]
    private let steps: [Part]
    private let stepsFault: String?
    private let areStepsOpen: Bool

    init(
        of commitment: Commitment, in action: Action, _ units: [Programme.Unit], typed: CommitmentInput?,
        _ faults: Faults, _ words: DraftWords
    ) {
        let target = commitment.target
        func value(_ name: String, _ stored: String?) -> String { typed?.fields[name] ?? stored ?? "" }
        let stored: [(String, String?)] = [
            ("subject", commitment.subject), ("value", target?.value.plain), ("unit", target?.unit),
            ("due", commitment.dueOn?.description), ("weight", commitment.weight.description),
            ("baseline", commitment.baseline?.description),
        ]
        fields = Dictionary(
            uniqueKeysWithValues: (stored + [
                ("kind", nil), ("bound", nil), ("per", nil), ("counting", nil),
                ("accountable", nil),
            ]).map { ($0.0, faults.field($0.0, value($0.0, $0.1))) })
        let kind = value("kind", commitment.kind.rawValue)
        let counting = value("counting", commitment.counting.rawValue)
        let bound = value("bound", target.map { DraftWords.code(of: $0.comparator) })
        let per = value("per", target?.per)
        choices = [
            "kinds": CommitmentKind.allCases.map {
                Choice(
                    value: $0.rawValue, words: words("browse.kind-\($0.rawValue)"),
                    isChosen: $0.rawValue == kind)
            },
            "countings": CountingUnit.allCases.map {
                Choice(
                    value: $0.rawValue, words: words("browse.counting-\($0.rawValue)"),
                    isChosen: $0.rawValue == counting)
            },
            "bounds": Programme.Comparator.allCases.map { comparator in
                let code = DraftWords.code(of: comparator)
                return Choice(value: code, words: words("draft.bound-name-\(code)"), isChosen: code == bound)
            },
            "bases": CommitmentFormPart.bases(per, words),
            "units": CommitmentFormPart.units(
                action, units, commitment, chosen: value("accountable", commitment.accountable?.rawValue),
                words),
        ]
        let rows =
            typed?.rows
            ?? commitment.milestones.map {
                CommitmentInput.Row(
                    title: $0.title, weight: $0.weight.description, due: $0.dueOn?.description ?? "")
            }
        // Room for two more than there are; a row left empty counts as none.
        let filled = rows.filter { !$0.isEmpty }
        let all = filled + Array(repeating: CommitmentInput.Row(), count: 2)
        steps = all.enumerated().map { index, row in
            Part([
                "stepNumber": String(index + 1), "stepTitle": words.plain(row.title),
                "stepWeight": row.weight,
                "stepDue": row.due,
            ])
        }
        stepsFault = faults.field("milestones", nil).fault
        areStepsOpen = kind == CommitmentKind.milestone.rawValue || !filled.isEmpty || stepsFault != nil
    }

    private static func bases(_ chosen: String, _ words: DraftWords) -> [Choice] {
        let others = chosen.isEmpty || DraftWords.bases.contains(chosen) ? [] : [chosen]
        return [Choice(value: "", words: words("draft.per-none"), isChosen: chosen.isEmpty)]
            + (DraftWords.bases + others).map {
                Choice(value: $0, words: words.per($0), isChosen: $0 == chosen)
            }
    }

    private static func units(
        _ action: Action, _ units: [Programme.Unit], _ commitment: Commitment, chosen: String,
        _ words: DraftWords
    ) -> [Choice] {
        let names = Dictionary(
            units.map { ($0.id, $0.name.rawValue) }, uniquingKeysWith: { first, _ in first })
        return [Choice(value: "", words: words("draft.accountable-open"), isChosen: chosen.isEmpty)]
            + action.reportingUnits.map { unit in
                let name = names[unit] ?? unit.rawValue
                let isSuggested = commitment.suggestion?.unit == unit
                return Choice(
                    value: unit.rawValue,
                    words: isSuggested ? words("draft.accountable-suggested", ["unit": name]) : name,
                    isChosen: unit.rawValue == chosen)
            }
    }

    func child(named name: String) -> Any? {
        if name.hasSuffix("Field"), let field = fields[String(name.dropLast("Field".count))] { return field }
        if let list = choices[name] { return list }
        switch name {
        case "steps": return steps
        case "stepsFault": return maybe(stepsFault)
        case "stepsOpen": return areStepsOpen
        default: return nil
        }
    }
}
