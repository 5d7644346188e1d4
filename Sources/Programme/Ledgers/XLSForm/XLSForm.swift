/// XLSForm, the standard by which ODK and Kobo write forms into workbooks: the sheets `survey`, `choices` and `settings`.
/// A form becomes a ledger. Read is what a ledger can hold; everything else is refused with its row and the reason, and
/// what can be left out without loss is remarked.
public enum XLSForm {
    /// What a form gave.
    public struct Reading: Sendable {
        /// The ledger, its version 1; nil when something is refused.
        public var ledger: Ledger?
        /// Every fault (`xlsform.…`, `expression.…`), its position the sheet and the row: `survey!5`.
        public var problems: [Problem]
        /// What was left out or decided, in the same form.
        public var remarks: [Problem]
    }

    /// At most so many rows in a sheet.
    public static let rowLimit = 5_000
    /// At most so many fields in a ledger.
    public static let fieldLimit = 200

    /// Reads the sheets' cells, the first row of each its heads. `name` names a form whose settings do not.
    public static func read(_ sheets: [String: [[String?]]], name: String? = nil) -> Reading {
        var report = FormReport()
        var tables: [String: FormTable] = [:]
        for (sheet, rows) in sheets.sorted(by: { $0.key < $1.key }) {
            let key = FormTable.plain(sheet)
            guard ["survey", "choices", "settings"].contains(key), tables[key] == nil else {
                if ["external_choices", "entities", "osm"].contains(key), rows.count > 1 {
                    report.refuse("xlsform.sheet-unsupported", ["sheet": key])
                }
                continue
            }
            guard rows.count <= rowLimit else {
                report.refuse("xlsform.too-long", ["sheet": key, "limit": String(rowLimit)])
                continue
            }
            tables[key] = FormTable(key, rows)
        }
        // A workbook with one sheet is a survey, whatever that is called.
        if tables.isEmpty, sheets.count == 1, let rows = sheets.values.first, rows.count <= rowLimit {
            tables["survey"] = FormTable("survey", rows)
        }
        guard let survey = tables["survey"] else {
            report.refuse("xlsform.survey-missing")
            return Reading(ledger: nil, problems: report.problems, remarks: report.remarks)
        }
        let settings = FormSettings(tables["settings"], name: name, &report)
        let lists = FormChoices(tables["choices"], settings.language, &report)
        var reader = FormSurvey(survey, lists, settings.language)
        reader.read(&report)
        let ledger = FormLedger(settings, reader.columns, &report).ledger
        return Reading(
            ledger: report.problems.isEmpty ? ledger : nil, problems: report.problems, remarks: report.remarks
        )
    }
}

/// Faults and remarks while a form is read.
struct FormReport {
    var problems: [Problem] = []
    var remarks: [Problem] = []

    mutating func refuse(_ code: String, _ details: [String: String] = [:], at position: String? = nil) {
        problems.append(Problem(.invalid, code, details, at: position))
    }

    mutating func remark(_ code: String, _ details: [String: String] = [:], at position: String? = nil) {
        remarks.append(Problem(.invalid, code, details, at: position))
    }
}

/// The form's own name and words.
struct FormSettings {
    var name: String
    var label: Label
    /// The language that heads without one are in.
    var language: String

    init(_ table: FormTable?, name: String?, _ report: inout FormReport) {
        let row = table?.rows.first
        func value(_ keys: String...) -> String? { keys.lazy.compactMap { row?[$0] }.first }
        let given = value("form_id", "id_string", "set_form_id") ?? name ?? ""
        let title = value("form_title", "title", "set_form_title") ?? given
        label = Label(title)
        language = value("default_language") ?? ""
        self.name = FormSettings.ledgerName(given)
        if self.name.isEmpty { report.refuse("xlsform.form-id-missing", at: "settings!2") }
    }

    /// Lowercase letters, digits and hyphens, first a letter; empty where nothing is left.
    static func ledgerName(_ text: String) -> String {
        var name = ""
        for byte in text.lowercased().utf8 {
            switch byte {
            case 97...122: name.append(Character(Unicode.Scalar(byte)))
            case 48...57 where !name.isEmpty: name.append(Character(Unicode.Scalar(byte)))
            default: if !name.isEmpty, !name.hasSuffix("-") { name.append("-") }
            }
        }
        while name.hasSuffix("-") { name.removeLast() }
        return String(name.prefix(60))
    }
}
