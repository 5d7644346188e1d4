import Foundation

/// Turns a sheet's XML into rows (ECMA-376 part 1, 18.3.1).
///
/// A sheet has millions of elements, so names are told apart by their bytes and one buffer serves every cell.
final class XlsxSheetEvents: XMLEvents {
    /// Which text is being collected.
    private enum Collecting { case nothing, value, formula }

    /// The type of a cell (18.18.11).
    private enum Kind { case number, shared, text, boolean, error, date }

    private let sheet: XlsxSheetContext
    private let body: (XlsxRow) throws -> Void

    private var row = XlsxRow(number: 0, isHidden: false, cells: [])
    private var cell = XlsxCell(row: 0, column: 0, value: .empty, formula: nil, hasFormula: false, numberFormat: 0)
    private var kind = Kind.number
    private var isDate = false
    private var inRow = false
    private var inCell = false
    private var hasValue = false
    private var collecting = Collecting.nothing
    private var phonetic = 0
    private var cellCount = 0
    private var value: [UInt8] = []
    private var formula: [UInt8] = []

    init(_ sheet: XlsxSheetContext, _ body: @escaping (XlsxRow) throws -> Void) {
        self.sheet = sheet
        self.body = body
    }

    func start(_ name: XMLName, namespace: XMLName?, _ attributes: XMLAttributes) throws {
        switch name.first {
        case UInt8(ascii: "c") where name.second == 0 && inRow: try startCell(attributes)
        case UInt8(ascii: "v") where name.second == 0 && inCell:
            collecting = .value
            hasValue = true
        case UInt8(ascii: "f") where name.second == 0 && inCell:
            collecting = .formula
            cell.hasFormula = true
        case UInt8(ascii: "t") where name.second == 0 && inCell: if phonetic == 0 { collecting = .value }
        case UInt8(ascii: "i") where inCell: if name.matches("is") { hasValue = true }
        case UInt8(ascii: "r"):
            if name.matches("row") { try startRow(attributes) } else if name.matches("rPh") { phonetic += 1 }
        default: return
        }
    }

    func end(_ name: XMLName) throws {
        switch name.first {
        case UInt8(ascii: "c") where name.second == 0: try endCell()
        case UInt8(ascii: "v"), UInt8(ascii: "f"), UInt8(ascii: "t"): collecting = .nothing
        case UInt8(ascii: "r"):
            if name.matches("row") { try endRow() } else if name.matches("rPh") { phonetic -= 1 }
        default: return
        }
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        switch collecting {
        case .nothing: return
        case .value: value.append(contentsOf: bytes)
        case .formula: formula.append(contentsOf: bytes)
        }
        guard value.count <= sheet.limits.cellBytes, formula.count <= sheet.limits.cellBytes else {
            throw DocumentError(
                "document.cell-too-long", ["limit": String(sheet.limits.cellBytes)],
                position: sheet.place(cell.reference))
        }
    }

    private func startRow(_ attributes: XMLAttributes) throws {
        var number = row.number + 1
        row.isHidden = false
        for index in 0..<attributes.count {
            guard let name = attributes.name(index) else { continue }
            if name.first == UInt8(ascii: "r"), name.second == 0 {
                guard let given = Int(String(decoding: attributes.value(index), as: UTF8.self)), given >= number
                else { throw damaged("row") }
                number = given
            } else if name.matches("hidden") {
                let value = attributes.value(index)
                row.isHidden = value.first == UInt8(ascii: "1") || value.first == UInt8(ascii: "t")
            }
        }
        guard number <= sheet.limits.rows else {
            throw DocumentError(
                "document.rows", ["limit": String(sheet.limits.rows)], position: sheet.place(String(number)))
        }
        row.number = number
        row.cells.removeAll(keepingCapacity: true)
        cell.column = -1
        inRow = true
    }

