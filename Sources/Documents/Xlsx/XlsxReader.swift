import Foundation

/// What a sheet's reader needs of its workbook.
struct XlsxSheetContext {
    var name: String
    var strings: XlsxStrings
    var formats: XlsxFormats
    var is1904: Bool
    var limits: DocumentLimits

    /// A place in this sheet, such as `名单!C7`.
    func place(_ cell: String) -> String { name + "!" + cell }
}

/// Reads a workbook (ECMA-376 part 1, clause 18; transitional and strict) row by row.
///
/// A sheet is unpacked and parsed as a stream, so memory holds the packed file, the shared strings and one
/// row, however long the sheet is. Errors name the sheet and the cell.
public final class XlsxReader {
    /// The sheets in the order of their tabs, hidden ones included.
    public let sheets: [XlsxSheetInfo]

    /// The names that the workbook defines.
    public let definedNames: [XlsxDefinedName]

    /// Custom document properties as text.
    public let customProperties: [String: String]

    /// The number formats (`XlsxCell.numberFormat`) of this workbook that show 0.85 as 85%.
    public var percentageFormats: Set<Int> { formats.percentages }

    private let package: OfficePackage
    private let parts: [String]
    private let formats: XlsxFormats
    private let is1904: Bool
    private var strings: XlsxStrings?

    /// Opens a workbook file; see `init(data:limits:)`. Throws `document.unreadable` besides.
    public convenience init(path: String, limits: DocumentLimits = .init()) throws {
        try self.init(data: FileBytes.read(path, limits: limits), limits: limits)
    }

    /// Opens a workbook.
    ///
    /// Throws `document.encrypted`, `document.format-unsupported` (an old or binary workbook, or another kind
    /// of file), and what `ZipArchive` and the XML parser throw.
    public init(data: Data, limits: DocumentLimits = .init()) throws {
        try limits.check(inputBytes: data.count)
        try DocumentKind.requireZip(data)
        let package = try OfficePackage(ZipArchive(data, limits: limits), limits: limits)
        guard package.mainPart.hasSuffix(".xml"), let book = try package.tree(package.mainPart),
            book.name == "x:workbook"
        else {
            throw DocumentError("document.format-unsupported", ["format": DocumentKind.of(package).name])
        }
        var sheets: [XlsxSheetInfo] = []
        var parts: [String] = []
        for sheet in book.first("x:sheets")?.all("x:sheet") ?? [] {
            guard let part = sheet["r:id"].flatMap({ package.byID[$0] }) else { continue }
            sheets.append(
                XlsxSheetInfo(
                    name: sheet["name"] ?? "", state: .init(rawValue: sheet["state"] ?? "") ?? .visible,
                    index: sheets.count))
            parts.append(part)
        }
        self.package = package
        self.sheets = sheets
        self.parts = parts
        definedNames = (book.first("x:definedNames")?.all("x:definedName") ?? []).map { name in
            XlsxDefinedName(
                name: name["name"] ?? "", reference: name.text, sheet: Int(name["localSheetId"] ?? ""),
                isHidden: ["1", "true"].contains(name["hidden"] ?? ""))
        }
        is1904 = ["1", "true"].contains(book.first("x:workbookPr")?["date1904"] ?? "")
        formats = XlsxFormats(try package.tree(package.byType["styles"]))
        customProperties = try package.customProperties()
    }

    /// Hands every row that holds something to `body`, from the top down.
    ///
    /// Throws `document.sheet-missing`, `document.rows`, `document.columns`, `document.cells`,
    /// `document.cell-too-long`, `document.xlsx-damaged` (a row or cell out of order, a number that is none, a
    /// shared string that does not exist), what the XML parser throws, or what `body` throws.
    public func readRows(sheet index: Int, _ body: (XlsxRow) throws -> Void) throws {
        let part = try part(of: index)
        let context = XlsxSheetContext(
            name: sheets[index].name, strings: try sharedStrings(), formats: formats, is1904: is1904,
            limits: package.limits)
        try withoutActuallyEscaping(body) { body in
            try parse(part, XlsxSheetEvents(context, body))
        }
    }

    /// The rectangles of a sheet whose cells are merged into one; only the first cell of each holds a value.
    public func mergedRanges(sheet index: Int) throws -> [CellRange] {
        let events = XlsxMergeEvents(package.limits)
        try parse(part(of: index), events)
        return events.ranges
    }

    private func part(of index: Int) throws -> String {
        guard parts.indices.contains(index) else {
            throw DocumentError("document.sheet-missing", ["sheet": String(index + 1)])
        }
        return parts[index]
    }

    private func parse(_ part: String, _ events: any XMLEvents) throws {
        let parser = try XMLPushParser(events, part: part, limits: package.limits)
        try package.archive.read(part) { try parser.parse($0) }
        try parser.finish()
    }

    private func sharedStrings() throws -> XlsxStrings {
        if let strings { return strings }
        let read = try XlsxStrings.read(package.byType["sharedStrings"], in: package)
        strings = read
        return read
    }
}

/// Collects a sheet's merged ranges (18.3.1.55), which stand after its rows.
private final class XlsxMergeEvents: XMLEvents {
    private(set) var ranges: [CellRange] = []
    private let limits: DocumentLimits

    init(_ limits: DocumentLimits) { self.limits = limits }

    func start(_ name: XMLName, namespace: XMLName?, _ attributes: XMLAttributes) throws {
        guard name.first == UInt8(ascii: "m"), name.matches("mergeCell") else { return }
        guard let range = attributes.string("ref").flatMap(CellRange.init) else { return }
        ranges.append(range)
        try DocumentLimits.check(ranges.count, atMost: limits.xmlElements, "document.xml-elements")
    }

    func end(_ name: XMLName) throws {}

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws {}
}
