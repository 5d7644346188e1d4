/// Turns a sheet's XML into rows (ECMA-376 part 1, 18.3.1).
///
/// A sheet has millions of elements, so names are told apart by their bytes and one buffer serves every cell.
///
/// A struct, so that its properties need no check for exclusive access.
struct XlsxSheetParser {
    /// Which text is being collected.
    private enum Collecting { case nothing, value, formula }

    private let sheet: XlsxSheetContext
    private let body: (XlsxRow) throws -> Void

    private var row = XlsxRow(number: 0, isHidden: false, cells: [])
    private var cell = XlsxCell(
        row: 0, column: 0, value: .empty, formula: nil, hasFormula: false, numberFormat: 0)
    private var kind = XlsxCellKind.number
    private var isDate = false
    private var inRow = false
    private var inCell = false
    private var hasValue = false
    private var collecting = Collecting.nothing
    private var phonetic = 0
    private var cellCount = 0
    private var value: [UInt8] = []
    private var formula: [UInt8] = []

    /// Begins a sheet; `body` is handed each row that holds something.
    init(_ sheet: XlsxSheetContext, _ body: @escaping (XlsxRow) throws -> Void) {
        self.sheet = sheet
        self.body = body
    }

    mutating func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
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

    mutating func end(_ name: XMLName) throws {
        switch name.first {
        case UInt8(ascii: "c") where name.second == 0: try endCell()
        case UInt8(ascii: "v"), UInt8(ascii: "f"), UInt8(ascii: "t"): collecting = .nothing
        case UInt8(ascii: "r"):
            if name.matches("row") { try endRow() } else if name.matches("rPh") { phonetic -= 1 }
        default: return
        }
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        switch collecting {
        case .nothing: return
        case .value: value.append(contentsOf: bytes)
        case .formula: formula.append(contentsOf: bytes)
        }
        // The place is put together for the error only: this runs for every cell.
        let limit = sheet.limits.cellBytes
        guard value.count <= limit, formula.count <= limit else {
            throw DocumentError(
                "document.cell-too-long", DocumentLimits.details(bytes: limit),
                at: sheet.place(cell.reference))
        }
    }

    private mutating func startRow(_ attributes: XMLAttributes) throws {
        var number = row.number + 1
        row.isHidden = false
        for index in 0..<attributes.count {
            guard let name = attributes.name(index) else { continue }
            if name.first == UInt8(ascii: "r"), name.second == 0 {
                guard let given = Int(String(decoding: attributes.value(index), as: UTF8.self)),
                    given >= number
                else { throw damaged("row") }
                number = given
            } else if name.matches("hidden") {
                let value = attributes.value(index)
                row.isHidden = value.first == UInt8(ascii: "1") || value.first == UInt8(ascii: "t")
            }
        }
        guard number <= sheet.limits.rows else {
            throw DocumentError(
                "document.rows", ["limit": String(sheet.limits.rows)], at: sheet.place(String(number)))
        }
        row.number = number
        row.cells.removeAll(keepingCapacity: true)
        cell.column = -1
        inRow = true
    }

    private mutating func startCell(_ attributes: XMLAttributes) throws {
        var column = cell.column + 1
        var format = XlsxFormats.Format(id: 0, isDate: false)
        kind = .number
        for index in 0..<attributes.count {
            guard let name = attributes.name(index), name.second == 0 else { continue }
            let text = attributes.value(index)
            switch name.first {
            case UInt8(ascii: "r"):
                guard let place = XlsxReference.parse(text), place.row == row.number, place.column >= column
                else {
                    throw damaged(String(decoding: text.prefix(20), as: UTF8.self))
                }
                column = place.column
            case UInt8(ascii: "s"): format = sheet.formats[XlsxNumbers.index(text)]
            case UInt8(ascii: "t"): kind = XlsxCellKind(text)
            default: continue
            }
        }
        cellCount += 1
        guard column < sheet.limits.columns, cellCount <= sheet.limits.cells else {
            let isColumn = column >= sheet.limits.columns
            throw DocumentError(
                isColumn ? "document.columns" : "document.cells",
                ["limit": String(isColumn ? sheet.limits.columns : sheet.limits.cells)],
                at: sheet.place(XlsxReference.name(column: column) + String(row.number)))
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
        if !formula.isEmpty { formula.removeAll(keepingCapacity: true) }
    }

    private mutating func endCell() throws {
        guard inCell else { return }
        inCell = false
        collecting = .nothing
        guard hasValue || cell.hasFormula else { return }
        if !formula.isEmpty { cell.formula = String(decoding: formula, as: UTF8.self) }
        cell.value = .empty
        if hasValue {
            guard let read = kind.value(value, isDate: isDate, in: sheet) else {
                throw damaged(cell.reference)
            }
            cell.value = read
        }
        row.cells.append(cell)
    }

    private mutating func endRow() throws {
        inRow = false
        if !row.cells.isEmpty { try body(row) }
    }

    private func damaged(_ place: String) -> DocumentError {
        DocumentError("document.xlsx-damaged", ["sheet": sheet.name], at: sheet.place(place))
    }
}

/// Passes the XML parser's events on.
///
/// The parser lies behind a pointer: three calls for each of millions of cells need no check for exclusive access,
/// since the XML parser never calls one inside another.
final class XlsxSheetEvents: XMLEvents {
    private let parser: UnsafeMutablePointer<XlsxSheetParser>

    init(_ sheet: XlsxSheetContext, _ body: @escaping (XlsxRow) throws -> Void) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: XlsxSheetParser(sheet, body))
    }

    deinit {
        parser.deinitialize(count: 1)
        parser.deallocate()
    }

    func start(_ name: XMLName, namespace: XMLName?, _ attributes: XMLAttributes) throws {
        try parser.pointee.start(name, attributes)
    }

    func end(_ name: XMLName) throws { try parser.pointee.end(name) }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws { try parser.pointee.characters(bytes) }
}
