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
    /// Those with gaps, cut at them when the language is read: a page of a table fills in hundreds.
    private let phrases: [String: Phrase]
    /// By area and code.
    private let areas: [String: [String: String]]

    /// Reads the language's files; throws the `Problem` `words.unreadable` with the `file`.
    public init(_ language: Language) throws {
        try self.init(language, files: Localizer.files(of: language))
    }

    /// Reads these files.
    init(_ language: Language, files: [URL]) throws {
        self.language = language
        var words: [String: String] = [:]
        words.reserveCapacity(4000)
        for file in files {
            guard let data = try? Data(contentsOf: file), let area = FlatJSON.facts(of: data) else {
                throw Problem(
                    .unavailable, "words.unreadable",
                    ["file": "\(language.rawValue)/\(file.lastPathComponent)"])
            }
            for (key, text) in area where words[key] == nil { words[key] = text }
        }
        var areas: [String: [String: String]] = [:]
        for (key, text) in words {
            guard let dot = key.utf8.firstIndex(of: UInt8(ascii: ".")) else { continue }
            areas[String(key[..<dot]), default: [:]][String(key[key.utf8.index(after: dot)...])] = text
        }
        self.words = words
        self.areas = areas
        phrases = words.compactMapValues { $0.utf8.contains(UInt8(ascii: "{")) ? Phrase($0) : nil }
    }

    /// The words of a message; a key without words is shown itself, so that nothing is hidden from the reader.
    public func text(_ message: Message) -> String {
        guard let template = words[message.key] else {
            let details = message.details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return ([message.key] + details).joined(separator: " ")
        }
        guard let phrase = phrases[message.key] else { return template }
        // What somebody else worded may be there in several languages: `message`, `message@en`.
        return phrase.text(words) {
            message.details["\($0)@\(language.rawValue)"] ?? message.details[$0]
        }
    }

    /// A word by its key.
    public func callAsFunction(_ key: String, _ details: [String: String] = [:]) -> String {
        if details.isEmpty, let text = words[key], phrases[key] == nil { return text }
        return text(Message(key, details))
    }

    /// Whether the language has words for a key.
    public func has(_ key: String) -> Bool { words[key] != nil }

    /// The words of a key; nil without any.
    func word(_ key: String) -> String? { words[key] }

    /// The words of an area's codes, `report-state.submitted` as `submitted`: for tables, which look many up.
    func codes(_ area: String) -> [String: String] { areas[area] ?? [:] }

    /// The words of a key cut at their gaps; nil for words without gaps.
    func phrase(_ key: String) -> Phrase? { phrases[key] }

    /// Every key of the language with its words, for the tests that hold the languages against each other.
    public var all: [String: String] { words }

    private static func files(of language: Language) throws -> [URL] {
        let folder = Bundle.module.bundleURL
            .appendingPathComponent("Resources/Locales/\(language.rawValue)", isDirectory: true)
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}

/// Words with gaps, cut at them.
struct Phrase: Sendable {
    enum Piece: Sendable {
        case text(String)
        case gap(name: String, area: String?)
    }

    let pieces: [Piece]

    init(_ text: String) {
        var (pieces, rest): ([Piece], Substring) = ([], text[...])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            let gap = rest[rest.index(after: open)..<close].split(separator: "|", maxSplits: 1).map(
                String.init)
            pieces.append(.gap(name: gap.first ?? "", area: gap.count == 2 ? gap[1] : nil))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
    }

    /// The phrase filled in; a value that is missing leaves nothing.
    func text(_ words: [String: String], _ value: (String) -> String?) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let part): text += part
            case .gap(let name, let area):
                guard let value = value(name) else { continue }
                text += area.flatMap { words["\($0).\(value)"] } ?? value
            }
        }
        return text
    }
}
