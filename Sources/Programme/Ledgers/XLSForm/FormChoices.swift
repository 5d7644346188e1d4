/// The sheet `choices`: lists of choices.
struct FormChoices {
    private(set) var lists: [String: [Field.Choice]] = [:]

    init(_ table: FormTable?, _ language: String, _ report: inout FormReport) {
        for row in table?.rows ?? [] {
            guard let list = row["list_name"] else { continue }
            guard let name = row["name"] else {
                report.refuse("xlsform.choice-name-missing", ["list": list], at: row.position)
                continue
            }
            if lists[list, default: []].contains(where: { $0.name == name }) {
                report.refuse("xlsform.choice-twice", ["list": list, "name": name], at: row.position)
            }
            if row.columns.contains(where: { $0.hasPrefix("media::") || $0 == "image" || $0 == "audio" }) {
                report.remark("xlsform.column-ignored", ["column": "media"], at: row.position)
            }
            let label = FormWords.label(row.translations("label"), language) ?? Label(name)
            lists[list, default: []].append(Field.Choice(name, label))
        }
    }
}
