import Foundation
import Programme

/// Reads the templates with the words of one language put in.
///
/// A template holds no words: `{{t.plan.title}}` is replaced by the words of `plan.title`, escaped, when templates are
/// loaded; `{{asset:css/theme.css}}` by the file's address. So a missing word or file stops the program when it starts, not a
/// reader, and costs nothing when a page is shown.
struct TemplateLoader {
    /// Every template's parts, read once for all languages.
    private let files: [String: [TemplateParser.Part]]

    /// The templates that the program ships.
    init() throws {
        try self.init(
            files: TemplateLoader.files(
                in: Bundle.module.bundleURL.appendingPathComponent("Resources/Templates", isDirectory: true)))
    }

    /// Reads these texts, by their names; throws the `Problem` `template.malformed` with `template` and `what`.
    init(files: [String: String]) throws {
        self.files = Dictionary(
            uniqueKeysWithValues: try files.map { name, text in
                (
                    name,
                    try TemplateLoader.telling(name) {
                        try TemplateParser.parts(of: TemplateLoader.joined(text))
                    }
                )
            })
    }

    /// Every template below a folder, by its path without the ending.
    private static func files(in folder: URL) throws -> [String: String] {
        guard let all = FileManager.default.enumerator(atPath: folder.path) else { return [:] }
        var found: [String: String] = [:]
        for case let path as String in all where path.hasSuffix(".mustache") {
            found[String(path.dropLast(".mustache".count))] = try String(
                contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        }
        return found
    }

    /// The templates in one language, each with its layout and partials in place.
    ///
    /// Throws the `Problem`s `template.word-missing` and `template.word-gaps` with `template` and `key`,
    /// `template.asset-missing` with `template` and `path`, and `template.malformed`.
    func templates(_ words: Localizer, _ assets: AssetLibrary) throws -> [String: Template] {
        let assembler = TemplateAssembler(
            parts: Dictionary(
                uniqueKeysWithValues: try files.map { name, parts in
                    let filling = TemplateFilling(template: name, words: words, assets: assets)
                    return (name, try parts.map(filling.filled))
                }))
        return Dictionary(
            uniqueKeysWithValues: try files.keys.map { name in
                (name, try TemplateLoader.telling(name) { try assembler.template(name) })
            })
    }

    private static func telling<T>(_ name: String, _ work: () throws -> T) throws -> T {
        do { return try work() } catch let fault as TemplateParser.Malformed {
            throw Problem(.unavailable, "template.malformed", ["template": name, "what": fault.what])
        }
    }

    /// The text without white space at the beginning of lines: Mustache would indent the lines of a partial, also inside
    /// a text area.
    private static func joined(_ text: String) -> String {
        var out: [UInt8] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            out.append(contentsOf: line.drop { $0 == UInt8(ascii: " ") })
            out.append(UInt8(ascii: "\n"))
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// Puts words and addresses into one template's parts.
private struct TemplateFilling {
    let template: String
    let words: Localizer
    let assets: AssetLibrary

    func filled(_ part: TemplateParser.Part) throws -> TemplateParser.Part {
        switch part {
        case .word(let key): .text(Array(HTML.escaped(try word(key)).utf8))
        case .asset(let path): .text(Array(try address(path).utf8))
        case .section(let name, let inner): .section(name, try inner.map(filled))
        case .inverted(let name, let inner): .inverted(name, try inner.map(filled))
        case .layout(let name, let inner): .layout(name, try inner.map(filled))
        case .block(let name, let inner): .block(name, try inner.map(filled))
        case .text, .value, .partial: part
        }
    }

    private func word(_ key: String) throws -> String {
        guard let word = words.word(key) else { throw fault("template.word-missing", ["key": key]) }
        // Gaps are filled in where the page's value is made.
        guard !word.utf8.contains(UInt8(ascii: "{")) else { throw fault("template.word-gaps", ["key": key]) }
        return word
    }

    private func address(_ path: String) throws -> String {
        guard let address = assets.address(of: path) else {
            throw fault("template.asset-missing", ["path": path])
        }
        return address
    }

    private func fault(_ code: String, _ details: [String: String]) -> Problem {
        Problem(
            .unavailable, code,
            details.merging(["template": template, "language": words.language.rawValue]) { own, _ in own })
    }
}
