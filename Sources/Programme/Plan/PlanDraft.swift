/// Makes a draft plan of what the importer read: nothing is decided here that the notice does not say.
public enum PlanDraft {
    /// The year of a plan: the title's, else the year of issue; throws `plan.year-unknown` when neither is there.
    public static func year(of notice: ParsedNotice) throws -> Int {
        // The first number that can be a year: 2023年, 2023-2024年 and 解读2017 alike.
        let numbers = (notice.title ?? "").split { !("0"..."9").contains($0) }
        if let year = numbers.lazy.filter({ $0.count == 4 }).compactMap({ Int($0) })
            .first(where: { (1990...2999).contains($0) })
        {
            return year
        }
        guard let issued = notice.issuedOn else { throw Problem(.invalid, "plan.year-unknown") }
        return issued.year
    }

    /// The plan with a suggestion for every commitment and no accountable unit yet.
    ///
    /// - Parameters:
    ///   - notice: what was read.
    ///   - text: the text that it was read from; the units' words are taken from it as printed.
    ///   - units: finds the unit of a name, making it when it is new.
    ///   - newID: a fresh identifier on every call.
    public static func make(
        from notice: ParsedNotice, text: String, id: ID<Notice>, jurisdiction: JurisdictionCode, year: Int,
        units: (String) throws -> ID<Unit>, newID: () -> String
    ) throws -> Plan {
        let scalars = Array(text.unicodeScalars)
        let groups = Set(
            notice.diagnostics.filter { $0.code == "unit.group" }.compactMap { $0.message.details["name"] })
        let actions = try notice.actions.map { parsed in
            let responsibilities = try parsed.units.map { unit in
                let isGroup = groups.contains(unit.name) || UnitGroups.isGroup(unit.name)
                return Responsibility(
                    id: ID(newID()), name: unit.name, role: unit.role, isGroup: isGroup,
                    units: isGroup ? [] : [try units(unit.name)])
            }
            let candidates = AccountableSuggester.candidates(responsibilities)
            return Action(
                id: ID(newID()), ordinal: parsed.ordinal, title: parsed.title,
                unitsText: PrintedUnits.text(of: parsed, in: scalars), dueOn: parsed.dueOn,
                source: parsed.source,
                responsibilities: responsibilities,
                commitments: parsed.commitments.enumerated().map { index, commitment in
                    draft(commitment, ordinal: index + 1, dueOn: parsed.dueOn, candidates, newID)
                })
        }
        return Plan(
            id: ID(newID()), jurisdiction: jurisdiction, notice: id, year: year, title: notice.title ?? "",
            status: .draft, actions: actions)
    }

    private static func draft(
        _ parsed: ParsedCommitment, ordinal: Int, dueOn: Day?, _ candidates: [AccountableSuggester.Candidate],
        _ newID: () -> String
    ) -> Commitment {
        let due = parsed.dueOn ?? dueOn
        return Commitment(
            id: ID(newID()), ordinal: ordinal, subject: parsed.subject, text: parsed.text, kind: parsed.kind,
            counting: CountingUnit(unitOfCount: parsed.target?.unit ?? ""), target: parsed.target, dueOn: due,
            weight: .one, accountable: nil,
            suggestion: AccountableSuggester.suggest(for: parsed.text, among: candidates),
            milestones: parsed.kind == .milestone
                ? [.whole] : [],
            source: parsed.source, definition: 1)
    }
}

/// Names that mean several units: the office has to say which.
public enum UnitGroups {
    /// Words that stand for several units wherever they are in a name.
    static let words = ["相关", "有关", "及其他"]
    /// Names that are a kind, not a unit, when nothing stands before them.
    static let kinds: Set<String> = [
        "街道办事处", "镇人民政府", "乡镇人民政府", "镇政府", "乡人民政府", "镇办", "镇街", "街道", "乡镇", "镇（街道）",
        "各镇（街道）",
    ]

    /// Whether a name means several units.
    public static func isGroup(_ name: String) -> Bool {
        kinds.contains(name) || name.hasPrefix("各") || words.contains { name.contains($0) }
            || ["等部门", "等单位", "等"].contains { name.hasSuffix($0) }
    }
}

/// Finds the words with which a notice names an action's units: the annex repeats them to the letter.
enum PrintedUnits {
    /// The stretch from the first to the last name, with the words between; the names with 、 when it is not found.
    static func text(of action: ParsedAction, in scalars: [Unicode.Scalar]) -> String {
        let names = action.units.map { Array($0.name.unicodeScalars) }
        let joined = action.units.map(\.name).joined(separator: "、")
        guard let first = names.first, action.source.start >= 0, action.source.end <= scalars.count,
            action.source.start <= action.source.end
        else { return joined }
        // The list of units usually closes the action: look from the end.
        var start = action.source.end - first.count
        while start >= action.source.start {
            if let end = end(of: names, from: start, upTo: action.source.end, in: scalars) {
                let hasRoles = action.units.contains { $0.role != .responsible }
                let from = hasRoles ? bracket(before: start, downTo: action.source.start, in: scalars) : start
                return clean(scalars[from..<end])
            }
            start -= 1
        }
        return joined
    }

    /// Where the last name ends, if all names stand here in order with little between them.
    private static func end(
        of names: [[Unicode.Scalar]], from start: Int, upTo limit: Int, in scalars: [Unicode.Scalar]
    ) -> Int? {
        var position = start
        for (index, name) in names.enumerated() {
            // Between two names stand 、 or 及 or a role (；配合单位：), never a sentence.
            var skipped = 0
            while true {
                guard position + name.count <= limit else { return nil }
                if scalars[position..<position + name.count].elementsEqual(name) { break }
                guard index > 0, skipped < 10, scalars[position] != "。" else { return nil }
                (position, skipped) = (position + 1, skipped + 1)
            }
            position += name.count
        }
        return position
    }

    /// After the bracket that opens the list, so that the first role's word is kept.
    private static func bracket(before start: Int, downTo limit: Int, in scalars: [Unicode.Scalar]) -> Int {
        var position = start
        while position > limit, start - position < 12 {
            if scalars[position - 1] == "（" || scalars[position - 1] == "(" { return position }
            position -= 1
        }
        return start
    }

    private static func clean(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars.filter { !$0.properties.isWhitespace }))
    }
}
