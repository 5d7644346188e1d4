/// Makes a ledger of a form's columns, with what is usual where the form does not say.
struct FormLedger {
    let ledger: Ledger?

    init(_ settings: FormSettings, _ columns: [FormColumn], _ report: inout FormReport) {
        guard !columns.isEmpty else {
            ledger = nil
            return
        }
        var fields = columns.map(\.field)
        let subject = FormLedger.subject(columns, &report)
        let dates = columns.filter(\.isDate)
        if dates.count > 1 { report.refuse("xlsform.date-twice", at: dates[1].position) }
        let date: String
        if let said = dates.first {
            date = said.field.name
        } else if let first = fields.first(where: {
            $0.kind == .date && $0.calculation == nil && $0.name != subject?.birth
        }) {
            date = first.name
            report.remark("xlsform.date-chosen", ["name": first.name])
        } else {
            date = fields.contains { $0.name == "date" } ? "record_date" : "date"
            fields.insert(Field(date, Label("日期", en: "Date"), .date), at: 0)
            report.remark("xlsform.date-added", ["name": date])
        }
        let open = fields.filter { $0.sensitivity < .personal && !(subject?.all.contains($0.name) ?? false) }
        var unique = columns.filter(\.isUnique).map(\.field.name)
        if unique.isEmpty {
            let typed = fields.filter { $0.calculation == nil }
            let required = typed.filter(\.isRequired)
            unique = (required.isEmpty ? typed : required).map(\.name)
        }
        var feeds = [Feed("records", Label("记录数", en: "Records"), .flow, .records)]
        if subject != nil { feeds.append(Feed("persons", Label("人数", en: "Persons"), .flow, .persons)) }
        for field in open where field.kind == .integer || field.kind == .decimal {
            feeds.append(
                Feed(
                    "sum-" + field.name.replacing("_", with: "-"),
                    Label(field.label.zhHans + "合计", en: "Sum of " + field.label.en), .flow, .sum(field.name))
            )
        }
        ledger = Ledger(
            name: settings.name, label: settings.label, fields: fields, uniqueBy: unique, subject: subject,
            dateField: date, placeField: columns.first(where: \.isPlace)?.field.name, feeds: feeds)
    }

    /// Whom the records are about: as the form says, else the first name with the first number and telephone.
    private static func subject(_ columns: [FormColumn], _ report: inout FormReport) -> SubjectFields? {
        func said(_ part: String, _ kind: FieldKind) -> String? {
            let found = columns.filter { $0.subject == part }
            if found.count > 1 {
                report.refuse("xlsform.subject-twice", ["part": part], at: found[1].position)
            }
            guard let column = found.first else { return nil }
            if column.field.kind != kind {
                report.refuse(
                    "xlsform.subject-kind", ["part": part, "kind": kind.rawValue], at: column.position)
            }
            return column.field.name
        }
        let (name, number) = (said("name", .personName), said("number", .identityNumber))
        let (phone, birth) = (said("phone", .phone), said("birth", .date))
        if let name {
            if number == nil, phone == nil, birth == nil { report.refuse("xlsform.subject-name-alone") }
            return SubjectFields(name: name, number: number, phone: phone, birth: birth)
        }
        if number != nil || phone != nil || birth != nil {
            report.refuse("xlsform.subject-no-name")
            return nil
        }
        func first(_ kind: FieldKind) -> String? { columns.first { $0.field.kind == kind }?.field.name }
        guard let name = first(.personName), first(.identityNumber) ?? first(.phone) != nil else {
            return nil
        }
        return SubjectFields(name: name, number: first(.identityNumber), phone: first(.phone))
    }
}
