import Foundation

/// One field of a form, with what the office says about it in columns of our own.
struct FormColumn {
    var field: Field
    var position: String
    var isUnique = false
    var isDate = false
    var isPlace = false
    /// `name`, `number`, `phone`, `birth`.
    var subject: String?
    var isAcknowledge = false
}

/// Reads the sheet `survey` from the top down.
struct FormSurvey {
    private(set) var columns: [FormColumn] = []
    private let table: FormTable
    private let choices: FormChoices
    private let language: String
    /// The open groups: their begin's position and, where they have one, their condition.
    private var groups: [(position: String, relevant: String?)] = []
    private var repeats = 0
    /// The names of the form's own spelling.
    private var names: [String: String] = [:]
    private var sources: [(column: Int, part: WritableKeyPath<Field, Expression?>, text: String)] = []

    init(_ table: FormTable, _ choices: FormChoices, _ language: String) {
        self.table = table
        self.choices = choices
        self.language = language
    }

    /// Reads all rows; what they refer to must be there at the end.
    mutating func read(_ report: inout FormReport) {
        for row in table.rows { read(row, &report) }
        for group in groups { report.refuse("xlsform.group-open", at: group.position) }
        if columns.isEmpty, report.problems.isEmpty { report.refuse("xlsform.no-fields") }
        if columns.count > XLSForm.fieldLimit {
            report.refuse("xlsform.too-many-fields", ["limit": String(XLSForm.fieldLimit)])
        }
        for source in sources { resolve(source.column, source.part, source.text, &report) }
    }

    private mutating func read(_ row: FormTable.Row, _ report: inout FormReport) {
        guard let type = row["type"] else {
            // A row of notes has no name; one with a name has lost its type.
            if row["name"] != nil { report.refuse("xlsform.type-missing", at: row.position) }
            return
        }
        if ["yes", "true", "true()"].contains(row["disabled"]?.lowercased()) || type.hasPrefix("#") {
            return
        }
        switch FormType(type) {
        case .beginGroup:
            if row["name"] == nil { report.refuse("xlsform.name-missing", at: row.position) }
            groups.append((row.position, row["relevant"]))
        case .endGroup:
            if groups.popLast() == nil { report.refuse("xlsform.group-not-open", at: row.position) }
        case .beginRepeat:
            repeats += 1
            report.refuse("xlsform.repeat", at: row.position)
        case .endRepeat: repeats -= 1
        case .refused(let code):
            report.refuse(
                code, ["type": String(type.prefix(60)), "name": row["name"] ?? ""], at: row.position)
        case .ignored:
            report.remark("xlsform.type-ignored", ["type": String(type.prefix(60))], at: row.position)
        case .hidden:
            report.remark("xlsform.type-ignored", ["type": "hidden"], at: row.position)
        case .calculate:
            if row["calculation"] == nil {
                report.refuse("xlsform.calculation-missing", ["name": row["name"] ?? ""], at: row.position)
            }
            add(.text, [], row, &report)
        case .field(let kind): add(kind, [], row, &report)
        case .select(let kind, let list):
            guard let choices = choices.lists[list] else {
                report.refuse("xlsform.list-missing", ["list": String(list.prefix(60))], at: row.position)
                return
            }
            if let choice = choices.first(where: { $0.name.contains(where: \.isWhitespace) }) {
                report.refuse("xlsform.choice-with-space", ["name": choice.name], at: row.position)
            }
            add(kind, choices, row, &report)
        }
    }