    private func startCell(_ attributes: XMLAttributes) throws {
        var column = cell.column + 1
        var format = XlsxFormats.Format(id: 0, isDate: false)
        kind = .number
        for index in 0..<attributes.count {
            guard let name = attributes.name(index), name.second == 0 else { continue }
            let text = attributes.value(index)
            switch name.first {
            case UInt8(ascii: "r"):
                guard let place = XlsxReference.parse(text), place.row == row.number, place.column >= column else {
                    throw damaged(String(decoding: text.prefix(20), as: UTF8.self))
                }
                column = place.column
            case UInt8(ascii: "s"): format = sheet.formats[XlsxSheetEvents.integer(text)]
            case UInt8(ascii: "t"): kind = XlsxSheetEvents.kind(text)
            default: continue
            }
        }
        cellCount += 1
        guard column < sheet.limits.columns, cellCount <= sheet.limits.cells else {
            let isColumn = column >= sheet.limits.columns
            throw DocumentError(
                isColumn ? "document.columns" : "document.cells",
                ["limit": String(isColumn ? sheet.limits.columns : sheet.limits.cells)],
                position: sheet.place(XlsxReference.name(column: column) + String(row.number)))
        }
        cell.row = row.number
        cell.column = column
        cell.formula = nil
        cell.hasFormula = false
        cell.numberFormat = format.id
        isDate = format.isDate
        inCell = true
        hasValue = false
        value.removeAll(keepingCapacity: true)
        formula.removeAll(keepingCapacity: true)
    }

    private func endCell() throws {
        guard inCell else { return }
        inCell = false
        collecting = .nothing
        guard hasValue || cell.hasFormula else { return }
        if !formula.isEmpty { cell.formula = String(decoding: formula, as: UTF8.self) }
        cell.value = hasValue ? try content() : .empty
        row.cells.append(cell)
    }

    private func endRow() throws {
        inRow = false
        if !row.cells.isEmpty { try body(row) }
    }

    private func content() throws -> XlsxValue {
        switch kind {
        case .number: return try number()
        case .shared:
            guard let text = value.withUnsafeBufferPointer({ sheet.strings[XlsxSheetEvents.integer($0)] }) else {
                throw damaged(cell.reference)
            }
            return .text(text)
        case .text: return .text(String(decoding: XlsxEscapes.decoded(value[...]) ?? value, as: UTF8.self))
        case .boolean: return .boolean(value.first == UInt8(ascii: "1") || value.first == UInt8(ascii: "t"))
        case .error: return .error(String(decoding: value, as: UTF8.self))
        case .date: return .date(XlsxSheetEvents.trimmed(String(decoding: value, as: UTF8.self)))
        }
    }

    private func number() throws -> XlsxValue {
        guard !value.isEmpty else { return .empty }
        guard let number = value.withUnsafeBufferPointer({ XlsxNumbers.parse($0) }) else {
            throw damaged(cell.reference)
        }
        if isDate, let date = XlsxDates.iso(number, is1904: sheet.is1904) { return .date(date) }
        return .number(String(decoding: value, as: UTF8.self), number)
    }

    private func damaged(_ place: String) -> DocumentError {
        DocumentError("document.xlsx-damaged", ["sheet": sheet.name], position: sheet.place(place))
    }

    private static func kind(_ text: UnsafeBufferPointer<UInt8>) -> Kind {
        switch (text.first, text.count) {
        case (UInt8(ascii: "s"), 1): .shared
        case (UInt8(ascii: "s"), _), (UInt8(ascii: "i"), _): .text
        case (UInt8(ascii: "b"), _): .boolean
        case (UInt8(ascii: "e"), _): .error
        case (UInt8(ascii: "d"), _): .date
        default: .number
        }
    }

    /// A short whole number; -1 when the bytes are none.
    @inline(__always)
    private static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard bytes.count > 0, bytes.count < 10 else { return -1 }
        var number = 0
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return -1 }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    /// An ISO date as other cells give it: no midnight, no fraction, no zone.
    private static func trimmed(_ date: String) -> String {
        let whole = date.prefix { $0 != "." && $0 != "Z" }
        return whole.hasSuffix("T00:00:00") ? String(whole.dropLast(9)) : String(whole)
    }
}
