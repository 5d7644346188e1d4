/// A table: columns of fixed width, rows that run over pages under a repeated head.
public struct WordTable: Hashable, Sendable {
    /// The columns' widths in twips, from left to right.
    public var columns: [Int]
    /// The rows.
    public var rows: [WordRow]
    /// The rules around and between the cells; none when nil.
    public var border: WordBorder?
    /// Twips between a cell's edge and its text.
    public var cellMargins: Margins

    /// Room inside a cell's edges, in twips.
    public struct Margins: Hashable, Sendable {
        /// Twips at each edge.
        public var top: Int, left: Int, bottom: Int, right: Int

        /// Room at each edge.
        public init(top: Int, left: Int, bottom: Int, right: Int) {
            (self.top, self.left, self.bottom, self.right) = (top, left, bottom, right)
        }

        /// What office tables use: 1 mm above and below, 1.5 mm at the sides.
        public static let usual = Margins(top: 57, left: 85, bottom: 57, right: 85)
    }

    /// A table.
    public init(
        columns: [Int], rows: [WordRow], border: WordBorder? = .thin, cellMargins: Margins = .usual
    ) {
        (self.columns, self.rows, self.border, self.cellMargins) = (columns, rows, border, cellMargins)
    }

    /// Widths in twips that share `total` in the given proportions and add up to it exactly.
    public static func widths(total: Int, shares: [Double]) -> [Int] {
        let sum = shares.reduce(0, +)
        guard sum > 0 else { return [] }
        var edges = [0]
        var reached = 0.0
        for share in shares {
            reached += share
            edges.append(Int((Double(total) * reached / sum).rounded()))
        }
        return zip(edges.dropFirst(), edges).map { $0 - $1 }
    }
}

/// A row of a table.
public struct WordRow: Hashable, Sendable {
    /// The cells; their spans have to add up to the table's columns.
    public var cells: [WordCell]
    /// Belongs to the head that is repeated on each page (`w:tblHeader`); rows at the table's start only.
    public var isHeader: Bool
    /// Goes to the next page whole rather than being divided, as long as a page can hold it.
    public var keepsTogether: Bool
    /// Lowest height in twips.
    public var height: Int?

    /// A row.
    public init(_ cells: [WordCell], isHeader: Bool = false, keepsTogether: Bool = true, height: Int? = nil) {
        (self.cells, self.isHeader, self.keepsTogether, self.height) = (
            cells, isHeader, keepsTogether, height
        )
    }
}

/// A cell of a table.
public struct WordCell: Hashable, Sendable {
    /// Where its text stands between top and bottom.
    public enum VerticalAlignment: String, Hashable, Sendable {
        /// At the top.
        case top
        /// In the middle.
        case center
        /// At the bottom.
        case bottom
    }

    /// A cell that reaches over several rows: the first one starts it, the others continue it.
    public enum VerticalMerge: String, Hashable, Sendable {
        /// Its uppermost row.
        case restart
        /// A row further down.
        case `continue`
    }

    /// What stands in it.
    public var blocks: [WordBlock]
    /// How many columns it takes.
    public var span: Int
    /// Its part in a cell that reaches over rows.
    public var merge: VerticalMerge?
    /// Where its text stands between top and bottom.
    public var alignment: VerticalAlignment
    /// Colour behind it, six hexadecimal digits; none when nil.
    public var shading: String?
    /// Rules of its own, all four sides; the table's when nil.
    public var border: WordBorder?

    /// A cell.
    public init(
        _ blocks: [WordBlock], span: Int = 1, merge: VerticalMerge? = nil,
        alignment: VerticalAlignment = .center, shading: String? = nil, border: WordBorder? = nil
    ) {
        (self.blocks, self.span, self.merge) = (blocks, span, merge)
        (self.alignment, self.shading, self.border) = (alignment, shading, border)
    }

    /// A cell of words; each line becomes a paragraph.
    public init(
        _ text: String, font: WordFont? = nil, style: WordParagraphStyle = .cell, span: Int = 1,
        alignment: VerticalAlignment = .center
    ) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        self.init(
            lines.map { .paragraph(WordParagraph(String($0), font: font, style: style)) }, span: span,
            alignment: alignment)
    }
}

/// A rule.
public struct WordBorder: Hashable, Sendable {
    /// Thickness in eighths of a point.
    public var eighths: Int
    /// Colour as six hexadecimal digits.
    public var colour: String

    /// A rule.
    public init(eighths: Int, colour: String = "000000") { (self.eighths, self.colour) = (eighths, colour) }

    /// Half a point, black: a table's rules.
    public static let thin = WordBorder(eighths: 4)
    /// No rule at all: takes the table's away from a cell.
    public static let none = WordBorder(eighths: 0)
    /// The red rule under a document's number (GB/T 9704-2012, 7.2.7), 1 point.
    public static let red = WordBorder(eighths: 8, colour: "FF0000")
}
