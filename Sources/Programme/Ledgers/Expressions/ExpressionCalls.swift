import Foundation

extension ExpressionFunction {
    /// What a call comes to; the number of arguments was checked when the expression was read.
    func value(_ nodes: [ExpressionNode], _ lookup: (String) -> String?) -> ExpressionValue {
        func text(_ at: Int) -> String { nodes[at].value(lookup).text }
        func number(_ at: Int) -> Decimal? { nodes[at].value(lookup).number }
        switch self {
        case .yes: return .flag(true)
        case .no: return .flag(false)
        case .today: return .text(lookup("today()") ?? "")
        case .not: return .flag(!nodes[0].value(lookup).isTrue)
        case .boolean: return .flag(nodes[0].value(lookup).isTrue)
        case .choose: return nodes[nodes[0].value(lookup).isTrue ? 1 : 2].value(lookup)
        case .coalesce:
            for node in nodes {
                let value = node.value(lookup)
                if !value.text.isEmpty { return value }
            }
            return .text("")
        case .string: return .text(text(0))
        case .number: return .number(number(0))
        case .absolute: return .number(number(0).map(abs))
        case .int: return .number(number(0).map(ExpressionValue.whole))
        case .floor: return .number(number(0).map(ExpressionValue.floor))
        case .ceiling: return .number(number(0).map { -ExpressionValue.floor(-$0) })
        case .round:
            guard let number = number(0) else { return .number(nil) }
            guard nodes.count == 2 else { return .number(number.rounded(scale: 0)) }
            guard let places = self.number(in: -30...30, nodes[1].value(lookup)) else { return .number(nil) }
            return .number(number.rounded(scale: places))
        case .maximum, .minimum:
            let numbers = nodes.compactMap { $0.value(lookup).number }
            return .number(self == .maximum ? numbers.max() : numbers.min())
        case .selected:
            let choice = text(1)
            return .flag(text(0).split(separator: " ").contains { $0 == choice })
        case .countSelected: return .number(Decimal(text(0).split(separator: " ").count))
        case .selectedAt:
            let parts = text(0).split(separator: " ")
            // 0...-1 would trap.
            guard !parts.isEmpty, let at = self.number(in: 0...(parts.count - 1), nodes[1].value(lookup))
            else { return .text("") }
            return .text(String(parts[at]))
        case .date, .dateTime: return .text(nodes[0].value(lookup).day?.description ?? "")
        case .decimalDate:
            let value = nodes[0].value(lookup)
            return .number(value.day.map { Decimal($0.ordinal) } ?? value.number)
        case .formatDate:
            return .text(nodes[0].value(lookup).day.map { Self.formatted($0, text(1)) } ?? "")
        default: return textValue(nodes, lookup)
        }
    }

    /// The calls that work on texts.
    private func textValue(_ nodes: [ExpressionNode], _ lookup: (String) -> String?) -> ExpressionValue {
        let texts = nodes.map { $0.value(lookup).text }
        switch self {
        case .concat: return .text(Self.capped(texts))
        case .join: return .text(Self.capped(Array(texts.dropFirst()), separator: texts[0]))
        case .contains: return .flag(texts[1].isEmpty || texts[0].contains(texts[1]))
        case .startsWith: return .flag(texts[0].hasPrefix(texts[1]))
        case .endsWith: return .flag(texts[0].hasSuffix(texts[1]))
        case .stringLength: return .number(Decimal(texts[0].count))
        case .normalizeSpace:
            return .text(texts[0].split(whereSeparator: \.isWhitespace).joined(separator: " "))
        case .substringBefore, .substringAfter:
            guard !texts[1].isEmpty, let range = texts[0].range(of: texts[1]) else { return .text("") }
            return .text(
                String(
                    self == .substringBefore ? texts[0][..<range.lowerBound] : texts[0][range.upperBound...]))
        case .substr:
            let characters = Array(texts[0])
            // As ODK: from 0; a negative place counts from the end.
            let places = nodes.dropFirst().map { place($0.value(lookup), characters.count) }
            let from = places.first ?? 0
            let to = places.count == 2 ? places[1] : characters.count
            return .text(from < to ? String(characters[from..<to]) : "")
        case .translate:
            let (from, to) = (Array(texts[1]), Array(texts[2]))
            let result = texts[0].compactMap { character -> Character? in
                guard let at = from.firstIndex(of: character) else { return character }
                return at < to.count ? to[at] : nil
            }
            return .text(String(result))
        default: return .text("")
        }
    }

    private func place(_ value: ExpressionValue, _ count: Int) -> Int {
        guard let at = number(in: -100_000...100_000, value) else { return count }
        return max(0, min(count, at < 0 ? count + at : at))
    }

    private func number(in range: ClosedRange<Int>, _ value: ExpressionValue) -> Int? {
        guard range.lowerBound <= range.upperBound, let number = value.number.map(ExpressionValue.whole),
            number >= Decimal(range.lowerBound), number <= Decimal(range.upperBound)
        else { return nil }
        return Int(truncating: number as NSDecimalNumber)
    }

    /// Nested joins double their length with every level; a value is short.
    private static func capped(_ texts: [String], separator: String = "") -> String {
        var result = ""
        for (index, text) in texts.enumerated() {
            guard result.utf8.count + separator.utf8.count + text.utf8.count <= 32_000 else { return "" }
            result += (index > 0 ? separator : "") + text
        }
        return result
    }

    /// The marks of ODK's format-date that make sense for a day.
    private static func formatted(_ day: Day, _ format: String) -> String {
        var result = ""
        var isMark = false
        for character in format.prefix(100) {
            guard isMark else {
                if character == "%" { isMark = true } else { result.append(character) }
                continue
            }
            isMark = false
            switch character {
            case "Y": result += day.description.prefix(4)
            case "y": result += day.description.prefix(4).suffix(2)
            case "m": result += day.description.dropFirst(5).prefix(2)
            case "n": result += String(day.month)
            case "d": result += day.description.suffix(2)
            case "e": result += String(day.day)
            default: result.append(character)
            }
        }
        return result
    }
}
