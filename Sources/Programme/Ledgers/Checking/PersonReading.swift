/// Identity numbers, names and telephone numbers.
enum PersonReading {
    static func number(_ text: String, _ reader: FieldReader) -> FieldReader.Reading {
        let refusal = text.utf8.withContiguousStorageIfAvailable {
            IdentityNumber.refusal(of: $0, today: reader.today)
        }
        if let refusal, refusal == nil, text.utf8.last != 120 { return .value(text) }
        // Spaces and hyphens between the groups of digits, a quote that a spreadsheet was given to keep it as text.
        let plain = CellText.halfWidth(text).filter { !" -'’\u{60}".contains($0) }
        do {
            return .value(try IdentityNumber(plain, today: reader.today).description)
        } catch {
            return .fault(FieldReader.Fault(code: error.rawValue))
        }
    }

    static func name(_ text: String, _ reader: FieldReader) -> FieldReader.Reading {
        guard text.utf8.count <= 200, text.unicodeScalars.count <= 50 else {
            return .fault(FieldReader.Fault(code: "field.too-long", details: ["limit": "50"]))
        }
        var name = text
        if !text.utf8.allSatisfy({ (0xE4...0xE9).contains($0) || (0x80...0xBF).contains($0) }) {
            name = tidied(text)
            let isStrange = name.unicodeScalars.contains { scalar in
                (48...57).contains(scalar.value) || "<>{}[]|\\;=@#/\n*?!".unicodeScalars.contains(scalar)
            }
            // A name has a letter in it.
            guard !isStrange, name.contains(where: \.isLetter) else {
                return .fault(FieldReader.Fault(code: "field.not-a-name"))
            }
        }
        return .value(name)
    }

    /// 张 三 is 张三; the dots of names from other languages are one dot; one space between Latin words.
    private static func tidied(_ text: String) -> String {
        var result: [Character] = []
        var isSpace = false
        for character in CellText.halfWidth(text) {
            if character == " " {
                isSpace = true
                continue
            }
            let plain: Character = "•‧・∙⋅●。.．".contains(character) && isHan(result.last) ? "·" : character
            if isSpace, let last = result.last, !isHan(last) || !isHan(plain), plain != "·", last != "·" {
                result.append(" ")
            }
            isSpace = false
            result.append(plain)
        }
        return String(result)
    }

    private static func isHan(_ character: Character?) -> Bool {
        character?.unicodeScalars.first.map { $0.properties.isIdeographic } ?? false
    }

    static func phone(_ text: String, _ reader: FieldReader) -> FieldReader.Reading {
        if isMobile(text) { return .value(text) }
        var plain = CellText.halfWidth(text).filter { $0 != " " && $0 != "'" }
        for prefix in ["+86", "0086", "86"] where plain.hasPrefix(prefix) {
            let rest = plain.dropFirst(prefix.count).drop { $0 == "-" }
            let digits = rest.filter { $0 != "-" }
            // 86… alone may begin a number of its own.
            if isMobile(digits) || prefix != "86" { plain = String(rest) }
            break
        }
        let digits = plain.filter { $0 != "-" }
        if isMobile(digits) { return .value(digits) }
        plain = plain.replacing(")", with: "-").filter { $0 != "(" }
        let groups = plain.drop { $0 == "+" }.split(separator: "-", omittingEmptySubsequences: false)
        guard groups.count <= 4, groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(CellText.isDigit) }),
            (3...20).contains(groups.reduce(0) { $0 + $1.utf8.count })
        else { return .fault(FieldReader.Fault(code: "field.not-a-phone")) }
        // Eleven digits from 1 on would be a mobile number, and this one is none.
        if groups.count == 1, let group = groups.first, group.utf8.count >= 11, group.hasPrefix("1") {
            return .fault(FieldReader.Fault(code: "field.not-a-phone"))
        }
        return .value((plain.hasPrefix("+") ? "+" : "") + groups.joined(separator: "-"))
    }

    private static func isMobile(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count == 11, bytes.first == 49 else { return false }
        var index = 0
        for byte in bytes {
            guard CellText.isDigit(byte), index != 1 || byte >= 51 else { return false }
            index += 1
        }
        return true
    }
}
