import Foundation

/// A sheet with heads: cells by column.
struct FormTable {
    struct Row {
        /// `survey!5`.
        var position: String
        fileprivate var cells: [String: String]

        /// A cell, trimmed; nil when empty.
        subscript(_ column: String) -> String? { cells[column] }

        /// The cells of a column in each language, `` for none: `label`, `label::English`.
        func translations(_ column: String) -> [String: String] {
            var result: [String: String] = [:]
            for (key, text) in cells {
                if key == column {
                    result[""] = text
                } else if key.hasPrefix(column + "::") {
                    result[String(key.dropFirst(column.count + 2))] = text
                }
            }
            return result
        }

        var columns: [String] { cells.keys.sorted() }
    }

    let name: String
    let rows: [Row]

    init(_ name: String, _ rows: [[String?]]) {
        self.name = name
        let heads = (rows.first ?? []).map { FormTable.head($0 ?? "") }
        self.rows = rows.enumerated().dropFirst().compactMap { index, row in
            var cells: [String: String] = [:]
            for (head, cell) in zip(heads, row) where !head.isEmpty {
                let text = (cell ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
                // The first of two columns with one head.
                if !text.isEmpty, cells[head] == nil { cells[head] = text }
            }
            return cells.isEmpty ? nil : Row(position: "\(name)!\(index + 1)", cells: cells)
        }
    }

    /// Lowercase, one underscore for spaces.
    static func plain(_ text: String) -> String {
        text.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "_" }).joined(separator: "_")
    }

    /// A head in its one spelling; the language after it stays as it is.
    private static func head(_ text: String) -> String {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let separator = text.contains("::") ? "::" : ":"
        var parts = text.components(separatedBy: separator).map { $0.trimmingCharacters(in: .whitespaces) }
        guard let first = parts.first else { return "" }
        // jr:constraintMsg holds a colon of its own.
        if first.lowercased() == "jr", separator == ":" { parts = [text.replacing(" ", with: "")] }
        parts[0] = plain(parts[0])
        if ["bind", "control", "body", "media", "banshi", "instance"].contains(parts[0]), parts.count > 1 {
            let inner =
                parts[0] == "bind" && parts[1].lowercased() == "jr"
                ? parts.dropFirst().joined(separator: ":")
                : parts[1]
            let whole = parts[0] + "::" + plain(inner)
            parts = [whole] + parts.dropFirst(2)
        }
        parts[0] = aliases[parts[0]] ?? parts[0]
        return parts.joined(separator: "::")
    }

    private static let aliases = [
        "command": "type", "tag": "name", "value": "name", "caption": "label", "relevance": "relevant",
        "bind::relevant": "relevant", "bind::required": "required", "bind::constraint": "constraint",
        "bind::calculate": "calculation", "calculate": "calculation",
        "bind::jr:constraintmsg": "constraint_message",
        "constraining_message": "constraint_message", "jr:constraintmsg": "constraint_message",
        "readonly": "read_only", "bind::readonly": "read_only", "count": "repeat_count",
        "jr:count": "repeat_count",
        "bind::type": "bind::type", "list": "list_name", "requiredmsg": "required_message",
    ]
}

/// Words by the language of their column.
enum FormWords {
    /// In both languages of the program; nil where the columns are empty. `language` is that of heads without one.
    static func label(_ translations: [String: String], _ language: String) -> Label? {
        guard !translations.isEmpty else { return nil }
        let keys = translations.keys.sorted()
        func first(_ words: [String]) -> String? {
            keys.first { key in
                let name = (key.isEmpty ? language : key).lowercased()
                return words.contains { name.contains($0) }
            }.flatMap { translations[$0] }
        }
        let usual = translations[""] ?? translations[language] ?? translations[keys[0]] ?? ""
        let english = first(["english", "(en", "英"]) ?? translations["en"]
        let chinese = first(["chinese", "中文", "汉", "普通话", "(zh", "zh-", "zh_"]) ?? translations["zh"]
        return Label(chinese ?? usual, en: english ?? usual)
    }
}
