/// The sheet, its margins and its character grid. Lengths are twips: 1/20 point, 56.693 to the millimetre.
public struct PageSetup: Hashable, Sendable {
    /// How many lines and characters a page takes (`w:docGrid`, ECMA-376 17.6.5).
    public struct Grid: Hashable, Sendable {
        /// What the grid binds.
        public enum Kind: String, Hashable, Sendable {
            /// Lines only.
            case lines
            /// Lines, and the characters on each.
            case linesAndChars
        }

        /// What the grid binds.
        public var kind: Kind
        /// From one line to the next, in twips.
        public var linePitch: Int
        /// What is added to each character's width, in 1/4096 point; negative draws them together.
        public var charSpace: Int?

        /// A grid.
        public init(_ kind: Kind, linePitch: Int, charSpace: Int? = nil) {
            (self.kind, self.linePitch, self.charSpace) = (kind, linePitch, charSpace)
        }
    }

    /// Width and height of the sheet as it is read: a landscape sheet is wider than high.
    public var width: Int, height: Int
    /// From the sheet's edges to the text.
    public var top: Int, right: Int, bottom: Int, left: Int
    /// From the sheet's upper edge to the header, and from its lower edge to the footer.
    public var headerDistance: Int, footerDistance: Int
    /// The grid; none when nil.
    public var grid: Grid?

    /// A layout; the distances default to what leaves the page number where GB/T 9704 puts it.
    public init(
        width: Int, height: Int, top: Int, right: Int, bottom: Int, left: Int,
        headerDistance: Int = 850, footerDistance: Int = 850, grid: Grid? = nil
    ) {
        (self.width, self.height) = (width, height)
        (self.top, self.right, self.bottom, self.left) = (top, right, bottom, left)
        (self.headerDistance, self.footerDistance, self.grid) = (headerDistance, footerDistance, grid)
    }

    /// Whether the sheet lies on its long side.
    public var isLandscape: Bool { width > height }
    /// How wide the text may be, in twips: what a table's columns have to add up to.
    public var textWidth: Int { width - left - right }
    /// How high the text may be, in twips.
    public var textHeight: Int { height - top - bottom }

    /// A4 upright: 37 mm above, 28 mm at the binding, a type area of 156 × 225 mm, 22 lines of 28 characters
    /// (GB/T 9704-2012, 5.2). The page number stands 7 mm under the type area (7.5).
    public static let officialPortrait = PageSetup(
        width: 11_906, height: 16_838, top: 2098, right: 1474, bottom: 1984, left: 1588,
        headerDistance: 850, footerDistance: 1400,
        grid: Grid(.linesAndChars, linePitch: 579, charSpace: -848))

    /// A4 on its side, the upright sheet's margins turned with it (GB/T 9704-2012, clause 8): the binding edge
    /// is above, the type area 225 × 156 mm.
    public static let officialLandscape = PageSetup(
        width: 16_838, height: 11_906, top: 1588, right: 2098, bottom: 1474, left: 1984,
        headerDistance: 700, footerDistance: 890,
        grid: Grid(.lines, linePitch: 579))
}

/// The page number: `— 1 —` in 14 point Song type, odd pages right, even pages left, one character from the
/// edge (GB/T 9704-2012, 7.5).
public struct PageNumbering: Hashable, Sendable {
    /// Where the number stands.
    public enum Place: Hashable, Sendable {
        /// Odd pages right, even pages left: for paper printed on both sides.
        case outside
        /// In the middle of every page: for a single sheet or a screen.
        case centred
    }

    /// Where the number stands.
    public var place: Place
    /// The first page's number; nil runs on from the section before.
    public var start: Int?

    /// A numbering.
    public init(place: Place = .outside, start: Int? = nil) { (self.place, self.start) = (place, start) }

    /// As the standard has it, running on.
    public static let official = PageNumbering()
}
