/// Which cell styles of a workbook show numbers as dates.
struct XlsxFormats {
    /// One cell style's number format.
    struct Format {
        var id: Int
        var isDate: Bool
    }

    private var formats: [Format] = []

    /// The identifiers of the formats that show 0.85 as 85%: two built-in ones, and those that the file defines.
    private(set) var percentages: Set<Int> = [9, 10]

    /// Reads the styles part; a workbook without one has no dates.
    init(_ root: XMLElement?) {
        var codes: [Int: String] = [:]
        for format in root?.first("x:numFmts")?.all("x:numFmt") ?? [] {
            if let id = Int(format["numFmtId"] ?? "") { codes[id] = format["formatCode"] }
        }
        for (id, code) in codes {
            if XlsxFormats.isPercentage(code) { percentages.insert(id) } else { percentages.remove(id) }
        }
        var known: [Int: Bool] = [:]
        for style in root?.first("x:cellXfs")?.all("x:xf") ?? [] {
            let id = Int(style["numFmtId"] ?? "") ?? 0
            let isDate =
                known[id] ?? codes[id].map(XlsxFormats.isDate) ?? XlsxFormats.builtInDates.contains(id)
            known[id] = isDate
            formats.append(Format(id: id, isDate: isDate))
        }
    }

    /// A cell style's format; General for a style that does not exist.
    @inline(__always)
    subscript(style: Int) -> Format {
        formats.indices.contains(style) ? formats[style] : Format(id: 0, isDate: false)
    }

    /// Formats that have an identifier but no code in the file (18.8.30), those of Chinese and Japanese
    /// versions included. 46 counts hours past 24 and is a length of time, no date.
    private static let builtInDates: Set<Int> = Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 47])
        .union(27...36).union(50...58)

    /// Whether a format's code shows a number as a percentage: a per cent sign that is neither quoted nor escaped.
    static func isPercentage(_ code: String) -> Bool {
        var rest = Substring(code)
        while let sign = rest.popFirst() {
            switch sign {
            case "%": return true
            case "\"":
                rest = rest.drop { $0 != "\"" }
                rest = rest.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            default: continue
            }
        }
        return false
    }

    /// Whether a format's code shows a date or a time of day (18.8.31).
    ///
    /// Quoted text, escaped characters and brackets (colours, languages) do not count; a bracket that counts
    /// hours, minutes or seconds past their round makes it a length of time, which stays a number.
    static func isDate(_ code: String) -> Bool {
        var rest = Substring(code.lowercased())
        while let sign = rest.popFirst() {
            switch sign {
            case ";": return false
            case "\"":
                rest = rest.drop { $0 != "\"" }
                rest = rest.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }
                if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { return false }
                rest = rest.dropFirst(inside.count + 1)
            case "g" where rest.hasPrefix("eneral"): rest = rest.dropFirst(6)
            // Three or four of it name the day of the week in Chinese; in AM/PM there is one, after the hour.
            case "a" where rest.hasPrefix("aa"): return true
            case "e" where rest.first == "+" || rest.first == "-": return false
            case "y", "m", "d", "h", "s", "e", "b": return true
            default: continue
            }
        }
        return false
    }
}
