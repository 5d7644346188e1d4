import CLibxlsxwriter
import Foundation

extension SheetWriter {
    /// How the sheet is printed.
    func setPrint() throws {
        let print = sheet.print
        // 9 is A4 (ECMA-376 part 1, 18.3.1.63).
        worksheet_set_paper(page, 9)
        if print.landscape { worksheet_set_landscape(page) }
        if print.fitsWidth { worksheet_fit_to_pages(page, 1, 0) }
        if print.centred { worksheet_center_horizontally(page) }
        let inch = 25.4
        worksheet_set_margins(
            page, print.left / inch, print.right / inch, print.top / inch, print.bottom / inch)
        if let rows = print.repeatedRows {
            guard rows.lowerBound >= 0, rows.upperBound < SheetWriter.rowLimit else {
                throw refusal(
                    "document.bad-range", ["range": "\(rows.lowerBound + 1):\(rows.upperBound + 1)"])
            }
            worksheet_repeat_rows(page, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound))
        }
        // The number stands 7 mm under the type area (GB/T 9704-2012, 7.5); its line is 6 mm high.
        var options = lxw_header_footer_options()
        options.margin = max(5, print.bottom - 13) / inch
        if let footer = print.footer,
            worksheet_set_footer_opt(page, XMLText.allowed(footer), &options) != LXW_NO_ERROR
        {
            throw refusal(
                "document.cell-text-too-long", ["length": String(footer.utf16.count), "limit": "255"])
        }
        if let header = print.header, worksheet_set_header(page, XMLText.allowed(header)) != LXW_NO_ERROR {
            throw refusal(
                "document.cell-text-too-long", ["length": String(header.utf16.count), "limit": "255"])
        }
    }

    /// What cells accept.
    func validate(_ validation: Sheet.Validation) throws {
        let (first, last) = try corners(validation.range)
        let strings = CStrings()
        var data = lxw_data_validation()
        data.input_title = strings.pointer(validation.hintTitle)
        data.input_message = strings.pointer(validation.hint)
        data.error_title = strings.pointer(validation.errorTitle)
        data.error_message = strings.pointer(validation.error)
        var list: [UnsafeMutablePointer<CChar>?] = []
        switch validation.rule {
        case .list(let words):
            guard !words.isEmpty, words.allSatisfy({ !$0.isEmpty && !$0.contains(",") }) else {
                throw refusal("document.bad-validation", ["reason": words.joined(separator: ",")])
            }
            data.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            list = words.map { strings.pointer($0) } + [nil]
        case .listRange(let range):
            data.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            data.value_formula = strings.pointer(range)
        case .decimal(let range):
            data.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            data.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            (data.minimum_number, data.maximum_number) = (range.lowerBound, range.upperBound)
        case .whole(let range):
            data.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
            data.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            (data.minimum_number, data.maximum_number) = (Double(range.lowerBound), Double(range.upperBound))
        }
        let done = list.withUnsafeMutableBufferPointer { buffer in
            data.value_list = buffer.isEmpty ? nil : buffer.baseAddress
            return worksheet_data_validation_range(
                page, first.row, first.column, last.row, last.column, &data)
        }
        // The library keeps copies of the words.
        withExtendedLifetime(strings) {}
        guard done == LXW_NO_ERROR else { throw refusal("document.bad-validation", ["reason": words(done)]) }
    }
}

/// Words held as C strings for as long as a call needs them.
private final class CStrings {
    private var pointers: [UnsafeMutablePointer<CChar>] = []

    /// The words; nil for none.
    func pointer(_ words: String) -> UnsafeMutablePointer<CChar>? {
        guard !words.isEmpty, let copy = strdup(XMLText.allowed(words)) else { return nil }
        pointers.append(copy)
        return copy
    }

    deinit { for pointer in pointers { free(pointer) } }
}
