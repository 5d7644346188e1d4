/// A form as it came back: what stands in which cell, before anything is made of it.
public struct FilledForm: Hashable, Sendable {
    /// The kind of file; cells are counted differently in each.
    public enum Container: Hashable, Sendable {
        /// One sheet; every cell is in block 0.
        case sheet
        /// Tables of a docx; block is the table, from 0.
        case tables
    }

    /// A cell's place.
    public struct Place: Hashable, Sendable, Comparable {
        /// The table, from 0; 0 in a sheet.
        public var block: Int
        /// Row and column, from 0.
        public var row: Int, column: Int

        /// A place.
        public init(block: Int, row: Int, column: Int) {
            self.block = block
            self.row = row
            self.column = column
        }

        /// In reading order.
        public static func < (left: Place, right: Place) -> Bool {
            (left.block, left.row, left.column) < (right.block, right.row, right.column)
        }
    }

    /// What sort of value a cell holds.
    public enum Nature: Hashable, Sendable {
        /// Text, as typed.
        case text
        /// A number; the text is its shortest decimal form.
        case number
        /// A number shown as a percentage: 85% is 0.85.
        case percentage
        /// A date.
        case date
        /// TRUE or FALSE.
        case boolean
        /// #REF!, #DIV/0! …
        case error
        /// A formula; the text is its last result.
        case formula
    }

    /// A cell.
    public struct Cell: Hashable, Sendable {
        /// What stands in it.
        public var text: String
        /// What sort of value it is.
        public var nature: Nature
        /// The tags of the content controls in it.
        public var tags: [String]

        /// A cell.
        public init(_ text: String, _ nature: Nature = .text, tags: [String] = []) {
            self.text = text
            self.nature = nature
            self.tags = tags
        }
    }

    /// Cells that were merged into one.
    public struct Merge: Hashable, Sendable {
        /// The upper left cell.
        public var place: Place
        /// How many rows and columns it covers.
        public var rows: Int, columns: Int

        /// A merge.
        public init(place: Place, rows: Int, columns: Int) {
            self.place = place
            self.rows = rows
            self.columns = columns
        }
    }

    /// The file's name, for the reader of a problem.
    public var name: String
    /// The kind of file.
    public var container: Container
    /// What the file says it is.
    public var identity: FormIdentity
    /// The cells that hold something, and in tables all others too.
    public var cells: [Place: Cell]
    /// What is merged.
    public var merges: [Merge]
    /// How many tables there are; 1 for a sheet.
    public var blockCount: Int
    /// Text outside every table.
    public var strayText: [String]

    /// A form that came back.
    public init(
        name: String, container: Container, identity: FormIdentity, cells: [Place: Cell], merges: [Merge],
        blockCount: Int, strayText: [String] = []
    ) {
        self.name = name
        self.container = container
        self.identity = identity
        self.cells = cells
        self.merges = merges
        self.blockCount = blockCount
        self.strayText = strayText
    }

    /// A short hash of everything that was filled in: equal for a form that is sent a second time unchanged.
    public var fingerprint: String {
        let filled = cells.sorted { $0.key < $1.key }.filter { !$0.value.text.isEmpty }
        return FormIdentity.stableHash(
            [identity.formID]
                + filled.map { "\($0.key.block).\($0.key.row).\($0.key.column) \($0.value.text)" })
    }

    /// How a person finds the cell: `填报表!E7`, `表2第3行第5列`.
    public func label(_ place: Place) -> String { container.label(place) }
}

extension FilledForm.Container {
    /// How a person finds the cell: `填报表!E7`, `表2第3行第5列`.
    public func label(_ place: FilledForm.Place) -> String {
        switch self {
        case .sheet: "\(ReportForm.sheetName)!\(Self.letters(place.column))\(place.row + 1)"
        case .tables: "表\(place.block + 1)第\(place.row + 1)行第\(place.column + 1)列"
        }
    }

    /// A, B … Z, AA.
    private static func letters(_ column: Int) -> String {
        var (rest, letters) = (column, "")
        while rest >= 0 {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        }
        return letters
    }
}
