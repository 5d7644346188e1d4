extension ReportForm {
    /// The most that one text may hold, in Unicode scalars.
    public static let longestText = 20_000

    /// What a unit filled in, by action. The form must be made anew from the plan as it stands now.
    ///
    /// Throws every problem at once, in the order of the form: first whether it is this form at all
    /// (`form.other-*`, `form.outdated`), then what was done to its cells, then what was filled in. A blank value
    /// is `.notReported` and no problem: a draft may be unfinished.
    public func read(_ filled: FilledForm) throws(Problems) -> [ID<Action>: ReportContent] {
        let expected = FormIdentity.Expectation(
            plan: context.plan, quarter: identity.quarter, units: [identity.unit],
            names: [context.unit.id: context.unit])
        let strange = filled.identity.problems(expecting: expected)
        guard strange.isEmpty else { throw Problems(strange) }
        guard filled.identity.layout == identity.layout else {
            throw Problems([
                Problem(.conflict, "form.outdated", ["issued": filled.identity.issuedOn.official])
            ])
        }
        let structure = structure(of: filled)
        guard structure.isReadable else { throw Problems(structure.problems) }
        var reader = FilledValues(form: self, filled: filled)
        let contents = reader.contents()
        let problems = structure.problems + reader.problems
        guard problems.isEmpty else { throw Problems(problems) }
        return contents
    }
}

/// Takes the inputs of a filled form one by one and gathers what is wrong with them.
struct FilledValues {
    let form: ReportForm
    let filled: FilledForm
    private let places: [FormKey: FilledForm.Place]
    private let inputs: [FormKey: FormInput]
    private(set) var problems: [Problem] = []

    init(form: ReportForm, filled: FilledForm) {
        self.form = form
        self.filled = filled
        let inputs = form.placed(in: filled.container).compactMap { cell in
            cell.input.map { (input: $0, place: cell.place) }
        }
        places = Dictionary(inputs.map { ($0.input.key, $0.place) }, uniquingKeysWith: { first, _ in first })
        self.inputs = Dictionary(
            inputs.map { ($0.input.key, $0.input) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func contents() -> [ID<Action>: ReportContent] {
        var contents: [ID<Action>: ReportContent] = [:]
        for section in form.context.sections {
            let ordinal = section.action.ordinal
            // In the order in which a person reads the form: values first, then the texts below them.
            let values = section.commitments.map { commitment in
                let filled = entry(commitment)
                let stored = section.content?.entry(of: commitment.id)
                let difference = difference(commitment, filled.value, stored: stored)
                return (commitment: commitment, filled: filled, difference: difference)
            }
            let narrative = text(.passage(ordinal, .narrative))
            var content = ReportContent(
                narrative: narrative, problems: text(.passage(ordinal, .problems)),
                nextSteps: text(.passage(ordinal, .nextSteps)), evidence: text(.passage(ordinal, .evidence)))
            content.entries = values.map { pair in
                ReportEntry(
                    commitment: pair.commitment.id, definition: pair.commitment.definition,
                    value: completed(pair.filled, pair.commitment, hasNarrative: !narrative.isEmpty),
                    difference: pair.difference)
            }
            contents[section.action.id] = content
        }
        return contents
    }

    /// A duty without a number, or steps that were never set, are reported by the narrative.
    private mutating func completed(
        _ entry: Entry, _ commitment: Commitment, hasNarrative: Bool
    ) -> EntryValue {
        guard entry.value == .notReported else { return entry.value }
        let hasNoSteps = commitment.kind == .milestone && commitment.milestones.isEmpty
        let byWords = commitment.kind == .standing || hasNoSteps
        if byWords, hasNarrative { return commitment.kind == .standing ? .narrated : .milestones([]) }
        if entry.saysReported {
            report(byWords ? "form.narrative-missing" : "form.value-missing", commitment, .state)
        }
        return .notReported
    }

    // MARK: - Cells

    /// What was filled into a commitment's row.
    struct Entry {
        var value: EntryValue
        /// Whether 已填报 was chosen.
        var saysReported = false
    }

    /// The cell of an input; nil for an empty one, and for one that holds what no input may.
    mutating func cell(_ key: FormKey) -> FilledForm.Cell? {
        guard let place = places[key], var cell = filled.cells[place] else { return nil }
        cell.text = FormText.trimmed(cell.text)
        // A program that lost the fields of a docx leaves their prompts as words.
        if filled.container == .tables, cell.text == inputs[key]?.prompt { return nil }
        let refusal: String? =
            switch cell.nature {
            case .formula: "form.formula"
            case .error: "form.error-value"
            case .text, .number, .percentage, .date, .boolean:
                cell.text.unicodeScalars.contains { $0.isControl && $0 != "\n" && $0 != "\t" }
                    ? "form.control-character"
                    : cell.text.unicodeScalars.count > ReportForm.longestText ? "form.text-too-long" : nil
            }
        if let refusal {
            let details =
                refusal == "form.text-too-long"
                ? ["length": String(cell.text.unicodeScalars.count), "limit": String(ReportForm.longestText)]
                : ["found": form.short(cell.text.filter { !$0.unicodeScalars.contains(where: \.isControl) })]
            problems.append(Problem(.invalid, refusal, details, at: filled.label(place)))
            return nil
        }
        return cell.text.isEmpty ? nil : cell
    }

    /// A text; empty when nothing was written. One that was left as it went out keeps its indents and blank ends,
    /// or a form that nobody touched would seem to change the report.
    mutating func text(_ key: FormKey) -> String {
        let text = cell(key)?.text ?? ""
        let prefill = inputs[key]?.prefill ?? ""
        return text == FormText.trimmed(prefill) ? prefill : text
    }

    /// Notes a fault of a commitment's input at its cell.
    mutating func report(
        _ code: String, _ commitment: Commitment, _ part: FormKey.Part, _ details: [String: String] = [:]
    ) {
        let place = places[.entry(commitment.id, part)]
        let all = details.merging(["commitment": commitment.subject]) { own, _ in own }
        problems.append(Problem(.invalid, code, all, at: place.map { filled.label($0) }))
    }
}