    private mutating func add(
        _ kind: FieldKind, _ choices: [Field.Choice], _ row: FormTable.Row, _ report: inout FormReport
    ) {
        guard let written = row["name"] else {
            report.refuse("xlsform.name-missing", at: row.position)
            return
        }
        guard let name = FormSurvey.fieldName(written) else {
            report.refuse("xlsform.name-invalid", ["name": String(written.prefix(60))], at: row.position)
            return
        }
        if columns.contains(where: { $0.field.name == name }) {
            report.refuse("xlsform.name-twice", ["name": name], at: row.position)
            return
        }
        if row["appearance"]?.contains("search(") ?? row["control::appearance"]?.contains("search(") ?? false
        {
            report.refuse(
                "xlsform.choices-elsewhere", ["type": "search()", "name": written], at: row.position)
        }
        if row["choice_filter"] != nil { report.refuse("xlsform.choice-filter", at: row.position) }
        var field = Field(
            name, FormWords.label(row.translations("label"), language) ?? Label(written), kind,
            hint: FormWords.label(row.translations("hint"), language) ?? Label(""), choices: choices,
            isRequired: required(row, &report),
            constraintMessage: FormWords.label(row.translations("constraint_message"), language))
        var column = FormColumn(field: field, position: row.position, isAcknowledge: kind == .yesNo)
        FormExtensions.read(row, into: &column, &report)
        field = column.field
        for ignored in ["default", "required_message", "trigger", "parameters", "media::image"]
        where row[ignored] != nil {
            report.remark("xlsform.column-ignored", ["column": ignored], at: row.position)
        }
        names[written] = name
        columns.append(column)
        let at = columns.count - 1
        if let text = row["constraint"] { sources.append((at, \.constraint, text)) }
        if let text = row["calculation"] { sources.append((at, \.calculation, text)) }
        // What is in a group is asked for when the group is.
        let conditions = groups.compactMap(\.relevant) + [row["relevant"]].compactMap { $0 }
        if !conditions.isEmpty {
            let text =
                conditions.count == 1
                ? conditions[0] : conditions.map { "(\($0))" }.joined(separator: " and ")
            sources.append((at, \.relevant, text))
        }
    }

    /// Lowercase letters, digits and underscores, first a letter; nil for a name in other characters.
    static func fieldName(_ text: String) -> String? {
        let name = text.lowercased().map { $0 == "-" || $0 == "." ? "_" : $0 }
        guard let first = name.first, first.isASCII, first.isLetter || first == "_", name.count <= 60,
            name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
        else { return nil }
        return first == "_" ? "f" + String(name) : String(name)
    }

    private func required(_ row: FormTable.Row, _ report: inout FormReport) -> Bool {
        switch row["required"]?.lowercased() {
        case nil, "no", "false", "false()", "0": return false
        case "yes", "true", "true()", "1": return true
        default:
            report.refuse("xlsform.required-condition", at: row.position)
            return false
        }
    }

    private mutating func resolve(
        _ column: Int, _ part: WritableKeyPath<Field, Expression?>, _ text: String, _ report: inout FormReport
    ) {
        let position = columns[column].position
        let text = text.replacing("‘", with: "'").replacing("’", with: "'").replacing("“", with: "\"")
            .replacing("”", with: "\"")
        do {
            let expression = try Expression(Expression.renaming(names, in: text))
            let known = columns.map(\.field.name)
            for name in expression.fields where name != "." && !known.contains(name) {
                report.refuse("expression.unknown-field", ["name": name], at: position)
            }
            if part == \Field.calculation,
                expression.fields.contains(where: { name in
                    known.firstIndex(of: name).map { $0 >= column && isCalculated($0) } ?? (name == ".")
                })
            {
                report.refuse("xlsform.calculation-later", ["name": columns[column].field.name], at: position)
            }
            if expression.saysOK,
                columns.contains(where: { $0.isAcknowledge && expression.fields.contains($0.field.name) })
            {
                let name = expression.fields.first ?? ""
                report.refuse(
                    "xlsform.acknowledge-value", ["example": "${\(name)} = 'yes'"], at: position)
            }
            columns[column].field[keyPath: part] = expression
        } catch let problem as Problem {
            report.refuse(problem.code, problem.message.details, at: position)
        } catch {
            report.refuse("expression.unexpected", ["at": "1", "found": ""], at: position)
        }
    }

    private func isCalculated(_ column: Int) -> Bool {
        sources.contains { $0.column == column && $0.part == \Field.calculation }
    }
}
