import Foundation
import Operations
import Programme

/// What a report's form says, read into values, with every fault at its field.
struct ReportInput: Sendable {
    /// As far as it could be read; a field that is at fault counts as not reported.
    private(set) var content = ReportContent()
    /// Each with the ID of its field.
    private(set) var faults: [Problem] = []

    /// - Parameters:
    ///   - commitments: those that the unit answers for.
    ///   - known: the files that were brought for this report.
    init(_ fields: ReportFields, _ commitments: [Commitment], _ known: [EvidenceFile]) {
        for commitment in commitments {
            let value = value(of: commitment, fields)
            let why = text(
                fields.text(.difference, commitment.id), at: ReportFields.id(.difference, commitment.id))
            content.entries.append(
                ReportEntry(
                    commitment: commitment.id, definition: commitment.definition, value: value,
                    difference: why))
        }
        for passage in ReportPassage.allCases {
            content[passage] = text(fields[passage.rawValue], at: passage.rawValue)
        }
        let references = Dictionary(
            known.map { ($0.reference.id, $0.reference) }, uniquingKeysWith: { first, _ in first })
        content.files = fields.files.compactMap { references[$0] }
    }

    private mutating func value(of commitment: Commitment, _ fields: ReportFields) -> EntryValue {
        let subject = ["commitment": commitment.subject]
        let typed = [ReportFields.Part.amount, .numerator, .denominator].contains {
            !fields.text($0, commitment.id).trimmingCharacters(in: .whitespaces).isEmpty
        }
        let reason = text(fields.text(.reason, commitment.id), at: ReportFields.id(.reason, commitment.id))
        switch fields.state(commitment.id) {
        case .none:
            if typed { fault("entry.state-differs", .state, commitment, subject) }
            return .notReported
        case .inapplicable:
            if typed { fault("form.value-and-not-applicable", .state, commitment, subject) }
            if reason.isEmpty { fault("entry.reason-missing", .reason, commitment, subject) }
            return .notApplicable(reason: reason)
        case .reported:
            if !reason.isEmpty {
                fault(
                    "form.reason-without-choice", .reason, commitment,
                    subject.merging(["found": String(reason.prefix(20))]) { $1 })
            }
            let before = faults.count
            guard let value = reported(commitment, fields), faults.count == before else {
                return .notReported
            }
            for problem in ReportValidation.problems(in: value, for: commitment) {
                faults.append(
                    Problem(problem.kind, problem.code, problem.message.details, at: first(of: commitment)))
            }
            return faults.count == before ? value : .notReported
        }
    }

    /// A value that was given; nil when it is at fault.
    private mutating func reported(_ commitment: Commitment, _ fields: ReportFields) -> EntryValue? {
        switch commitment.kind {
        case .count, .level:
            let amount = amount(.amount, commitment, fields, missing: "form.value-missing")
            return amount.map { .amount($0) }
        case .standing:
            // Its narrative is asked for when the report is signed: a draft may be unfinished.
            guard !fields.text(.amount, commitment.id).isEmpty else { return .narrated }
            return amount(.amount, commitment, fields, missing: "form.value-missing").map { .amount($0) }
        case .rate:
            let numerator = amount(.numerator, commitment, fields, missing: "form.numerator-missing")
            let denominator = amount(.denominator, commitment, fields, missing: "form.denominator-missing")
            guard let numerator, let denominator else { return nil }
            return .ratio(numerator: numerator, denominator: denominator)
        case .milestone: return .milestones(fields.steps(commitment.id).sorted())
        }
    }

    private mutating func amount(
        _ part: ReportFields.Part, _ commitment: Commitment, _ fields: ReportFields, missing: String
    ) -> Amount? {
        let typed = fields.text(part, commitment.id).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !typed.isEmpty else {
            fault(missing, part, commitment, ["commitment": commitment.subject])
            return nil
        }
        do { return try Amount(reading: typed) } catch {
            fault(error.rawValue, part, commitment, ["value": String(typed.prefix(40))])
            return nil
        }
    }

    /// Where the number of a commitment stands.
    private func first(of commitment: Commitment) -> String {
        switch commitment.kind {
        case .count, .level, .standing: ReportFields.id(.amount, commitment.id)
        case .rate: ReportFields.id(.numerator, commitment.id)
        case .milestone: ReportFields.id(.state, commitment.id)
        }
    }

    /// A text without what nobody sees: control characters that come along from office programs, blank ends.
    private mutating func text(_ typed: String, at field: String) -> String {
        let kept = typed.replacing("\u{0B}", with: "\n").unicodeScalars.filter {
            $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control
        }
        var text = String(String.UnicodeScalarView(kept))
        while let last = text.last, last.isWhitespace { text.removeLast() }
        let length = text.unicodeScalars.count
        if length > ReportForm.longestText {
            faults.append(
                Problem(
                    .invalid, "form.text-too-long",
                    ["length": String(length), "limit": String(ReportForm.longestText)], at: field))
        }
        return text
    }

    private mutating func fault(
        _ code: String, _ part: ReportFields.Part, _ commitment: Commitment, _ details: [String: String]
    ) {
        faults.append(Problem(.invalid, code, details, at: ReportFields.id(part, commitment.id)))
    }
}
