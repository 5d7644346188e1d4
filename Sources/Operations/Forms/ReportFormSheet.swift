import Documents
import Foundation
import Programme

extension ReportForm {
    /// The name of the hidden sheet that says what the form is.
    public static let identitySheetName = "_banshi"

    /// The form as a workbook: one protected sheet in which only the tinted cells can be changed.
    ///
    /// There is no password: it guards against slips of the hand. Throws `DocumentError`.
    public func xlsx() throws -> Data { try workbook.data() }

    /// The workbook as a value.
    var workbook: Workbook {
        let properties = Dictionary(
            identity.properties.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        return Workbook(
            sheets: [formSheet(), identitySheet()], title: title, customProperties: properties)
    }

    private func formSheet() -> Sheet {
        var sheet = Sheet(ReportForm.sheetName, widths: ReportForm.columnWidths)
        for row in blocks.flatMap(\.rows) {
            let number = sheet.rows.count
            var cells: [SheetCell] = []
            for cell in row.cells {
                let first = cells.count
                let format = ReportFormSheet.format(of: cell)
                cells.append(ReportFormSheet.value(of: cell, format))
                cells += Array(repeating: SheetCell(.blank, format), count: cell.columns - 1)
                let range = SheetRange(rows: number...number, columns: first...cells.count - 1)
                if cell.columns > 1 { sheet.merges.append(range) }
                sheet.validations += ReportFormSheet.validation(of: cell, range).map { [$0] } ?? []
            }
            sheet.rows.append(SheetRow(cells, height: ReportFormSheet.height(of: row)))
        }
        sheet.isProtected = true
        sheet.print = Sheet.Print(
            landscape: true, top: 18, right: 12, bottom: 16, left: 12, header: context.mark.map { "&R\($0)" },
            footer: "&C第 &P 页，共 &N 页")
        return sheet
    }

    private func identitySheet() -> Sheet {
        var sheet = Sheet(ReportForm.identitySheetName, widths: [30, 60])
        sheet.rows = identity.properties.map { SheetRow([SheetCell($0.name), SheetCell($0.value)]) }
        sheet.visibility = .veryHidden
        sheet.isProtected = true
        return sheet
    }
}

/// How the cells of a report form look in a sheet.
enum ReportFormSheet {
    private static let size = 11.0
    /// A pale yellow that still shows when printed in black and white.
    private static let inputTint: UInt32 = 0xFFF7D6
    private static let base = CellFormat(
        font: "宋体", size: size, horizontal: .left, wraps: true, bordered: true)

    static func format(of cell: FormCell) -> CellFormat {
        if case .input(let input) = cell.content { return format(of: input) }
        switch cell.style {
        case .title:
            return base.with {
                ($0.font, $0.size, $0.horizontal, $0.bordered) = ("方正小标宋简体", 18, .center, false)
            }
        case .mark:
            return base.with { ($0.font, $0.size, $0.horizontal, $0.colour) = ("黑体", 14, .center, 0xC00000) }
        case .section: return base.with { ($0.font, $0.size, $0.fill) = ("黑体", 13, 0xDDEBF7) }
        case .heading: return base.with { ($0.font, $0.horizontal, $0.fill) = ("黑体", .center, 0xF2F2F2) }
        case .body: return base
        case .centred: return base.with { $0.horizontal = .center }
        case .guidance: return base.with { ($0.size, $0.vertical) = (10, .top) }
        }
    }

    private static func format(of input: FormInput) -> CellFormat {
        base.with { format in
            (format.isInput, format.fill) = (true, inputTint)
            switch input.kind {
            case .number: format.horizontal = .right
            case .choice: format.horizontal = .center
            case .text: format.number = "@"
            case .multiline: (format.number, format.vertical) = ("@", .top)
            }
        }
    }

    static func value(of cell: FormCell, _ format: CellFormat) -> SheetCell {
        switch cell.content {
        case .fixed(let text), .display(let text): return SheetCell(text, format)
        case .input(let input):
            if input.prefill.isEmpty { return SheetCell(.blank, format) }
            if input.kind == .number, let number = Double(input.prefill) {
                return SheetCell(.number(number), format)
            }
            return SheetCell(input.prefill, format)
        }
    }

    /// Keeps slips out while the form is filled in; what gets past is answered when it comes back.
    static func validation(of cell: FormCell, _ range: SheetRange) -> Sheet.Validation? {
        guard case .input(let input) = cell.content else { return nil }
        switch input.kind {
        case .choice(let choices):
            return Sheet.Validation(
                range, .list(choices), errorTitle: "请选择", error: "请从列表中选择：\(choices.joined(separator: "、"))")
        case .number:
            return Sheet.Validation(
                range, .decimal(0...999_999_999_999_999), hintTitle: "只填数字", hint: "没有发生填0，暂无数据留空。",
                errorTitle: "请填数字", error: "只填不小于0的数字，不写文字和单位。")
        case .text, .multiline: return nil
        }
    }

    /// Rows with merged cells do not grow with their text, so their height is counted here.
    static func height(of row: FormRow) -> Double? {
        var lines = row.lines ?? 0
        var column = 0
        for cell in row.cells {
            let width = ReportForm.columnWidths[column..<column + cell.columns].reduce(0, +)
            let text =
                switch cell.content {
                case .fixed(let text), .display(let text): text
                case .input(let input): input.prefill
                }
            lines = max(lines, TextFit.lines(text, width: width))
            column += cell.columns
        }
        let size = row.cells.first?.style == .title ? 18 : size
        return TextFit.height(lines: lines, size: size)
    }
}
