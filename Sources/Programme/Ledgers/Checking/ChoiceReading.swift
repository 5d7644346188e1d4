/// Choices by name or label.
struct ChoiceTable: Sendable {
    let choices: [Field.Choice]
    private let names: [String: Int]
    private let labels: [String: Int]
    private let folded: [String: Int]

    init(_ choices: [Field.Choice]) {
        self.choices = choices
        func table(_ keys: (Field.Choice) -> [String]) -> [String: Int] {
            var table: [String: Int] = [:]
            for (index, choice) in choices.enumerated() {
                for key in keys(choice) where !key.isEmpty {
                    if let other = table[key], other != index { table[key] = -1 } else { table[key] = index }
                }
            }
            return table
        }
        names = table { [$0.name] }
        labels = table { [$0.label.zhHans, $0.label.en] }
        folded = table { [$0.name, $0.label.zhHans, $0.label.en].map(CellText.folded) }
    }

    /// Which one has exactly this name; nil for none.
    func named(_ name: String) -> Int? { names[name] }

    /// Which one is meant; -1 where it could be several, nil for none.
    func find(_ text: String) -> Int? { names[text] ?? labels[text] ?? folded[CellText.folded(text)] }
}

/// Yes or no, one of the choices, some of the choices.
enum ChoiceReading {
    static func answer(_ text: String, _ reader: FieldReader) -> FieldReader.Reading {
        switch text {
        case "yes", "no": return .value(text)
        case "是": return .value("yes")
        case "否": return .value("no")
        default: break
        }
        switch CellText.folded(text) {
        case "是", "有", "对", "y", "yes", "true", "1", "√", "✓", "✔", "on", "ok": return .value("yes")
        case "否", "无", "没有", "不是", "错", "n", "no", "false", "0", "×", "✗", "✘", "off": return .value("no")
        default: return reader.fault("field.not-yes-or-no", quoting: text)
        }
    }

    static func one(_ text: String, _ reader: FieldReader) -> FieldReader.Reading {
        if let index = reader.choices.find(text) {
            return index < 0
                ? reader.fault("field.ambiguous-choice", quoting: text)
                : .value(reader.choices.choices[index].name)
        }
        return unknown(text, reader)
    }

    static func some(_ text: String, _ reader: FieldReader) -> FieldReader.Reading {
        let table = reader.choices
        var chosen: Set<Int> = []
        // As it is stored: names with spaces between, whatever the labels look like.
        let names = text.split(separator: " ").map { table.named(String($0)) }
        if names.allSatisfy({ $0.map { $0 >= 0 } ?? false }) {
            chosen = Set(names.compactMap { $0 })
        } else if let index = table.find(text), index >= 0 {
            chosen = [index]
        } else {
            for part in text.split(whereSeparator: { "、，,；;|/\n".contains($0) }) {
                // Labels may hold spaces, so they part only what is no choice as a whole.
                let words = table.find(String(part)) != nil ? [part] : part.split(separator: " ")
                for word in words {
                    guard let index = table.find(String(word)) else { return unknown(String(word), reader) }
                    guard index >= 0 else {
                        return reader.fault("field.ambiguous-choice", quoting: String(word))
                    }
                    chosen.insert(index)
                }
            }
        }
        if chosen.isEmpty { return .empty }
        return .value(chosen.sorted().map { table.choices[$0].name }.joined(separator: " "))
    }

    private static func unknown(_ text: String, _ reader: FieldReader) -> FieldReader.Reading {
        let known =
            reader.choices.choices.prefix(8).map(\.label.zhHans).joined(separator: "、")
            + (reader.choices.choices.count > 8 ? "…" : "")
        guard case .fault(var fault) = reader.fault("field.unknown-choice", quoting: text) else {
            return .empty
        }
        fault.details["choices"] = known
        return .fault(fault)
    }
}
