extension XLSForm {
    /// A ledger's form, as sheets of cells in the order of their tabs: for Kobo and ODK, or to be changed and defined
    /// under another name. Read again it gives the same ledger, but for the feeds, which are the usual ones then.
    public static func sheets(of ledger: Ledger) -> [(name: String, rows: [[String?]])] {
        let heads = [
            "type", "name", "label::中文 (zh)", "label::English (en)", "hint::中文 (zh)", "hint::English (en)",
            "required", "relevant", "constraint", "constraint_message::中文 (zh)",
            "constraint_message::English (en)", "calculation", "banshi::kind", "banshi::sensitivity",
            "banshi::unique", "banshi::date", "banshi::place", "banshi::subject", "banshi::indexed",
        ]
        let survey = ledger.fields.map { field -> [String?] in
            [
                type(of: field), field.name, field.label.zhHans, field.label.en,
                field.hint.zhHans.isEmpty ? nil : field.hint.zhHans,
                field.hint.en.isEmpty ? nil : field.hint.en, mark(field.isRequired), field.relevant?.source,
                field.constraint?.source, field.constraintMessage?.zhHans, field.constraintMessage?.en,
                field.calculation?.source, field.choices.isEmpty ? field.kind.rawValue : nil,
                field.sensitivity.rawValue, mark(ledger.uniqueBy.contains(field.name)),
                mark(field.name == ledger.dateField), mark(field.name == ledger.placeField),
                part(of: ledger, field), field.isIndexed ? "yes" : "no",
            ]
        }
        let choices = ledger.fields.flatMap { field in
            field.choices.map { [field.name, $0.name, $0.label.zhHans, $0.label.en] as [String?] }
        }
        return [
            ("survey", [heads] + survey),
            ("choices", [["list_name", "name", "label::中文 (zh)", "label::English (en)"]] + choices),
            (
                "settings",
                [
                    ["form_id", "form_title", "version"],
                    [ledger.name, ledger.label.zhHans, String(ledger.version)],
                ]
            ),
        ]
    }

    private static func mark(_ holds: Bool) -> String? { holds ? "yes" : nil }

    private static func type(of field: Field) -> String {
        switch field.kind {
        case .choice: "select_one \(field.name)"
        case .choices: "select_multiple \(field.name)"
        case .yesNo where field.calculation == nil: "acknowledge"
        case _ where field.calculation != nil: "calculate"
        case .integer, .decimal, .date, .time: field.kind.rawValue
        case .location: "geopoint"
        default: "text"
        }
    }

    private static func part(of ledger: Ledger, _ field: Field) -> String? {
        switch field.name {
        case ledger.subject?.name: "name"
        case ledger.subject?.number: "number"
        case ledger.subject?.phone: "phone"
        case ledger.subject?.birth: "birth"
        default: nil
        }
    }
}
