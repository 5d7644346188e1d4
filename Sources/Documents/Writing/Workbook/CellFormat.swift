/// How a cell is shown, and whether it may be changed in a protected sheet.
public struct CellFormat: Hashable, Sendable {
    /// Where the text stands from left to right.
    public enum Horizontal: Hashable, Sendable {
        /// Words left, numbers right.
        case automatic
        /// At the left edge.
        case left
        /// In the middle.
        case center
        /// At the right edge.
        case right
    }

    /// Where the text stands from top to bottom.
    public enum Vertical: Hashable, Sendable {
        /// At the top.
        case top
        /// In the middle.
        case center
        /// At the bottom.
        case bottom
    }

    /// The font's family.
    public var font: String
    /// Size in points.
    public var size: Double
    /// Heavier strokes.
    public var bold: Bool
    /// Colour of the text, `0xRRGGBB`; black when nil.
    public var colour: UInt32?
    /// Where the text stands from left to right.
    public var horizontal: Horizontal
    /// Where the text stands from top to bottom.
    public var vertical: Vertical
    /// Long text goes on in a further line of the cell.
    public var wraps: Bool
    /// A thin rule on all four sides.
    public var bordered: Bool
    /// Colour behind the text, `0xRRGGBB`; none when nil.
    public var fill: UInt32?
    /// How numbers are shown: `0.00`, `0%`, `yyyy-mm-dd`; `@` keeps whatever is typed as text. The general
    /// form when nil.
    public var number: String?
    /// May be changed in a protected sheet.
    public var isInput: Bool

    /// A format.
    public init(
        font: String = "宋体", size: Double = 11, bold: Bool = false, colour: UInt32? = nil,
        horizontal: Horizontal = .automatic, vertical: Vertical = .center, wraps: Bool = false,
        bordered: Bool = false, fill: UInt32? = nil, number: String? = nil, isInput: Bool = false
    ) {
        (self.font, self.size, self.bold, self.colour) = (font, size, bold, colour)
        (self.horizontal, self.vertical, self.wraps) = (horizontal, vertical, wraps)
        (self.bordered, self.fill, self.number, self.isInput) = (bordered, fill, number, isInput)
    }

    /// The same format with some things changed.
    public func with(_ change: (inout CellFormat) -> Void) -> CellFormat {
        var format = self
        change(&format)
        return format
    }

    /// A form's title: 小标宋 二号.
    public static let title = CellFormat(font: "方正小标宋简体", size: 22, horizontal: .center, wraps: true)
    /// The word 附件: 黑体 三号 (GB/T 9704-2012, 7.3.7).
    public static let annexMark = CellFormat(font: "黑体", size: 16, horizontal: .left)
    /// The head of a table: 黑体, in the middle, ruled.
    public static let head = CellFormat(
        font: "黑体", size: 12, horizontal: .center, wraps: true, bordered: true)
    /// Text in a table: 仿宋, ruled, as many lines as it needs.
    public static let cell = CellFormat(
        font: "仿宋_GB2312", size: 12, horizontal: .left, wraps: true, bordered: true)
    /// The same in the middle.
    public static let cellCentred = cell.with { $0.horizontal = .center }
    /// A place to fill in with words: open in a protected sheet, and what is typed stays text.
    public static let input = cell.with {
        $0.isInput = true
        $0.number = "@"
        $0.vertical = .top
    }
    /// A day as `2023-04-27`.
    public static let day = cellCentred.with { $0.number = "yyyy-mm-dd" }
}
