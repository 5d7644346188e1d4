import Documents
import Foundation
import Programme

/// The workbook in which a ledger's rows are collected: a row of heads to fill in below, and how to.
enum LedgerTemplate {
    /// In the file's properties: which ledger, and which version of it.
    static let ledgerProperty = "banshi.ledger"
    static let versionProperty = "banshi.ledger.version"
    /// How many rows are prepared with choices and checks; more may be written below.
    private static let rows = 5_000

    /// The fields that are filled in.
    static func fields(of ledger: Ledger) -> [Field] { ledger.fields.filter { $0.calculation == nil } }

    /// - Parameters:
    ///   - units: the units that may be named; empty where rows belong to the unit of whoever imports them.
    ///   - language: of the heads.
    static func make(_ ledger: Ledger, units: [String], language: String) -> Workbook {
        let fields = fields(of: ledger)
        let words = TemplateWords(language)
        let head = CellFormat.head.with { $0.size = 11 }
        let needed = head.with { $0.colour = 0xC00000 }
        let names = fields.map(\.name) + (units.isEmpty ? [] : ["unit"])
        // The names of the fields stand in a hidden row: labels may be worded anew, these stay.
        var rows = [
            SheetRow(names.map { SheetCell($0, CellFormat.cell) }, height: 0),
            SheetRow(
                fields.map { field in
                    let hint = field.hint.words(language)
                    return SheetCell(
                        .text(field.label.words(language) + (field.isRequired ? " *" : "")),
                        field.isRequired ? needed : head, comment: hint.isEmpty ? nil : hint)
                } + (units.isEmpty ? [] : [SheetCell(words.unit + " *", needed)]), height: 32),
        ]
        let formats = fields.map(LedgerTemplate.format) + (units.isEmpty ? [] : [CellFormat.cell])
        // Enough rows with a format: what is typed into a cell of text stays as typed, identity numbers too.
        rows += (0..<500).map { _ in SheetRow(formats.map { SheetCell(.blank, $0) }) }
        var sheet = Sheet(
            Sheet.safeName(ledger.label.words(language)),
            widths: fields.map { width($0, language) } + (units.isEmpty ? [] : [24]), rows: rows)
        sheet.frozenRows = 2
        sheet.print = Sheet.Print(landscape: true, repeatedRows: 1...1)
        var lists = ChoiceLists()
        for (column, field) in fields.enumerated() {
            if let validation = validation(field, column, words, &lists) {
                sheet.validations.append(validation)
            }
        }
        if !units.isEmpty {
            sheet.validations.append(
                .init(
                    range(fields.count), .listRange(lists.add(units)), errorTitle: words.wrongTitle,
                    error: words.wrongChoice))
        }
        return Workbook(
            sheets: [sheet, instructions(ledger, fields, !units.isEmpty, words)] + lists.sheets,
            title: ledger.label.words(language),
            customProperties: [ledgerProperty: ledger.name, versionProperty: String(ledger.version)])
    }

    private static func range(_ column: Int) -> SheetRange {
        SheetRange(rows: 2...(rows + 1), columns: column...column)
    }

    private static func format(_ field: Field) -> CellFormat {
        var format = CellFormat.cell.with { $0.size = 11 }
        switch field.kind {
        case .date: format.number = "yyyy-mm-dd"
        case .integer, .decimal: format.horizontal = .right
        default: format.number = "@"
        }
        return format
    }

    private static func width(_ field: Field, _ language: String) -> Double {
        let label = Double(
            field.label.words(language).unicodeScalars.reduce(0) { $0 + ($1.value > 0x2000 ? 2 : 1) })
        let content: Double =
            switch field.kind {
            case .identityNumber: 21
            case .text, .choices, .location: 26
            case .date, .phone: 14
            default: 10
            }
        return min(40, max(content, label + 4))
    }

    private static func validation(
        _ field: Field, _ column: Int, _ words: TemplateWords, _ lists: inout ChoiceLists
    ) -> Sheet.Validation? {
        let title = String(field.label.words(words.language).prefix(30))
        let hint = String(field.hint.words(words.language).prefix(200))
        func make(_ rule: Sheet.Validation.Rule, _ error: String) -> Sheet.Validation {
            Sheet.Validation(
                range(column), rule, hintTitle: hint.isEmpty ? "" : title, hint: hint,
                errorTitle: words.wrongTitle, error: error)
        }
        switch field.kind {
        case .choice:
            guard !field.choices.isEmpty else { return nil }
            return make(
                .listRange(lists.add(field.choices.map { $0.label.words(words.language) })), words.wrongChoice
            )
        case .yesNo: return make(.list(words.yesNo), words.wrongChoice)
        case .integer: return make(.whole(0...999_999_999), words.wrongNumber)
        case .decimal: return make(.decimal(0...999_999_999), words.wrongNumber)
        default: return nil
        }
    }

    private static func instructions(
        _ ledger: Ledger, _ fields: [Field], _ hasUnit: Bool, _ words: TemplateWords
    ) -> Sheet {
        let cell = CellFormat.cell.with { $0.size = 11 }
        let head = CellFormat.head.with { $0.size = 11 }
        var rows = words.lines.map { SheetRow([SheetCell($0, CellFormat(size: 11, wraps: true))]) }
        let hint = ledger.hint.words(words.language)
        if !hint.isEmpty {
            rows.insert(SheetRow([SheetCell(hint, CellFormat(size: 11, bold: true, wraps: true))]), at: 0)
        }
        let merges = rows.indices.map { SheetRange(rows: $0...$0, columns: 0...3) }
        rows = rows.map { SheetRow($0.cells + Array(repeating: .blank, count: 3), height: 34) }
        rows.append(SheetRow(words.columns.map { SheetCell($0, head) }))
        for field in fields {
            rows.append(
                SheetRow(
                    [
                        field.label.words(words.language), field.isRequired ? words.yesNo[0] : "",
                        words.kind(field), field.hint.words(words.language),
                    ].map { SheetCell($0, cell) }))
        }
        if hasUnit {
            rows.append(
                SheetRow([words.unit, words.yesNo[0], words.unitKind, ""].map { SheetCell($0, cell) }))
        }
        var sheet = Sheet(words.sheet, widths: [24, 8, 44, 44], rows: rows)
        sheet.merges = merges
        return sheet
    }
}

/// Lists that cells choose from, in hidden sheets: they may be longer than a check itself can hold.
private struct ChoiceLists {
    private var lists: [[String]] = []

    /// Adds a list; gives its place as a check names it.
    mutating func add(_ words: [String]) -> String {
        if !lists.contains(words) { lists.append(words) }
        let column = lists.firstIndex(of: words) ?? 0
        let letters = SheetRange.name(row: 0, column: column).dropLast()
        return "='choices'!$\(letters)$1:$\(letters)$\(max(1, words.count))"
    }

    var sheets: [Sheet] {
        guard !lists.isEmpty else { return [] }
        let height = lists.map(\.count).max() ?? 0
        var sheet = Sheet(
            "choices",
            rows: (0..<height).map { row in
                SheetRow(lists.map { $0.indices.contains(row) ? SheetCell($0[row]) : .blank })
            })
        sheet.visibility = .hidden
        return [sheet]
    }
}
