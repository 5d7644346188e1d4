/// How a cell writes its value (ECMA-376 part 1, 18.18.11 `ST_CellType`).
enum XlsxCellKind {
    case number, shared, text, boolean, error, date

    /// Reads the attribute `t`; a number without one.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        switch (text.first, text.count) {
        case (UInt8(ascii: "s"), 1): self = .shared
        case (UInt8(ascii: "s"), _), (UInt8(ascii: "i"), _): self = .text
        case (UInt8(ascii: "b"), _): self = .boolean
        case (UInt8(ascii: "e"), _): self = .error
        case (UInt8(ascii: "d"), _): self = .date
        default: self = .number
        }
    }

    /// The value written as these bytes; nil when the bytes are no such value.
    func value(_ bytes: [UInt8], isDate: Bool, in sheet: borrowing XlsxSheetContext) -> XlsxValue? {
        if bytes.isEmpty, self != .text { return .empty }
        switch self {
        case .number:
            guard let number = bytes.withUnsafeBufferPointer({ XlsxNumbers.parse($0) }) else { return nil }
            if isDate, let date = XlsxDates.iso(number, is1904: sheet.is1904) { return .date(date) }
            return .number(String(decoding: bytes, as: UTF8.self), number)
        case .shared:
            let index = bytes.withUnsafeBufferPointer { XlsxNumbers.index($0) }
            return sheet.strings[index].map { .text($0) }
        case .text: return .text(String(decoding: XlsxEscapes.decoded(bytes[...]) ?? bytes, as: UTF8.self))
        case .boolean: return .boolean(bytes.first == UInt8(ascii: "1") || bytes.first == UInt8(ascii: "t"))
        case .error: return .error(String(decoding: bytes, as: UTF8.self))
        case .date: return .date(XlsxCellKind.plainDate(String(decoding: bytes, as: UTF8.self)))
        }
    }

    /// An ISO date as other cells give it: no midnight, no fraction, no zone.
    private static func plainDate(_ date: String) -> String {
        let whole = date.prefix { $0 != "." && $0 != "Z" }
        return whole.hasSuffix("T00:00:00") ? String(whole.dropLast(9)) : String(whole)
    }
}
