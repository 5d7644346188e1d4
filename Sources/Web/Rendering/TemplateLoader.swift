import Foundation
import Programme

/// Reads the templates with the words of one language put in.
///
/// A template holds no words: `{{t.plan.title}}` is replaced by the words of `plan.title`, escaped, when templates are
/// loaded; `{{asset:css/theme.css}}` by the file's address. So a missing word or file stops the program when it starts, not a
/// reader, and costs nothing when a page is shown.
struct TemplateLoader {
    let words: Localizer
    let assets: AssetLibrary

    /// What is wrong with a template.
    struct Fault: Error, CustomStringConvertible {
        let template: String
        let what: String
        var description: String { "template \(template): \(what)" }
    }

    /// Every template below a folder, by its path without the ending.
    static func files(in folder: URL) throws -> [String: String] {
        guard let all = FileManager.default.enumerator(atPath: folder.path) else { return [:] }
        var found: [String: String] = [:]
        for case let path as String in all where path.hasSuffix(".mustache") {
            found[String(path.dropLast(".mustache".count))] = try String(
                contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        }
        return found
    }

    /// The templates that the program ships.
    static var folder: URL {
        Bundle.module.bundleURL.appendingPathComponent("Resources/Templates", isDirectory: true)
    }

    /// The templates of these texts, each with its layout and partials in place.
    func templates(of files: [String: String]) throws -> [String: Template] {
        func tell<T>(_ name: String, _ work: () throws -> T) throws -> T {
            do { return try work() } catch let fault as TemplateParser.Malformed {
                throw Fault(template: name, what: fault.what)
            }
        }
        let assembler = TemplateAssembler(
            parts: Dictionary(
                uniqueKeysWithValues: try files.map { name, text in
                    (name, try tell(name) { try TemplateParser.parts(of: prepared(text, name)) })
                }))
        return Dictionary(
            uniqueKeysWithValues: try files.keys.map { name in
                (name, try tell(name) { try assembler.template(name) })
            })
    }

    /// The template with its words and addresses, without white space at the beginning of lines: Mustache would indent
    /// the lines of a partial, also inside a text area.
    func prepared(_ text: String, _ name: String) throws -> String {
        let filled = try text.replacing(/\{\{(t\.|asset:)([^}]+)\}\}/) { match in
            let key = String(match.2)
            if match.1 == "t." {
                guard let word = words.all[key] else { throw Fault(template: name, what: "no words \(key)") }
                guard !word.contains("{") else {
                    throw Fault(
                        template: name, what: "the words \(key) have gaps: fill them in the page's value")
                }
                return HTML.escaped(word)
            }
            guard let address = assets.address(of: key) else {
                throw Fault(template: name, what: "no asset \(key)")
            }
            return address
        }
        return filled.split(separator: "\n", omittingEmptySubsequences: true)
            .map { $0.drop { $0 == " " } }.joined(separator: "\n") + "\n"
    }
}

/// Text as HTML.
enum HTML {
    /// Escapes what has a meaning in HTML, for text and for quoted attributes.
    static func escaped(_ text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): out += "&lt;".utf8
            case UInt8(ascii: ">"): out += "&gt;".utf8
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: "\""): out += "&quot;".utf8
            case UInt8(ascii: "'"): out += "&#39;".utf8
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
