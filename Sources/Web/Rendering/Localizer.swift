import Foundation
import Operations
import Programme

/// A language that the program speaks.
public enum Language: String, Sendable, CaseIterable {
    /// 简体中文, the first language.
    case chinese = "zh-Hans"
    /// English.
    case english = "en"

    /// The language of an environment's `LC_ALL`, `LC_MESSAGES` or `LANG`: English when they say so, else Chinese.
    public init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first {
            !$0.isEmpty
        }
        self = locale?.hasPrefix("en") == true ? .english : .chinese
    }
}

/// Turns messages into words: one flat JSON file for each area and language, `{name}` where a detail goes.
///
/// `{state|report-state}` looks the detail's value up under `report-state.<value>`, so that a code such as
/// `submitted` is read as a word.
public struct Localizer: Sendable {
    /// The language spoken.
    public let language: Language
    private let words: [String: String]

    /// Reads the language's files.
    public init(_ language: Language) throws {
        self.language = language
        var words: [String: String] = [:]
        for file in try Localizer.files(of: language) {
            let area = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
            words.merge(area) { first, _ in first }
        }
        self.words = words
    }

    /// The words of a message; a key without words is shown itself, so that nothing is hidden from the reader.
    public func text(_ message: Message) -> String {
        guard let template = words[message.key] else {
            let details = message.details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return ([message.key] + details).joined(separator: " ")
        }
        var (text, rest) = ("", template[...])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            text += value(String(rest[rest.index(after: open)..<close]), message.details)
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    /// A word by its key.
    public func callAsFunction(_ key: String, _ details: [String: String] = [:]) -> String {
        text(Message(key, details))
    }

    /// Whether the language has words for a key.
    public func has(_ key: String) -> Bool { words[key] != nil }

    /// Every key of the language with its words, for the tests that hold the languages against each other.
    public var all: [String: String] { words }

    private func value(_ gap: String, _ details: [String: String]) -> String {
        let parts = gap.split(separator: "|", maxSplits: 1).map(String.init)
        guard let name = parts.first, let value = details[name] else { return "" }
        guard parts.count == 2 else { return value }
        return words["\(parts[1]).\(value)"] ?? value
    }

    private static func files(of language: Language) throws -> [URL] {
        let folder = Bundle.module.bundleURL
            .appendingPathComponent("Resources/Locales/\(language.rawValue)", isDirectory: true)
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}
