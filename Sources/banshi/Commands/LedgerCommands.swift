import ArgumentParser
import Foundation
import Operations
import Programme
import Web

/// `banshi ledger`.
struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: say("台账：列出、模板、导入、导出", "Ledgers: list, template, import, export"),
        subcommands: [LedgerForm.self, List.self, Show.self, Template.self, Import.self, Export.self])

    /// Who acts; the console where nobody is named.
    struct Actor: ParsableArguments {
        @Option(
            name: .customLong("as"),
            help: .init(
                say("操作人；不写则为本机控制台", "Who acts; the console without it"), valueName: "person"))
        var person: String?

        func resolve(_ office: Office) async throws -> Person {
            try await office.person(named: person ?? Person.consoleName)
        }
    }

    /// `banshi ledger list`.
    struct List: BanshiCommand {
        static let configuration = CommandConfiguration(abstract: say("列出台账", "List the ledgers"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        @OptionGroup var actor: Actor
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.ledgerOffice()
            let ledgers = try await ListLedgers(office)(by: actor.resolve(office))
            let language = settings.language.rawValue
            switch output.format {
            case .json:
                try console.json(
                    ledgers.map {
                        Line(
                            name: $0.ledger.name, label: $0.ledger.label.words(language),
                            version: $0.ledger.version, records: $0.records, latest: $0.latest?.description)
                    })
            case .text:
                console.table(
                    ["ledger", "label", "records", "latest-day"].map { console.words("column.\($0)") },
                    ledgers.map {
                        [
                            $0.ledger.name, $0.ledger.label.words(language), String($0.records),
                            $0.latest?.description ?? "",
                        ]
                    })
            }
        }

        private struct Line: Encodable {
            var name: String
            var label: String
            var version: Int
            var records: Int
            var latest: String?
        }
    }

    /// `banshi ledger show NAME`.
    struct Show: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("显示一个台账的栏目和取数", "Show a ledger's fields and feeds"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        @OptionGroup var actor: Actor
        @Argument(help: .init(say("台账名", "The ledger's name"))) var name: String
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.ledgerOffice()
            let known = try await ListLedgers(office)(by: actor.resolve(office))
            guard let ledger = known.first(where: { $0.ledger.name == name })?.ledger else {
                throw Problem(.notFound, "ledger.unknown", ["ledger": name])
            }
            let language = settings.language.rawValue
            switch output.format {
            case .json: try console.json(ledger)
            case .text:
                console.line("\(ledger.name)  \(ledger.label.words(language))  v\(ledger.version)")
                let hint = ledger.hint.words(language)
                if !hint.isEmpty { console.line(hint) }
                console.table(
                    ["field", "label", "type", "required"].map { console.words("column.\($0)") },
                    ledger.fields.map {
                        [
                            $0.name, $0.label.words(language), $0.kind.rawValue,
                            $0.isRequired ? console.words("cli.yes") : "",
                        ]
                    })
                console.table(
                    ["feed", "label"].map { console.words("column.\($0)") },
                    ledger.feeds.map { [$0.name, $0.label.words(language)] })
            }
        }
    }

    /// `banshi ledger template NAME -o F`.
    struct Template: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("生成填报用的空表（xlsx）", "Make the workbook that rows are collected in"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var actor: Actor
        @Argument(help: .init(say("台账名", "The ledger's name"))) var name: String
        @Option(name: .shortAndLong, help: .init(say("输出文件，xlsx", "The file, xlsx"))) var output: String

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.ledgerOffice()
            let person = try await actor.resolve(office)
            let made = try await LedgerTemplateFile(office)(
                ledger: name, language: settings.language.rawValue, by: person)
            try OutputFile.write(made.data, to: output)
            console.line(output)
        }
    }
}

extension Settings {
    /// The office with the key that seals whom ledgers are about; made in the data folder on first use.
    func ledgerOffice() async throws -> Office { try await office().sealing(with: keys()) }
}
