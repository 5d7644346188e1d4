extension WordFont {
    /// The title's: 小标宋 二号, 22 point (GB/T 9704-2012, 7.3.1).
    public static let title = WordFont(
        eastAsian: "方正小标宋简体", latin: "方正小标宋简体", halfPoints: 44, tracking: 0)
    /// The text's: 仿宋 三号, 16 point, drawn together by a quarter of a point: 28 characters fill the line of
    /// 156 mm (GB/T 9704-2012, 5.2.2 and 5.2.3).
    public static let body = WordFont(eastAsian: "仿宋_GB2312", halfPoints: 32, tracking: -5)
    /// Headings of the first level, `一、`, and the word 附件: 黑体 三号 (GB/T 9704-2012, 7.3.3 and 7.3.7).
    public static let heading1 = WordFont(eastAsian: "黑体", latin: "黑体", halfPoints: 32, tracking: -5)
    /// Headings of the second level, `（一）`: 楷体 三号 (GB/T 9704-2012, 7.3.3).
    public static let heading2 = WordFont(eastAsian: "楷体_GB2312", halfPoints: 32, tracking: -5)
    /// The page number's: 宋体 四号, 14 point (GB/T 9704-2012, 7.5).
    public static let pageNumber = WordFont(eastAsian: "宋体", latin: "宋体", halfPoints: 28, tracking: 0)
    /// Text in tables: 仿宋 小四, 12 point.
    public static let cell = WordFont(eastAsian: "仿宋_GB2312", halfPoints: 24, tracking: 0)
    /// The head of a table: 黑体 小四, 12 point.
    public static let cellHead = WordFont(eastAsian: "黑体", latin: "黑体", halfPoints: 24, tracking: 0)
    /// The closing matter's, copies and printing: 仿宋 四号, 14 point (GB/T 9704-2012, 7.4).
    public static let closing = WordFont(eastAsian: "仿宋_GB2312", halfPoints: 28, tracking: 0)
}

/// A style in the document's list, so that a word processor's user can change all paragraphs of a kind at once.
public enum WordNamedStyle: String, Hashable, Sendable, CaseIterable {
    /// Flush left, 22 lines to the page: what every other style starts from.
    case body = "Normal"
    /// Text that begins two characters in.
    case text = "BodyText"
    /// The title.
    case title = "Title"
    /// A heading of the first level, 黑体.
    case heading1 = "Heading1"
    /// A heading of the second level, 楷体.
    case heading2 = "Heading2"
    /// A heading of the third level, in the text's own type.
    case heading3 = "Heading3"
    /// Text in a table's cell.
    case cell = "TableText"
    /// The head of a table.
    case cellHead = "TableHead"
    /// The page number.
    case footer = "Footer"
}

extension WordParagraphStyle {
    /// Text that begins two characters in.
    public static let text = WordParagraphStyle(.text)
    /// The title, centred.
    public static let title = WordParagraphStyle(.title)
    /// A heading of the first, second or third level.
    public static let heading1 = WordParagraphStyle(.heading1), heading2 = WordParagraphStyle(.heading2)
    /// A heading of the third level.
    public static let heading3 = WordParagraphStyle(.heading3)
    /// Text in a cell, flush left.
    public static let cell = WordParagraphStyle(.cell)
    /// Text in a cell, in the middle.
    public static let cellCentred = WordParagraphStyle(.cell).with { $0.alignment = .center }
    /// The head of a table, in the middle.
    public static let cellHead = WordParagraphStyle(.cellHead)
    /// The issuer's name in large red type, 35 mm under the type area's upper edge (GB/T 9704-2012, 7.2.4).
    public static let issuerMark = WordParagraphStyle().with {
        $0.alignment = .center
        $0.spacing = .automatic
        $0.spaceBefore = 1984
    }
    /// The document's number, centred, the red rule 4 mm below it (GB/T 9704-2012, 7.2.5 and 7.2.7).
    public static let documentNumber = WordParagraphStyle().with {
        $0.alignment = .center
        $0.ruleBelow = .red
    }
}

extension WordParagraph {
    /// An empty line.
    public static let blank = WordParagraph("")

    /// The title, one line to each string: the office breaks it where the sense breaks.
    public static func title(_ lines: String...) -> WordParagraph {
        WordParagraph(lines.joined(separator: "\n"), style: .title)
    }

    /// The word 附件, with its number if there are several: 黑体, flush left, the first line of a new page
    /// (GB/T 9704-2012, 7.3.7).
    public static func annexMark(_ words: String = "附件", onNewPage: Bool = true) -> WordParagraph {
        WordParagraph(
            words, font: .heading1, style: WordParagraphStyle().with { $0.pageBreakBefore = onNewPage })
    }

    /// Issuer and date without a seal: the issuer two characters from the right, the date's first character
    /// two characters right of the issuer's (GB/T 9704-2012, 7.3.5.2).
    public static func signature(_ issuer: String, date: String) -> [WordParagraph] {
        let (issuerWidth, dateWidth) = (width(issuer), width(date))
        let shorter = dateWidth < issuerWidth
        let dateIndent = shorter ? max(0, issuerWidth - dateWidth) : 2
        let issuerIndent = shorter ? 2 : 4 + dateWidth - issuerWidth
        return [(issuer, issuerIndent), (date, dateIndent)].map { words, indent in
            WordParagraph(
                words,
                style: WordParagraphStyle().with {
                    $0.alignment = .right
                    $0.rightIndent = indent
                })
        }
    }

    /// How many Chinese characters wide the words are: Latin letters and digits take half.
    private static func width(_ words: String) -> Double {
        words.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 0.5 : 1) }
    }
}
