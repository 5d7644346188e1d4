/// A number that stands in a notice, before it is known what became of it.
struct NoticeNumber: Hashable, Sendable {
    /// What its shape alone tells.
    enum Shape: Hashable, Sendable {
        /// A date or a part of one: 2023年, 4月27日.
        case date
        /// The number before a heading or an item, or behind 第.
        case ordinal
        /// In the brackets of a document's number.
        case documentNumber
        /// One Chinese character, which is more often part of a word: 三孩, 两癌.
        case character
        /// 一 or a round number alone (百货, 千家万户): a number only where the importer took it for one.
        case word
        /// Anything else.
        case plain
    }

    /// Where it stands.
    var span: TextSpan
    /// What its shape tells.
    var shape: Shape
}

/// Finds every number of a text, Arabic and Chinese.
enum NoticeNumbers {
    static func all(in text: NoticeText) -> [NoticeNumber] {
        let passage = text.folded
        var found: [NoticeNumber] = []
        var isLineStart = true
        var ordinalsEnd = 0
        var i = 0
        while i < passage.count {
            let scalar = passage.scalars[i]
            if scalar == "\n" { isLineStart = true }
            if isLineStart, !scalar.isLayout, scalar != "\n" {
                if let marker = Markers.marker(passage, at: i) { ordinalsEnd = i + marker.length }
                isLineStart = false
            } else if isInnerMark(passage, i), let marker = Markers.marker(passage, at: i) {
                ordinalsEnd = i + marker.length
            }
            guard let (end, shape) = number(passage.scalars, at: i) else {
                i += 1
                continue
            }
            let isOrdinal = i < ordinalsEnd || i > 0 && passage.scalars[i - 1] == "第"
            found.append(NoticeNumber(span: passage.span(i..<end), shape: isOrdinal ? .ordinal : shape))
            i = end
        }
        return found
    }

    /// Whether an item of a list inside a line can begin here: behind the end of a sentence or a space.
    private static func isInnerMark(_ passage: Passage, _ index: Int) -> Bool {
        index > 0 && "。;: (".unicodeScalars.contains(passage.scalars[index - 1])
    }

    private static func number(_ scalars: [Unicode.Scalar], at i: Int) -> (end: Int, NoticeNumber.Shape)? {
        let scalar = scalars[i]
        if ("\u{2460}"..."\u{2473}").contains(scalar) { return (i + 1, .ordinal) }
        guard scalar.isDigit || ChineseNumerals.isNumeral(scalar) || scalar == "万" || scalar == "亿" else {
            return nil
        }
        if i > 0, scalars[i - 1] == "〔" || scalars[i - 1] == "〕" { return (run(scalars, i), .documentNumber) }
        if let end = date(scalars, at: i) { return (end, .date) }
        let end = run(scalars, i)
        if scalar.isDigit { return (end, .plain) }
        if scalars[i..<end].allSatisfy({ isRound($0) }) || end == i + 1 && scalar == "一" {
            return (end, .word)
        }
        return (end, end == i + 1 ? .character : .plain)
    }

    /// A whole date, a year, a month: 2023年4月27日, 2023年, 11月底.
    private static func date(_ scalars: [Unicode.Scalar], at i: Int) -> Int? {
        if let (_, end) = Dates.day(scalars, at: i) { return end }
        if let (_, end) = Dates.year(scalars, at: i), end < scalars.count {
            if scalars[end] == "年" { return end + 1 }
            if "-~至、".unicodeScalars.contains(scalars[end]),
                let (_, second) = Dates.year(scalars, at: end + 1), second < scalars.count,
                scalars[second] == "年"
            {
                return second + 1
            }
        }
        guard let (_, month) = Dates.number(scalars, at: i), month < scalars.count, scalars[month] == "月"
        else { return nil }
        if let (_, day) = Dates.number(scalars, at: month + 1), day < scalars.count,
            scalars[day] == "日" || scalars[day] == "号"
        {
            return day + 1
        }
        return month + 1
    }

    /// The end of a run of digits, with points and commas inside, or of Chinese numerals.
    private static func run(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        var end = start + 1
        guard scalars[start].isDigit else {
            while end < scalars.count,
                ChineseNumerals.isNumeral(scalars[end]) || scalars[end] == "万" || scalars[end] == "亿"
            { end += 1 }
            return end
        }
        while end < scalars.count {
            let goesOn =
                scalars[end].isDigit
                || (scalars[end] == "." || scalars[end] == ",") && end + 1 < scalars.count
                    && scalars[end + 1].isDigit
            guard goesOn else { break }
            end += 1
        }
        // 1.9万 and 3万亿 are one number.
        while end < scalars.count, scalars[end] == "万" || scalars[end] == "亿" { end += 1 }
        return end
    }

    private static func isRound(_ scalar: Unicode.Scalar) -> Bool {
        ["百", "千", "万", "亿"].contains(scalar)
    }
}
