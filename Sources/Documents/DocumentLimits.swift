/// How much of a document the readers will take before they refuse it.
///
/// The defaults let through the largest registers that a district keeps (a sheet of 1,000,000 rows) and
/// stop files that were made to exhaust the machine.
public struct DocumentLimits: Hashable, Sendable {
    /// The size of the file as uploaded, in bytes.
    public var inputBytes: Int

    /// The unpacked size of one entry of a zip archive, in bytes.
    public var entryBytes: Int

    /// The unpacked size of all entries of a zip archive together, in bytes.
    public var totalUncompressedBytes: Int

    /// How many times larger than its packed form an entry may be; looked at above 1 MiB unpacked only.
    public var compressionRatio: Int

    /// The number of entries of a zip archive.
    public var entries: Int

    /// The depth of nested elements in XML and HTML.
    public var xmlDepth: Int

    /// The number of elements in one XML part that is kept in memory as a tree, and in an HTML page.
    public var xmlElements: Int

    /// The size of an HTML page, in bytes.
    public var htmlBytes: Int

    /// The mistakes in an HTML page's markup.
    public var htmlErrors: Int

    /// The text and attributes of one XML part that is kept in memory as a tree, in bytes.
    public var xmlTextBytes: Int

    /// The number of cells of one sheet or CSV file, empty ones included.
    public var cells: Int

    /// The number of the last row of a sheet, or of records of a CSV file.
    public var rows: Int

    /// The number of columns of a sheet or CSV file.
    public var columns: Int

    /// The text of one cell, in bytes of UTF-8.
    public var cellBytes: Int

    /// The shared strings of a workbook together, in bytes of UTF-8.
    public var sharedStringBytes: Int

    /// The flattened text of a document, in Unicode scalars.
    public var textScalars: Int

    /// Makes limits; each has a default, so name only what differs.
    public init(
        inputBytes: Int = 64 << 20,
        entryBytes: Int = 1 << 30,
        totalUncompressedBytes: Int = 3 << 29,
        compressionRatio: Int = 250,
        entries: Int = 5_000,
        xmlDepth: Int = 200,
        xmlElements: Int = 1_000_000,
        htmlBytes: Int = 10 << 20,
        htmlErrors: Int = 200_000,
        xmlTextBytes: Int = 48 << 20,
        cells: Int = 20_000_000,
        rows: Int = 1_048_576,
        columns: Int = 16_384,
        cellBytes: Int = 1 << 20,
        sharedStringBytes: Int = 256 << 20,
        textScalars: Int = 5_000_000
    ) {
        self.inputBytes = inputBytes
        self.entryBytes = entryBytes
        self.totalUncompressedBytes = totalUncompressedBytes
        self.compressionRatio = compressionRatio
        self.entries = entries
        self.xmlDepth = xmlDepth
        self.xmlElements = xmlElements
        self.htmlBytes = htmlBytes
        self.htmlErrors = htmlErrors
        self.xmlTextBytes = xmlTextBytes
        self.cells = cells
        self.rows = rows
        self.columns = columns
        self.cellBytes = cellBytes
        self.sharedStringBytes = sharedStringBytes
        self.textScalars = textScalars
    }

    /// Refuses a file that is larger than allowed or holds nothing.
    func check(inputBytes count: Int) throws {
        guard count > 0 else { throw DocumentError("document.empty") }
        try DocumentLimits.check(bytes: count, atMost: inputBytes, "document.too-large")
    }

    /// Throws `code` with the limit among its details when a count has passed it.
    static func check(_ count: Int, atMost limit: Int, _ code: String, at position: String? = nil) throws {
        guard count <= limit else {
            throw DocumentError(code, ["limit": String(limit)], at: position)
        }
    }

    /// Throws `code` with the limit among its details, in bytes and megabytes, when a size has passed it.
    static func check(bytes: Int, atMost limit: Int, _ code: String, at position: String? = nil) throws {
        guard bytes <= limit else { throw DocumentError(code, details(bytes: limit), at: position) }
    }

    /// What an error tells of a limit in bytes: `limit`, and `megabytes` to a tenth for people.
    static func details(bytes: Int) -> [String: String] {
        let tenths = max(1, bytes * 10 / 1_048_576)
        let megabytes = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return ["limit": String(bytes), "megabytes": megabytes]
    }
}
