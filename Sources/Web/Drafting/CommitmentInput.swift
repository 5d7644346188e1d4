import Foundation
import Programme

/// What the form of a commitment says.
struct CommitmentInput: Sendable {
    let fields: FormFields

    init(_ fields: FormFields) { self.fields = fields }

    /// The fields as values; throws every fault, each with its field.
    func form() throws -> CommitmentForm {
        var faults: [Problem] = []
        func amount(_ name: String) -> Amount? {
            guard let text = fields.text(name) else { return nil }
            do { return try Amount(reading: text) } catch {
                faults.append(Problem(.invalid, error.rawValue, ["value": String(text.prefix(40))], at: name))
                return nil
            }
        }
        func day(_ name: String) -> Day? {
            guard let text = fields.text(name) else { return nil }
            if let day = Day(text) { return day }
            faults.append(Problem(.invalid, "date.invalid", ["value": String(text.prefix(40))], at: name))
            return nil
        }
        let kind = fields["kind"].flatMap(CommitmentKind.init(rawValue:))
        if kind == nil { faults.append(Problem(.invalid, "draft.kind-needed", at: "kind")) }
        let value = amount("value")
        let form = CommitmentForm(
            subject: fields.text("subject") ?? "", kind: kind ?? .standing,
            counting: fields["counting"].flatMap(CountingUnit.init(rawValue:)) ?? .things,
            target: value.map {
                CommitmentForm.Goal(
                    comparator: fields["bound"].flatMap(DraftWords.comparator) ?? .equal, value: $0,
                    unit: fields.text("unit") ?? "", per: fields.text("per"))
            },
            dueOn: day("due"), weight: fields.text("weight") == nil ? .one : amount("weight") ?? .one,
            baseline: amount("baseline"), accountable: fields.text("accountable").map { ID($0) },
            milestones: steps(&faults))
        guard faults.isEmpty else { throw Problems(faults) }
        return form
    }

    /// The steps that have a title, a weight or a date; a row left empty is none.
    func steps(_ faults: inout [Problem]) -> [Milestone] {
        var steps: [Milestone] = []
        for (row, text) in rows.enumerated() where !text.isEmpty {
            var weight = Amount.one
            if !text.weight.isEmpty {
                do { weight = try Amount(reading: text.weight) } catch {
                    faults.append(
                        Problem(
                            .invalid, "draft.step-weight", ["step": String(row + 1)], at: "milestones"))
                }
            }
            let due = text.due.isEmpty ? nil : Day(text.due)
            if due == nil, !text.due.isEmpty {
                faults.append(
                    Problem(.invalid, "draft.step-date", ["step": String(row + 1)], at: "milestones"))
            }
            steps.append(
                Milestone(ordinal: steps.count + 1, title: text.title, weight: weight, dueOn: due))
        }
        return steps
    }

    /// A row of the table of steps, as it was typed.
    struct Row: Hashable, Sendable {
        var title = ""
        var weight = ""
        var due = ""

        var isEmpty: Bool { title.isEmpty && due.isEmpty }
    }

    /// The rows as they were typed.
    var rows: [Row] {
        let (titles, weights, days) = (
            fields.values("step-title"), fields.values("step-weight"), fields.values("step-due")
        )
        return titles.prefix(50).enumerated().map { index, title in
            Row(
                title: title.trimmingCharacters(in: .whitespacesAndNewlines),
                weight: index < weights.count ? weights[index].trimmingCharacters(in: .whitespaces) : "",
                due: index < days.count ? days[index].trimmingCharacters(in: .whitespaces) : "")
        }
    }

    /// Where a text is to be cut: the reader puts one bar into it.
    ///
    /// - Returns: so many Unicode scalars from its start.
    /// - Throws: `draft.cut-needed` when there is no bar, or the text is no longer the commitment's.
    static func cut(_ typed: String, of text: String) throws -> Int {
        // Line ends and spaces may come back otherwise than they went out.
        func plain(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
            scalars.filter { !$0.properties.isWhitespace }
        }
        let wanted = plain(text.unicodeScalars)
        let scalars = plain(typed.unicodeScalars)
        for (index, scalar) in scalars.enumerated() where scalar == "|" || scalar == "｜" {
            guard plain(scalars[..<index] + scalars[(index + 1)...]) == wanted else { continue }
            // Back to the place among all scalars of the commitment's text.
            var (place, seen) = (0, 0)
            for scalar in text.unicodeScalars {
                if seen == index { break }
                if !scalar.properties.isWhitespace { seen += 1 }
                place += 1
            }
            return place
        }
        throw Problem(.invalid, "draft.cut-needed", at: "cut")
    }
}
