import Foundation

@testable import Programme

/// A notice with its draft plan, as an import makes it, without a database.
final class DraftDesk {
    let source: String
    let text: NoticeText
    let remarks: [NoticeDiagnostic]
    private(set) var plan: Plan
    private(set) var records: [DraftRecord] = []
    private(set) var changes: [DraftChange] = []
    private(set) var units: [(id: ID<Programme.Unit>, name: String)] = []
    private var count = 0

    init(_ source: String, units names: [String] = []) throws {
        self.source = source
        text = NoticeText(source)
        let parsed = try NoticeParser().parse(source)
        remarks = parsed.diagnostics
        plan = try PlanSamples.plan()
        for name in names { _ = unit(name) }
        plan = try PlanDraft.make(
            from: parsed, text: source, id: ID("n"), jurisdiction: JurisdictionCode("990301"),
            year: (try? PlanDraft.year(of: parsed)) ?? 2023, units: unit, newID: newID)
    }

    func unit(_ name: String) -> ID<Programme.Unit> {
        if let known = units.first(where: { $0.name == name }) { return known.id }
        units.append((ID("u\(units.count + 1)"), name))
        return ID("u\(units.count)")
    }

    func newID() -> String {
        count += 1
        return "id\(count)"
    }

    var history: DraftHistory { DraftHistory(records) }

    var map: NoticeMap { NoticeMap(of: plan, in: text, remarks: remarks, history: history) }

    var points: [OpenPoint] {
        DraftChecklist.points(
            of: plan, map: map, text: text, remarks: remarks, history: history, units: units)
    }

    /// Makes an edit and keeps it as the store does.
    @discardableResult
    func edit(_ edit: DraftEdit) throws -> DraftChange {
        let editor = DraftEditor(
            plan, text: text, remarks: remarks.count, units: units, unit: unit, newID: newID)
        let change = try editor.change(edit)
        plan = change.applied(to: plan)
        changes.append(change)
        records.append(
            DraftRecord(
                sequence: records.count + 1, kind: change.kind, details: change.details,
                reason: change.reason, at: Instant(PlanSamples.day("2023-05-01"), hour: 9), by: ID("p"),
                isUndone: false))
        return change
    }

    /// Takes the last edit back.
    func undo() {
        guard let index = records.lastIndex(where: { !$0.isUndone }) else { return }
        plan = changes[index].undone(in: plan)
        records[index].isUndone = true
    }

    func commitment(_ action: Int, _ number: Int) throws -> Commitment {
        try plan.action(action).commitments[number - 1]
    }

    /// The codes and fields with which an edit is refused; it must leave the plan as it is.
    func refusal(_ edit: DraftEdit) -> [String] {
        let before = plan
        do {
            try self.edit(edit)
            return []
        } catch let problem as Problem {
            return before == plan ? [problem.code] : ["changed"]
        } catch let problems as Problems {
            return before == plan ? problems.all.map { "\($0.position ?? ""): \($0.code)" } : ["changed"]
        } catch {
            return ["unexpected"]
        }
    }

    /// What must hold of every draft, whatever was done to it; empty when it does.
    func broken() -> [String] {
        var found: [String] = []
        for action in plan.actions {
            if action.commitments.map(\.ordinal) != Array(1...max(1, action.commitments.count)),
                !action.commitments.isEmpty
            {
                found.append("action \(action.ordinal): numbers \(action.commitments.map(\.ordinal))")
            }
            for commitment in action.commitments {
                let span = commitment.source
                if span.length > 0, text.words(span) != commitment.text {
                    found.append("\(commitment.subject): words are not those of the notice")
                }
                if commitment.text.isEmpty || commitment.subject.isEmpty {
                    found.append("\(action.ordinal).\(commitment.ordinal): no words")
                }
                if let unit = commitment.accountable, !action.reportingUnits.contains(unit) {
                    found.append("\(commitment.subject): a stranger answers for it")
                }
                if commitment.kind == .milestone, commitment.milestones.isEmpty {
                    found.append("\(commitment.subject): no steps")
                }
            }
        }
        let ids = plan.actions.flatMap(\.commitments).map(\.id)
        if Set(ids).count != ids.count { found.append("two commitments of one identifier") }
        let map = map
        if map.pieces.map(\.text).joined() != source { found.append("the pieces are not the notice") }
        found += unexplained(map)
        return found
    }

    /// Numbers of the text, found without the importer's help, that neither are a target nor say why not.
    private func unexplained(_ map: NoticeMap) -> [String] {
        var shown: Set<Int> = []
        for piece in map.pieces where piece.number != nil {
            shown.formUnion(piece.span.start..<piece.span.end)
        }
        return text.scalars.indices.filter { index in
            let scalar = text.scalars[index]
            let isNumber =
                scalar.properties.numericType == .decimal || scalar.properties.numericType == .digit
            return isNumber && !shown.contains(index)
        }.map { "\(text.words(TextSpan(start: max(0, $0 - 8), end: $0 + 8))): nothing said of it" }
    }
}
