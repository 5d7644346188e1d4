import ArgumentParser
import Documents
import Foundation
import Operations
import Programme
import Web

/// How results and problems reach the person or the script at the other end.
struct Console: Sendable {
    let words: Localizer

    init(_ language: Language) throws { words = try Localizer(language) }

    /// One line of the result, on standard output, at once: what was said is known to be done.
    func line(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    /// The result of a command, on standard output.
    func write(_ data: Data) { FileHandle.standardOutput.write(data) }

    /// Something beside the result, on standard error.
    func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    /// A question, on standard error; the answer goes on the same line.
    func ask(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    /// How far long work is, on standard error, and only to a person: quiet when it is not a terminal.
    func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    }

    /// Takes the progress line away again.
    func endProgress() {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }

    /// Values as JSON with sorted keys, for scripts.
    func json(_ value: some Encodable, pretty: Bool = true) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting =
            pretty
            ? [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes] : [.sortedKeys, .withoutEscapingSlashes]
        write(try encoder.encode(value) + Data("\n".utf8))
    }

    /// A table with columns as wide as their widest cell; a Chinese character is two wide.
    func table(_ header: [String], _ rows: [[String]]) {
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { Console.width($0[column]) }.max() ?? 0 }
        for row in all {
            let cells = zip(row, widths).map { cell, width in
                cell + String(repeating: " ", count: width - Console.width(cell))
            }
            line(cells.joined(separator: "  ").trimmingCharacters(in: .whitespaces))
        }
    }

    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) {
            $0 + ($1.value >= 0x1100 && $1.properties.generalCategory != .nonspacingMark ? 2 : 1)
        }
    }
}

/// How a command's result is wanted.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// The option that commands with a result for scripts share.
struct FormatOption: ParsableArguments {
    @Option(help: .init(say("输出格式：text 或 json", "Output: text or json"), valueName: "text|json"))
    var format = OutputFormat.text
}

/// Writes a document's file whole or not at all.
enum OutputFile {
    /// Throws `Failure.cannotWrite` (exit code 73) when the place cannot be written.
    static func write(_ data: Data, to path: String) throws {
        do {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try data.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch { throw CannotWrite(path: path) }
    }
}

/// A place that cannot be written; exit code 73.
struct CannotWrite: Error {
    let path: String
}
