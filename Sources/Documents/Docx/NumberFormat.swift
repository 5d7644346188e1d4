/// Numbers as a list shows them (ECMA-376 part 1, 17.18.59 `ST_NumberFormat`).
enum NumberFormat {
    /// A number in a format; nil for a format without numbers (`none`, `bullet`).
    ///
    /// Formats of other languages than Chinese, Japanese and English fall back to decimal digits.
    static func render(_ number: Int, _ format: String) -> String? {
        guard number >= 0 else { return String(number) }
        switch format {
        case "none", "bullet": return nil
        case "upperLetter": return letters(number, from: "A")
        case "lowerLetter": return letters(number, from: "a")
        case "upperRoman": return roman(number)
        case "lowerRoman": return roman(number).lowercased()
        case "decimalZero": return number < 10 ? "0\(number)" : String(number)
        case "decimalFullWidth", "decimalFullWidth2": return fullWidth(number)
        case "numberInDash": return "- \(number) -"
        case "chineseCounting", "taiwaneseCounting": return counting(number)
        case "chineseCountingThousand", "taiwaneseCountingThousand": return thousand(number, ordinary)
        case "chineseLegalSimplified": return thousand(number, legal)
        case "japaneseCounting", "japaneseDigitalTenThousand": return japanese(number)
        case "ideographDigital", "taiwaneseDigital": return digits(number, "〇一二三四五六七八九")
        default: return series(number, format) ?? String(number)
        }
    }

    /// Formats that are a row of signs, one for each number from 1 on.
    private static func series(_ number: Int, _ format: String) -> String? {
        let signs: String
        switch format {
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": signs = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
        case "decimalEnclosedParen": signs = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
        case "decimalEnclosedFullstop": signs = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
        case "ideographEnclosedCircle": signs = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
        case "ideographTraditional": signs = "甲乙丙丁戊己庚辛壬癸"
        case "ideographZodiac": signs = "子丑寅卯辰巳午未申酉戌亥"
        default: return nil
        }
        guard number >= 1, number <= signs.count else { return nil }
        return String(signs[signs.index(signs.startIndex, offsetBy: number - 1)])
    }

    /// A to Z, then AA to ZZ, AAA and so on: the letter repeats, as Word counts.
    private static func letters(_ number: Int, from first: Unicode.Scalar) -> String {
        guard number >= 1, number <= 26 * 20,
            let letter = Unicode.Scalar(first.value + UInt32((number - 1) % 26))
        else { return String(number) }
        return String(repeating: Character(letter), count: (number - 1) / 26 + 1)
    }

    private static func roman(_ number: Int) -> String {
        guard number >= 1, number <= 32_767 else { return String(number) }
        let values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1]
        let signs = ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"]
        var rest = number
        var text = ""
        for (value, sign) in zip(values, signs) {
            text += String(repeating: sign, count: rest / value)
            rest %= value
        }
        return text
    }

    private static func fullWidth(_ number: Int) -> String { digits(number, "０１２３４５６７８９") }

    private static func digits(_ number: Int, _ signs: String) -> String {
        let signs = Array(signs)
        return String(String(number).compactMap { $0.wholeNumberValue.map { signs[$0] } })
    }

    /// 一 to 九十九 in words; from 100 on digit by digit with ○.
    private static func counting(_ number: Int) -> String {
        number < 100 ? thousand(number, ordinary) : digits(number, "○一二三四五六七八九")
    }

    private static let ordinary = (digits: Array("〇一二三四五六七八九"), units: ["", "十", "百", "千"], tenThousand: "万")
    private static let legal = (digits: Array("零壹贰叁肆伍陆柒捌玖"), units: ["", "拾", "佰", "仟"], tenThousand: "万")

    private typealias Signs = (digits: [Character], units: [String], tenThousand: String)

    /// Chinese words with 零 for a gap: 一百零五, 一千二百. 十 to 十九 go without 一.
    private static func thousand(_ number: Int, _ signs: Signs) -> String {
        guard number > 0 else { return String(signs.digits[0]) }
        guard number < 100_000_000 else { return String(number) }
        let (high, low) = number.quotientAndRemainder(dividingBy: 10_000)
        var text = high > 0 ? group(high, signs) + signs.tenThousand : ""
        if high > 0, low > 0, low < 1_000 { text.append(zero(signs)) }
        text += group(low, signs)
        let brief = signs.digits[1] == "一" && text.hasPrefix("一十")
        return brief ? String(text.dropFirst()) : text
    }

    private static func group(_ number: Int, _ signs: Signs) -> String {
        var text = ""
        var gap = false
        for (place, power) in zip(0..<4, [1_000, 100, 10, 1]) {
            let digit = number / power % 10
            if digit == 0 {
                gap = gap || !text.isEmpty
                continue
            }
            if gap { text.append(zero(signs)) }
            gap = false
            text.append(signs.digits[digit])
            text += signs.units[3 - place]
        }
        return text
    }

    private static func zero(_ signs: Signs) -> Character { signs.digits[1] == "一" ? "零" : signs.digits[0] }

    /// Japanese words: as the Chinese ones, but no 一 before 十, 百 and 千, and no sign for a gap.
    private static func japanese(_ number: Int) -> String {
        guard number > 0 else { return "〇" }
        return thousand(number, ordinary).replacing("零", with: "").replacing("一十", with: "十")
            .replacing("一百", with: "百").replacing("一千", with: "千")
    }
}
