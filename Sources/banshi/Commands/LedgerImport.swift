import ArgumentParser
import Foundation
import Operations
import Programme
import Web

extension LedgerCommand {
    /// `banshi ledger import NAME FILE`.
    struct Import: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("导入一个文件的记录，全部导入或全不导入", "Take in a file's rows, all of them or none"),
            discussion: say(
                "文件为 xlsx 或 csv。有一行不合要求，就一行也不导入，退出码 65；--refused 把这些行连同原因写成 xlsx。",
                "The file is xlsx or csv. When one row cannot be kept none is, and the exit code is 65; --refused writes "
                    + "those rows with the reasons into a workbook."))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        @OptionGroup var actor: Actor
        @Argument(help: .init(say("台账名", "The ledger's name"))) var name: String
        @Argument(help: .init(say("文件，xlsx 或 csv", "The file, xlsx or csv"))) var file: String
        @Flag(help: .init(say("只检查，不导入", "Check only, change nothing"))) var dryRun = false
        @Option(
            help: .init(
                say("把不合要求的行写到这个 xlsx", "Write refused rows into this xlsx"), valueName: "xlsx"))
        var refused: String?
        @Option(
            name: .customLong("column"),
            help: .init(
                say(
                    "表头=栏目名，可重复；表头=@unit 为责任单位，表头= 为不导入；导入后记住",
                    "HEAD=FIELD, repeated; HEAD=@unit for the unit, HEAD= for nowhere; remembered once imported"
                ),
                valueName: "head=field"))
        var columns: [String] = []
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.ledgerOffice()
            let person = try await actor.resolve(office)
            let source = URL(fileURLWithPath: file)
            let mapping = columns.isEmpty ? nil : try await mapping(office, source, person)
            let words = console.words
            let isText = output.format == .text
            let result: ImportResult
            do {
                result = try await ImportLedger(office)(
                    ledger: name, file: source, fileName: source.lastPathComponent,
                    .init(
                        mapping: mapping, isDryRun: dryRun,
                        refusedFile: refused.map { URL(fileURLWithPath: $0) },
                        language: settings.language.rawValue, words: { words.text($0) }), by: person
                ) { progress in
                    if isText { console.progress("\(progress.rows)") }
                }
            } catch {
                console.endProgress()
                throw error
            }
            console.endProgress()
            try tell(result, console)
            if result.outcome == .refused { throw ExitCode(Failure.Exit.input.rawValue) }
        }

        /// What was found out, with what is said here in its place.
        private func mapping(_ office: Office, _ file: URL, _ person: Person) async throws -> ColumnMapping {
            let found = try await ExamineImport(office)(
                ledger: name, file: file, fileName: file.lastPathComponent, by: person)
            var mapping = found.mapping
            for column in columns {
                let parts = column.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, let place = found.heads.firstIndex(of: String(parts[0])) else {
                    throw Problem(
                        .invalid, "import.head-unknown",
                        ["head": String(parts[0]), "heads": found.heads.joined(separator: "、")])
                }
                guard let target = ColumnTarget(text: String(parts[1]), of: found.ledger) else {
                    throw Problem(.invalid, "import.field-unknown", ["field": String(parts[1])])
                }
                // A field that another column went to by its words goes to the one that is named.
                for other in mapping.targets.indices where mapping.targets[other] == target {
                    mapping.targets[other] = .ignored
                }
                mapping.targets[place] = target
            }
            return mapping
        }

        private func tell(_ result: ImportResult, _ console: Console) throws {
            for remark in result.remarks { console.note(console.words.text(remark)) }
            for row in result.first where output.format == .text {
                for fault in row.faults {
                    let field = fault.field.map { "\($0) " } ?? ""
                    console.note("\(file) \(row.number) \(field)" + console.words.text(fault.message))
                }
            }
            let counts = result.counts
            switch output.format {
            case .json:
                try console.json(
                    Line(
                        outcome: result.outcome.rawValue, new: counts.new, changed: counts.changed,
                        same: counts.same, refused: counts.refused, ignored: counts.ignored,
                        rows: result.first.map { row in
                            Row(
                                row: row.number,
                                problems: row.faults.map {
                                    Fault(
                                        field: $0.field, code: $0.message.key,
                                        message: console.words.text($0.message))
                                })
                        }), pretty: false)
            case .text:
                console.line(
                    console.words(
                        "cli.ledger-import.\(result.outcome.rawValue)",
                        [
                            "new": String(counts.new), "changed": String(counts.changed),
                            "same": String(counts.same), "refused": String(counts.refused),
                        ]))
                if counts.refused > 0, let refused {
                    console.note(console.words("cli.ledger-import.rows-written", ["file": refused]))
                }
            }
        }

        private struct Line: Encodable {
            var outcome: String
            var new, changed, same, refused, ignored: Int
            /// The first refused rows.
            var rows: [Row]
        }

        private struct Row: Encodable {
            var row: Int
            var problems: [Fault]
        }

        private struct Fault: Encodable {
            var field: String?
            var code: String
            var message: String
        }
    }

    /// `banshi ledger export NAME -o F`.
    struct Export: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("导出记录：xlsx、csv 或 geojson", "Write the rows: xlsx, csv or geojson"),
            discussion: say(
                "个人信息只有本单位的人能导出明文，其余遮盖；遮盖过的文件不能再导入。",
                "Personal information is in clear for the unit's own people, else masked; a masked file cannot be imported."
            ))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var format: FormatOption
        @OptionGroup var actor: Actor
        @Argument(help: .init(say("台账名", "The ledger's name"))) var name: String
        @Option(
            name: .shortAndLong, help: .init(say("输出文件：xlsx、csv 或 geojson", "The file: xlsx, csv or geojson"))
        )
        var output: String
        @Option(help: .init(say("从这一天起，例如 2023-04-01", "From this day on, such as 2023-04-01"))) var from:
            String?
        @Option(help: .init(say("到这一天止", "Through this day"))) var through: String?
        @Flag(help: .init(say("csv 开头不写 BOM", "csv without a byte order mark"))) var noBom = false
        var problemFormat: OutputFormat { format.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let file = URL(fileURLWithPath: output)
            guard let shape = ExportFormat(rawValue: file.pathExtension.lowercased()) else {
                throw Problem(
                    .invalid, "file.shape-unknown", ["path": output, "known": "xlsx, csv, geojson"])
            }
            let office = try await settings.ledgerOffice()
            let person = try await actor.resolve(office)
            let query = RecordQuery(from: try day(from), through: try day(through))
            let result = try await ExportLedger(office)(
                ledger: name, query, format: shape, language: settings.language.rawValue, hasMark: !noBom,
                by: person, to: file)
            switch format.format {
            case .json:
                try console.json(
                    Line(file: output, rows: result.count, masked: result.isMasked), pretty: false)
            case .text:
                console.line(output)
                let said = result.isMasked ? "cli.ledger-export.masked" : "cli.ledger-export.done"
                console.note(console.words(said, ["rows": String(result.count)]))
            }
        }

        private func day(_ text: String?) throws -> Day? {
            guard let text else { return nil }
            guard let day = Day(text) else { throw Problem(.invalid, "date.invalid", ["value": text]) }
            return day
        }

        private struct Line: Encodable {
            var file: String
            var rows: Int
            var masked: Bool
        }
    }
}
