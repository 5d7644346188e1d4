/// Days and times of day, as people and spreadsheets write them.
enum DayReading {
    static func day(_ text: String, _ reader: FieldReader) -> FieldReader.Reading {
        if let day = iso(text) {
            return inRange(day) ? .value(text) : reader.fault("field.date-out-of-range", quoting: text)
        }
        let plain = CellText.isASCII(text) ? text : CellText.halfWidth(text)
        guard let parts = parts(plain) else {
            // 45043: a spreadsheet's day that was kept as a number.
            if plain.utf8.count == 5, plain.utf8.allSatisfy(CellText.isDigit) {
                return reader.fault("field.date-serial", quoting: text)
            }
            return reader.fault("field.not-a-date", quoting: text)
        }
        guard let day = Day(year: parts.0, month: parts.1, day: parts.2) else {
            return reader.fault("field.no-such-day", quoting: text)
        }
        return inRange(day) ? .value(day.description) : reader.fault("field.date-out-of-range", quoting: text)
    }

    /// What a record of this programme may speak of.
    private static func inRange(_ day: Day) -> Bool { (1900...2100).contains(day.year) }

    /// A canonical day, fast.
    static func iso(_ text: String) -> Day? {
        text.utf8.withContiguousStorageIfAvailable { bytes -> Day? in
            guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45 else { return nil }
            var digits = 0
            for index in 0..<10 where index != 4 && index != 7 {
                guard CellText.isDigit(bytes[index]) else { return nil }
                digits = digits * 10 + Int(bytes[index] &- 48)
            }
            return Day(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
        } ?? nil
    }

    /// Year, month and day of `2023/4/27`, `2023.4.27`, `2023年4月27日`, `20230427`, with or without a time after it.
    private static func parts(_ text: String) -> (Int, Int, Int)? {
        var text = text[...]
        if text.contains("年") {
            guard let end = text.firstIndex(where: { $0 == "日" || $0 == "号" }) else { return nil }
            guard isNoneOrTime(text[text.index(after: end)...]) else { return nil }
            text = text[..<end].filter { $0 != " " }[...]
            return numbers(
                text.split(whereSeparator: { $0 == "年" || $0 == "月" }).map { $0[...] },
                separators: text.filter { !$0.isNumber })
        }
        if let gap = text.firstIndex(where: { $0 == " " || $0 == "T" }) {
            guard isNoneOrTime(text[text.index(after: gap)...]) else { return nil }
            text = text[..<gap]
        }
        if text.utf8.count == 8, text.utf8.allSatisfy(CellText.isDigit) {
            let year = text.prefix(4)
            return numbers([year, text.dropFirst(4).prefix(2), text.suffix(2)], separators: "--")
        }
        return numbers(
            text.split(omittingEmptySubsequences: false, whereSeparator: { "-/.".contains($0) }),
            separators: text.filter { !$0.isNumber })
    }

    private static func numbers(_ parts: [Substring], separators: String) -> (Int, Int, Int)? {
        guard ["--", "//", "..", "年月"].contains(separators), parts.count == 3, parts[0].utf8.count == 4,
            parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy(CellText.isDigit) }),
            parts[1].utf8.count <= 2, parts[2].utf8.count <= 2, let year = Int(parts[0]),
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        return (year, month, day)
    }

    private static func isNoneOrTime(_ rest: Substring) -> Bool {
        let rest = rest.filter { $0 != " " && $0 != "Z" }
        return rest.isEmpty || minutes(rest) != nil
    }

    static func time(_ text: String, _ reader: FieldReader) -> FieldReader.Reading {
        let plain = CellText.isASCII(text) ? text : CellText.halfWidth(text)
        guard let minutes = minutes(plain) else { return reader.fault("field.not-a-time", quoting: text) }
        return .value(two(minutes / 60) + ":" + two(minutes % 60))
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// Minutes since midnight of `18:30`, `9:05:00`, `18时30分`, `下午6:30`, `6:30 PM`; seconds are left out.
    private static func minutes(_ text: String) -> Int? {
        var text = text.filter { $0 != " " }.lowercased()
        var isAfternoon: Bool?
        for (word, meaning) in [("上午", false), ("下午", true), ("晚上", true), ("am", false), ("pm", true)]
        where text.hasPrefix(word) || text.hasSuffix(word) {
            text =
                text.hasPrefix(word) ? String(text.dropFirst(word.count)) : String(text.dropLast(word.count))
            isAfternoon = meaning
            break
        }
        if text.hasSuffix("时") || text.hasSuffix("点") { text = text.dropLast() + ":00" }
        if text.hasSuffix("分") || text.hasSuffix("秒") { text.removeLast() }
        if let point = text.firstIndex(of: "."), text.contains(":") { text = String(text[..<point]) }
        let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { ":时点分".contains($0) })
        guard (2...3).contains(parts.count),
            parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy(CellText.isDigit) }),
            parts[1].utf8.count == 2 || text.contains("时") || text.contains("点"), var hour = Int(parts[0]),
            let minute = Int(parts[1]), minute < 60, Int(parts.last ?? "0") ?? 60 < 60
        else { return nil }
        if let isAfternoon {
            guard (1...12).contains(hour) || isAfternoon && hour < 24 else { return nil }
            if isAfternoon, hour < 12 { hour += 12 } else if !isAfternoon, hour == 12 { hour = 0 }
        }
        return hour < 24 ? hour * 60 + minute : nil
    }
}
