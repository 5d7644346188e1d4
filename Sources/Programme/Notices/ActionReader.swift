/// Turns drafts into actions and gathers what a reviewer should know about them.
struct ActionReader {
    private let original: [Unicode.Scalar]
    private let planYear: Int?
    private(set) var diagnostics: [NoticeDiagnostic] = []

    init(original: [Unicode.Scalar], planYear: Int?) {
        (self.original, self.planYear) = (original, planYear)
    }

    mutating func read(_ drafts: [Draft]) -> [ParsedAction] {
        let ordinals = ordinals(drafts)
        return zip(drafts, ordinals).map { draft, ordinal in
            let reader = CommitmentReader(draft, original: original, planYear: planYear)
            diagnostics += reader.diagnostics
            if reader.commitments.isEmpty { remark(.warning, "action.no-commitment", draft) }
            return ParsedAction(
                ordinal: ordinal, title: draft.title.string, units: units(draft), dueOn: due(draft),
                commitments: reader.commitments, source: draft.span)
        }
    }

    /// The printed ordinals; running ones where the printed are missing or repeat.
    private mutating func ordinals(_ drafts: [Draft]) -> [Int] {
        let printed = drafts.compactMap(\.ordinal)
        guard printed.count == drafts.count, Set(printed).count == printed.count else {
            diagnostics.append(NoticeDiagnostic(.information, "ordinal.renumbered", at: drafts[0].span))
            return Array(1...drafts.count)
        }
        var expected = 1
        for (draft, ordinal) in zip(drafts, printed) {
            if ordinal != expected {
                let details = ["expected": "\(expected)", "found": "\(ordinal)"]
                let start = TextSpan(start: draft.span.start, end: min(draft.span.start + 1, draft.span.end))
                diagnostics.append(NoticeDiagnostic(.warning, "ordinal.jump", details, at: start))
            }
            expected = ordinal + 1
        }
        return printed
    }

    private mutating func units(_ draft: Draft) -> [ParsedUnit] {
        var named = draft.units
        if named.isEmpty, !draft.sectionUnits.isEmpty {
            named = draft.sectionUnits
            remark(
                .information, "unit.inherited", draft,
                ["names": named.map(\.name.string).joined(separator: "、")])
        } else if !draft.sectionUnits.isEmpty {
            let names = draft.sectionUnits.map(\.name.string).joined(separator: "、")
            remark(.information, "unit.section-lead", draft, ["names": names])
        }
        if named.isEmpty { remark(.warning, "unit.none", draft) }
        var units: [ParsedUnit] = []
        var known: Set<ParsedUnit> = []
        for unit in named {
            let parsed = ParsedUnit(name: unit.name.string, role: unit.role)
            guard known.insert(parsed).inserted else { continue }
            units.append(parsed)
            if OrganWords.isGroup(unit.name) {
                diagnostics.append(
                    NoticeDiagnostic(.warning, "unit.group", ["name": parsed.name], at: unit.name.span))
            }
            if unit.hasOthers {
                diagnostics.append(
                    NoticeDiagnostic(.warning, "unit.and-others", ["name": parsed.name], at: unit.name.span))
            }
        }
        return units
    }

    /// The date of a column or label; the last where it gives several.
    private mutating func due(_ draft: Draft) -> Day? {
        var days: [Day] = []
        for cell in draft.due {
            if let day = DueDates.inCell(cell, year: planYear) {
                days.append(day)
            } else {
                let code = DueDates.isOpen(cell) ? "due.open" : "due.unread"
                let severity: NoticeDiagnostic.Severity = code == "due.open" ? .information : .warning
                diagnostics.append(NoticeDiagnostic(severity, code, ["text": cell.string], at: cell.span))
            }
        }
        return days.max()
    }

    private mutating func remark(
        _ severity: NoticeDiagnostic.Severity, _ code: String, _ draft: Draft,
        _ details: [String: String] = [:]
    ) {
        let details = details.merging(["title": draft.title.string]) { own, _ in own }
        diagnostics.append(NoticeDiagnostic(severity, code, details, at: draft.title.span))
    }
}
