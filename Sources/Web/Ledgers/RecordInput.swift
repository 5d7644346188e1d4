import Foundation
import Programme

/// What a record's form says: raw texts by field, as they go to the checks.
struct RecordInput: Hashable, Sendable {
    /// By field; nothing for fields that the form did not have.
    var raw: [String: String]
    /// The revision that the form was made from; nil for a new record.
    var revision: Int?

    /// What stands before a field's name in a form.
    static let prefix = "v."

    init(raw: [String: String] = [:], revision: Int? = nil) {
        (self.raw, self.revision) = (raw, revision)
    }

    /// Reads a form: calculated fields are never taken from it; several ticks are one text.
    init(_ fields: FormFields, _ ledger: Ledger) {
        var raw: [String: String] = [:]
        for field in ledger.fields where field.calculation == nil {
            let values = fields.values(RecordInput.prefix + field.name)
            guard !values.isEmpty else { continue }
            raw[field.name] =
                field.kind == .choices
                ? values.filter { !$0.isEmpty }.joined(separator: " ")
                : values[0].trimmingCharacters(in: .whitespacesAndNewlines)
        }
        self.raw = raw
        revision = fields["revision"].flatMap { Int($0) }
    }

    /// A record as its form shows it.
    init(_ record: LedgerRecord) {
        self.init(raw: record.values, revision: record.revision)
    }

    subscript(_ field: Programme.Field) -> String { raw[field.name] ?? "" }
}
