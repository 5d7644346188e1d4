/// How a record's form stands with what is typed so far: which fields are asked for, and what is worked out.
///
/// For the form's own help; what counts is what `RecordChecker` says when it is sent.
public struct RecordOutlook: Hashable, Sendable {
    /// Conditional fields that are asked for now.
    public var shown: [String] = []
    /// What calculated fields come to, by field; nothing for those without a value.
    public var worked: [String: String] = [:]

    /// - Parameters:
    ///   - raw: what is typed, by field.
    ///   - today: what `today()` gives.
    public init(_ ledger: Ledger, _ raw: [String: String], today: Day) {
        var values = raw.filter { !$0.value.isEmpty }
        // In the order of the form: a field is out of sight for those that come after it, too.
        for field in ledger.fields {
            if let relevant = field.relevant {
                guard relevant.isTrue({ RecordOutlook.value($0, field, values, today) }) else {
                    values[field.name] = nil
                    continue
                }
                shown.append(field.name)
            }
            guard let calculation = field.calculation else { continue }
            let text = calculation.text { RecordOutlook.value($0, field, values, today) }
            values[field.name] = text.isEmpty ? nil : text
            if !text.isEmpty { worked[field.name] = text }
        }
    }

    private static func value(
        _ name: String, _ field: Field, _ values: [String: String], _ today: Day
    ) -> String? {
        switch name {
        case ".": values[field.name]
        case "today()": today.description
        default: values[name]
        }
    }
}
