/// A paragraph: what stands in it and how it is set.
public struct WordParagraph: Hashable, Sendable {
    /// A piece of a paragraph.
    public enum Piece: Hashable, Sendable {
        /// Words.
        case run(WordRun)
        /// A place to fill in.
        case control(WordControl)
    }

    /// What stands in it, in reading order.
    public var pieces: [Piece]
    /// How it is set.
    public var style: WordParagraphStyle

    /// A paragraph of pieces.
    public init(_ pieces: [Piece], style: WordParagraphStyle = WordParagraphStyle()) {
        (self.pieces, self.style) = (pieces, style)
    }

    /// A paragraph of words in one font. Line breaks and tabs in the words are kept.
    public init(
        _ text: String, font: WordFont? = nil, style: WordParagraphStyle = WordParagraphStyle()
    ) {
        self.init([.run(WordRun(text, font: font))], style: style)
    }
}

/// Words in one font.
public struct WordRun: Hashable, Sendable {
    /// The words; a line break starts a new line of the same paragraph, a tab goes to the next stop.
    public var text: String
    /// The font; the paragraph's when nil.
    public var font: WordFont?

    /// Words in a font.
    public init(_ text: String, font: WordFont? = nil) { (self.text, self.font) = (text, font) }
}

/// A font: two families, since Chinese and Latin letters come from different ones, and how they are shown.
public struct WordFont: Hashable, Sendable {
    /// The family of Chinese characters, by the name that Word's users see.
    public var eastAsian: String
    /// The family of Latin letters and digits.
    public var latin: String
    /// Size in half-points: 32 is 三号, 16 point.
    public var halfPoints: Int
    /// Heavier strokes.
    public var bold: Bool
    /// A line beneath.
    public var underline: Bool
    /// Colour as six hexadecimal digits, `FF0000`; black when nil.
    public var colour: String?
    /// What is added between one character and the next, in twips; negative draws them together. The
    /// paragraph style's when nil.
    public var tracking: Int?

    /// A font.
    public init(
        eastAsian: String, latin: String = "Times New Roman", halfPoints: Int, bold: Bool = false,
        underline: Bool = false, colour: String? = nil, tracking: Int? = nil
    ) {
        (self.eastAsian, self.latin, self.halfPoints) = (eastAsian, latin, halfPoints)
        (self.bold, self.underline, self.colour, self.tracking) = (bold, underline, colour, tracking)
    }

    /// The same font in another size.
    public func sized(_ halfPoints: Int) -> WordFont {
        var font = self
        font.halfPoints = halfPoints
        return font
    }

    /// The same font in another colour (`FF0000`).
    public func coloured(_ colour: String) -> WordFont {
        var font = self
        font.colour = colour
        return font
    }
}

/// How a paragraph is set. What is nil or false follows the named style.
public struct WordParagraphStyle: Hashable, Sendable {
    /// Where its lines stand.
    public enum Alignment: String, Hashable, Sendable {
        /// At the left edge.
        case left
        /// In the middle.
        case center
        /// At the right edge.
        case right
        /// Filling the line.
        case both
        /// Filling the line, the last one too, character by character.
        case distribute
    }

    /// How far apart its lines are.
    public enum LineSpacing: Hashable, Sendable {
        /// As the font and the page's grid want it.
        case automatic
        /// So many twips, whatever stands in the line.
        case exact(Int)
        /// So many twips or more.
        case atLeast(Int)
    }

    /// A stop that a tab goes to.
    public struct Tab: Hashable, Sendable {
        /// Twips from the text's left edge.
        public var position: Int
        /// How words stand to the stop.
        public var alignment: Alignment

        /// A stop.
        public init(_ position: Int, _ alignment: Alignment = .left) {
            (self.position, self.alignment) = (position, alignment)
        }
    }

    /// The style in the document's list that this one starts from.
    public var named: WordNamedStyle = .body
    /// Where its lines stand.
    public var alignment: Alignment?
    /// How far the first line is drawn in, in characters; negative hangs the following lines instead.
    public var firstLineIndent: Double?
    /// Indents of all lines, in characters.
    public var leftIndent: Double?, rightIndent: Double?
    /// How far apart its lines are.
    public var spacing: LineSpacing?
    /// Twips left free above and below.
    public var spaceBefore: Int?, spaceAfter: Int?
    /// Stands on the page of the paragraph that follows.
    public var keepNext = false
    /// Starts a new page.
    public var pageBreakBefore = false
    /// Level in the document's outline, 0 the highest; not in it when nil.
    public var outlineLevel: Int?
    /// A rule under it, for instance the red one under a document's number (GB/T 9704-2012, 7.2.7).
    public var ruleBelow: WordBorder?
    /// Where tabs go.
    public var tabs: [Tab] = []
    /// Whether its lines and characters keep to the page's grid.
    public var snapsToGrid: Bool?

    /// A style that follows the body's in everything.
    public init(_ named: WordNamedStyle = .body) { self.named = named }

    /// The same style with some things changed.
    public func with(_ change: (inout WordParagraphStyle) -> Void) -> WordParagraphStyle {
        var style = self
        change(&style)
        return style
    }
}
