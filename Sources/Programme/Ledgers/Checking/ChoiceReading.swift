/// Choices by name or label.
struct ChoiceTable: Sendable {
    let choices: [Field.Choice]
    private let names: ByteTable
    private let labels: ByteTable
    private let folded: ByteTable

    init(_ choices: [Field.Choice]) {
        self.choices = choices
        names = ByteTable(choices.map { [$0.name] })
        labels = ByteTable(choices.map { [$0.label.zhHans, $0.label.en] })
        folded = ByteTable(choices.map { [$0.name, $0.label.zhHans, $0.label.en].map(CellText.folded) })
    }

    /// Which one has exactly this name; nil for none.
    func named(_ name: String) -> Int? { names.index(of: name) }

    /// Which one is meant; -1 where it could be several, nil for none.
    func find(_ text: String) -> Int? {
        names.index(of: text) ?? labels.index(of: text) ?? folded.index(of: CellText.folded(text))
    }
}

/// Finds texts by their bytes. A dictionary of strings would normalise every Chinese text first, which takes longer than
/// the rest of a row's check.
struct ByteTable: Sendable {
    private var indices: [UInt64: Int] = [:]
    private var keys: [UInt64: [UInt8]] = [:]

    /// Each entry goes by several texts; what two entries go by has the index -1.
    init(_ entries: [[String]]) {
        for (index, texts) in entries.enumerated() {
            for text in texts where !text.isEmpty {
                let hash = ByteTable.hash(text)
                if let other = indices[hash], other != index {
                    indices[hash] = -1
                } else {
                    indices[hash] = index
                    keys[hash] = Array(text.utf8)
                }
            }
        }
    }

    func index(of text: String) -> Int? {
        let hash = ByteTable.hash(text)
        // The hash is no proof: somebody may have made a text to fit it.
        guard let index = indices[hash], let key = keys[hash], key.elementsEqual(text.utf8) else {
            return nil
        }
        return index
    }

    /// FNV-1a, 64 bits.
    private static func hash(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }
}

/// Yes or no, one of the choices, some of the choices.
enum ChoiceReading {
    static func answer(_ text: String, _ reader: FieldReader) -> FieldReader.Reading {
        switch common(text) {
        case .some(true): return .value("yes")
        case .some(false): return .value("no")
        case nil: break
        }
        switch CellText.folded(text) {
        case "是", "有", "对", "y", "yes", "true", "1", "√", "✓", "✔", "on", "ok": return .value("yes")
        case "否", "无", "没有", "不是", "错", "n", "no", "false", "0", "×", "✗", "✘", "off": return .value("no")
        default: return reader.fault("field.not-yes-or-no", quoting: text)
        }
    }

    /// What nearly every cell holds: `yes`, `no`, 是, 否.
    private static func common(_ text: String) -> Bool? {
        text.utf8.withContiguousStorageIfAvailable { bytes -> Bool? in
            if bytes.count == 3 {
                if bytes[0] == 0xE6, bytes[1] == 0x98, bytes[2] == 0xAF { return true }
                if bytes[0] == 0xE5, bytes[1] == 0x90, bytes[2] == 0xA6 { return false }
                return bytes[0] == 0x79 && bytes[1] == 0x65 && bytes[2] == 0x73 ? true : nil
            }
            return bytes.count == 2 && bytes[0] == 0x6E && bytes[1] == 0x6F ? false : nil
        } ?? nil
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
