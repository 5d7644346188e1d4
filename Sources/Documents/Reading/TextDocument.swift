/// A document as text with its structure, whatever file it came from.
public struct TextDocument: Hashable, Sendable {
    /// The kind of file that was read.
    public enum Format: String, Hashable, Sendable, CaseIterable {
        case docx, text, html, pdf, doc, wps, rtf, odt
    }

    /// The kind of file that was read; for a converted file the kind before conversion.
    public var format: Format

    /// Paragraphs and tables in reading order.
    public var blocks: [Block]

    /// Every block flattened: a paragraph a line with its numbering in front, a table row a line with its
    /// cells parted by ` | ` and closed by ` |`.
    public var text: String

    /// The name of the character encoding of a text or HTML file, such as `GB18030`; nil for other formats.
    public var encoding: String?

    /// Custom document properties of a docx, as text.
    public var properties: [String: String]

    /// All content controls of a docx in reading order, those in tables included.
    public var controls: [ContentControl]

    /// Makes a document from its blocks; throws `document.text-too-long` when the flattened text passes the
    /// limit.
    init(
        format: Format, blocks: [Block], encoding: String? = nil, properties: [String: String] = [:],
        controls: [ContentControl] = [], limits: DocumentLimits
    ) throws {
        self.format = format
        self.blocks = blocks
        self.encoding = encoding
        self.properties = properties
        self.controls = controls
        text = TextDocument.flatten(blocks)
        try DocumentLimits.check(
            text.unicodeScalars.count, atMost: limits.textScalars, "document.text-too-long")
    }

    /// One piece of a document's body.
    public enum Block: Hashable, Sendable {
        case paragraph(Paragraph)
        case table(Table)
    }
}

/// A paragraph. A line break inside it is a newline in its text.
public struct Paragraph: Hashable, Sendable {
    /// The text without its numbering.
    public var text: String

    /// The numbering as shown to a reader, such as `一、` or `1.`; nil without numbering.
    public var numbering: String?

    /// The name of the paragraph's style in a docx, `h1` to `h6` in HTML.
    public var style: String?

    /// The content controls that begin in this paragraph.
    public var controls: [ContentControl]

    /// Makes a paragraph.
    public init(
        text: String, numbering: String? = nil, style: String? = nil, controls: [ContentControl] = []
    ) {
        self.text = text
        self.numbering = numbering
        self.style = style
        self.controls = controls
    }
}

/// A table.
public struct Table: Hashable, Sendable {
    /// The rows from top to bottom.
    public var rows: [Row]

    /// Makes a table.
    public init(rows: [Row]) { self.rows = rows }

    /// A row of cells from the first column on; a cell that spans several columns stands once.
    public struct Row: Hashable, Sendable {
        /// The cells in reading order.
        public var cells: [Cell]

        /// Makes a row.
        public init(cells: [Cell]) { self.cells = cells }
    }

    /// A cell.
    public struct Cell: Hashable, Sendable {
        /// The paragraphs; a table inside the cell gives one for each of its rows.
        public var paragraphs: [Paragraph]

        /// How many columns the cell covers, at least 1.
        public var columnSpan: Int

        /// Whether the cell is the lower part of a cell merged downwards; it then has no text of its own.
        public var continuesAbove: Bool

        /// The content controls in the cell or around it.
        public var controls: [ContentControl]

        /// Makes a cell.
        public init(
            paragraphs: [Paragraph], columnSpan: Int = 1, continuesAbove: Bool = false,
            controls: [ContentControl] = []
        ) {
            self.paragraphs = paragraphs
            self.columnSpan = columnSpan
            self.continuesAbove = continuesAbove
            self.controls = controls
        }

        /// The paragraphs with their numbering, joined by newlines.
        public var text: String { paragraphs.map(\.numberedText).joined(separator: "\n") }
    }
}

/// A field of a form: a structured document tag (ECMA-376 part 1, 17.5.2).
public struct ContentControl: Hashable, Sendable {
    /// The name that a program gave it.
    public var tag: String?

    /// The name that a person sees.
    public var alias: String?

    /// What stands in it; empty while the placeholder shows.
    public var text: String

    /// Whether nothing was filled in yet and the prompt still shows.
    public var showingPlaceholder: Bool

    /// Makes a control.
    public init(tag: String?, alias: String?, text: String, showingPlaceholder: Bool) {
        self.tag = tag
        self.alias = alias
        self.text = text
        self.showingPlaceholder = showingPlaceholder
    }
}
