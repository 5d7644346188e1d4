/// The columns that XLSForm does not have: `banshi::kind`, `banshi::sensitivity`, `banshi::unique`, `banshi::date`,
/// `banshi::place`, `banshi::subject`. Other programs leave them alone.
enum FormExtensions {
    static func read(_ row: FormTable.Row, into column: inout FormColumn, _ report: inout FormReport) {
        let type = column.field.kind
        // `bind::type` says of what kind the result of a calculation is.
        let said = row["banshi::kind"] ?? ["int": "integer", "decimal": "decimal"][row["bind::type"] ?? ""]
        if let text = said {
            if let kind = FieldKind(rawValue: text), kind == type || mayBecome(kind, type) {
                let isUsual = column.field.sensitivity == type.usualSensitivity
                column.field.kind = kind
                if isUsual { column.field.sensitivity = kind.usualSensitivity }
            } else {
                report.refuse("xlsform.kind-invalid", ["kind": String(text.prefix(40))], at: row.position)
            }
        }
        if let text = row["banshi::sensitivity"] {
            if let sensitivity = Sensitivity(rawValue: text) {
                column.field.sensitivity = sensitivity
            } else {
                report.refuse(
                    "xlsform.sensitivity-invalid", ["value": String(text.prefix(40))], at: row.position)
            }
        }
        column.isUnique = isYes(row["banshi::unique"])
        column.isDate = isYes(row["banshi::date"])
        column.isPlace = isYes(row["banshi::place"])
        if let text = row["banshi::indexed"] { column.field.isIndexed = isYes(text) }
        if let text = row["banshi::subject"] {
            if ["name", "number", "phone", "birth"].contains(text) {
                column.subject = text
            } else {
                report.refuse("xlsform.subject-invalid", ["value": String(text.prefix(40))], at: row.position)
            }
        }
        if column.isDate, column.field.kind != .date {
            report.refuse("xlsform.date-invalid", ["name": column.field.name], at: row.position)
        }
        let words = column.field.name + column.field.label.zhHans
        if column.field.sensitivity < .personal, said == nil, row["banshi::sensitivity"] == nil,
            ["身份证", "姓名", "电话", "手机", "住址", "家庭地址"].contains(where: { words.contains($0) })
        {
            report.remark("xlsform.looks-personal", ["name": column.field.name], at: row.position)
        }
    }

    /// Texts and results of calculations can be anything that is written as one.
    private static func mayBecome(_ kind: FieldKind, _ type: FieldKind) -> Bool {
        switch type {
        case .text: kind != .choice && kind != .choices
        case .integer: kind == .decimal
        default: false
        }
    }

    private static func isYes(_ text: String?) -> Bool {
        ["yes", "true", "true()", "1", "是"].contains(text?.lowercased() ?? "")
    }
}

extension Expression {
    /// The same with fields by other names.
    static func renaming(_ names: [String: String], in source: String) throws -> String {
        var lexer = try ExpressionLexer(source)
        var characters = Array(source)
        for token in try lexer.tokens().reversed() {
            guard case .field(let name) = token.kind, let other = names[name] else { continue }
            let start = token.position - 1
            characters.replaceSubrange(start..<(start + token.source.count), with: Array("${\(other)}"))
        }
        return String(characters)
    }

    /// Whether it speaks of `OK`, which is what an acknowledged field holds elsewhere.
    var saysOK: Bool {
        var says = false
        root?.visit { node in
            if case .literal(.text("OK")) = node { says = true }
        }
        return says
    }
}
