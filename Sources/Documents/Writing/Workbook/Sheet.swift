/// One sheet of a workbook.
public struct Sheet: Hashable, Sendable {
    /// Whether its tab shows.
    public enum Visibility: Hashable, Sendable {
        /// It shows.
        case visible
        /// It does not, until someone asks for hidden sheets.
        case hidden
        /// It does not, and the list of hidden sheets does not name it either.
        case veryHidden
    }

    /// How the sheet is printed, on A4.
    public struct Print: Hashable, Sendable {
        /// On its long side.
        public var landscape: Bool
        /// Drawn together until all columns stand on one page.
        public var fitsWidth: Bool
        /// Rows at the top of every page, counted from 0.
        public var repeatedRows: ClosedRange<Int>?
        /// From the sheet's edges to the text, in millimetres.
        public var top: Double, right: Double, bottom: Double, left: Double
        /// What stands above and below, in Excel's codes: `&C` middle, `&P` page, `&N` pages. An ampersand of
        /// the words themselves has to be doubled.
        public var header: String?, footer: String?
        /// In the middle between left and right.
        public var centred: Bool

        /// How a sheet is printed.
        public init(
            landscape: Bool = false, fitsWidth: Bool = true, repeatedRows: ClosedRange<Int>? = nil,
            top: Double = 25, right: Double = 18, bottom: Double = 20, left: Double = 18,
            header: String? = nil, footer: String? = nil, centred: Bool = true
        ) {
            (self.landscape, self.fitsWidth, self.repeatedRows) = (landscape, fitsWidth, repeatedRows)
            (self.top, self.right, self.bottom, self.left) = (top, right, bottom, left)
            (self.header, self.footer, self.centred) = (header, footer, centred)
        }

        /// A4 on its side with the type area of an official document and its page number
        /// (GB/T 9704-2012, 5.2 and 7.5).
        public static let officialLandscape = Print(
            landscape: true, top: 28, right: 37, bottom: 26, left: 35, footer: "&C&\"宋体,Regular\"&14— &P —")
    }

    /// What a cell accepts.
    public struct Validation: Hashable, Sendable {
        /// The kinds of entry.
        public enum Rule: Hashable, Sendable {
            /// One of these words; 255 characters in all, commas between them counted.
            case list([String])
            /// One of the words in a range, for instance `=名单!$A$1:$A$37`.
            case listRange(String)
            /// A number from one to the other.
            case decimal(ClosedRange<Double>)
            /// A whole number from one to the other.
            case whole(ClosedRange<Int>)
        }

        /// The cells it is for.
        public var range: SheetRange
        /// What they accept.
        public var rule: Rule
        /// A hint when the cell is chosen: 32 characters of title, 255 of message.
        public var hintTitle: String, hint: String
        /// The refusal of another entry: 32 characters of title, 255 of message.
        public var errorTitle: String, error: String

        /// What cells accept.
        public init(
            _ range: SheetRange, _ rule: Rule, hintTitle: String = "", hint: String = "",
            errorTitle: String = "", error: String = ""
        ) {
            (self.range, self.rule, self.hintTitle, self.hint) = (range, rule, hintTitle, hint)
            (self.errorTitle, self.error) = (errorTitle, error)
        }
    }

    /// The tab's name: 31 characters at most, without `[]:*?/\`, different from every other.
    public var name: String
    /// The columns' widths, in characters of the standard font, from column A on.
    public var widths: [Double]
    /// The rows, from the first on.
    public var rows: [SheetRow]
    /// Cells that are joined; they show what their upper left cell holds.
    public var merges: [SheetRange] = []
    /// How many rows and columns stay in sight.
    public var frozenRows = 0, frozenColumns = 0
    /// How it is printed.
    public var print = Print()
    /// Only cells whose format says `isInput` can be changed. There is no password: it guards against slips.
    public var isProtected = false
    /// What cells accept.
    public var validations: [Validation] = []
    /// Whether its tab shows.
    public var visibility = Visibility.visible

    /// A sheet.
    public init(_ name: String, widths: [Double] = [], rows: [SheetRow] = []) {
        (self.name, self.widths, self.rows) = (name, widths, rows)
    }

    /// A tab's name made of any words: what a name may not hold becomes a full-width sign or goes.
    public static func safeName(_ words: String) -> String {
        let signs: [Character: Character] = [
            "[": "［", "]": "］", ":": "：", "*": "＊", "?": "？", "/": "／", "\\": "＼",
        ]
        var name = ""
        for character in words where character.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) {
            guard name.utf16.count + character.utf16.count <= 31 else { break }
            name.append(signs[character] ?? character)
        }
        name = String(name.trimmingApostrophes)
        return name.isEmpty || name.lowercased() == "history" ? "Sheet" : name
    }

    /// Whether a spreadsheet program takes the name.
    static func isValidName(_ name: String) -> Bool {
        !name.isEmpty && name.utf16.count <= 31 && name.lowercased() != "history"
            && !name.hasPrefix("'") && !name.hasSuffix("'")
            && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && !"[]:*?/\\".unicodeScalars.contains($0) }
    }
}

extension String {
    fileprivate var trimmingApostrophes: Substring {
        var rest = self[...]
        while rest.hasPrefix("'") { rest = rest.dropFirst() }
        while rest.hasSuffix("'") { rest = rest.dropLast() }
        return rest
    }
}
