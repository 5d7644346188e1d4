import ArgumentParser
import Foundation
import Operations
import Programme
import Web

/// `banshi ledger form FILE`: shows the ledger that an XLSForm workbook gives, and stores nothing.
struct LedgerForm: BanshiCommand {
    static let configuration = CommandConfiguration(
        commandName: "form",
        abstract: say("读出 XLSForm 表单所定义的台账，不保存", "Show the ledger that an XLSForm defines; store nothing"))

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOption
    @Argument(help: .init(say("XLSForm 工作簿（xlsx）", "The XLSForm workbook (xlsx)"))) var file: String
    var problemFormat: OutputFormat { output.format }

    func run(_ settings: Settings, _ console: Console) async throws {
        let reading = try LedgerFormWorkbook.read(try InputFile.read(file), name: file)
        guard let ledger = reading.ledger else { throw Problems(reading.problems) }
        switch output.format {
        case .json: try console.json(ledger)
        case .text:
            console.line("\(ledger.label.words(settings.language.rawValue)) (\(ledger.name))")
            for field in ledger.fields {
                let mark = field.isRequired ? "*" : ""
                console.line(
                    "  \(field.name)\(mark)  \(field.kind.rawValue)  \(field.label.words(settings.language.rawValue))"
                )
            }
        }
        for remark in reading.remarks where output.format == .text {
            console.note((remark.position.map { $0 + ": " } ?? "") + console.words.text(remark.message))
        }
    }
}
