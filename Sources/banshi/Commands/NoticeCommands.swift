import ArgumentParser
import Foundation
import Operations
import Programme
import Web

/// `banshi notice`.
struct NoticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice", abstract: say("阅读通知", "Read notices"), subcommands: [Parse.self])

    /// `banshi notice parse FILE`: shows what the importer understands, and stores nothing.
    struct Parse: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("读出通知中的事项、单位和承诺，不保存", "Read actions, units and commitments; store nothing"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        @Argument(
            help: .init(say("通知文件：docx、pdf、txt、html、doc、wps", "The notice: docx, pdf, txt, html, doc, wps")))
        var file: String
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let (_, notice) = try NoticeReading.read(try InputFile.read(file), name: file)
            switch output.format {
            case .json: console.write(notice.json { console.words.text($0) })
            case .text: show(notice, console)
            }
            for diagnostic in notice.diagnostics where output.format == .text {
                console.note(
                    console.words(
                        "cli.diagnostic",
                        [
                            "severity": diagnostic.severity.rawValue,
                            "message": console.words.text(diagnostic.message),
                            "start": String(diagnostic.source.start),
                        ]))
            }
        }

        private func show(_ notice: ParsedNotice, _ console: Console) {
            let header = [notice.documentNumber, notice.title, notice.issuer, notice.issuedOn?.official]
            for line in header.compactMap({ $0 }) { console.line(line) }
            for action in notice.actions {
                console.line("")
                console.line("\(action.ordinal). \(action.title)")
                console.line("   " + action.units.map(\.name).joined(separator: "、"))
                for (index, commitment) in action.commitments.enumerated() {
                    let target = commitment.target.map { " [\($0.text)]" } ?? ""
                    console.line("   \(action.ordinal).\(index + 1) \(commitment.subject)\(target)")
                }
            }
        }
    }
}

/// Reads an input file; a missing one is the input's fault, not ours.
enum InputFile {
    /// Larger files are refused before they are read.
    static let limit = 200 * 1024 * 1024

    /// Throws `file.missing`, `file.unreadable`, `file.too-large`.
    static func read(_ path: String) throws -> Data {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            throw Problem(.notFound, "file.missing", ["path": path])
        }
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        guard size <= limit else {
            throw Problem(.invalid, "file.too-large", ["path": path, "limit": String(limit / 1_048_576)])
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Problem(.invalid, "file.unreadable", ["path": path])
        }
        return data
    }
}
