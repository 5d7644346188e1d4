import Foundation
import HTTPTypes
import Hummingbird
import Operations
import Programme

/// Ledgers: what they are, and files of rows.
enum LedgerEndpoints {
    static let ledger = Endpoint.Parameter.path("ledger", .words(1...64, "trainings"), "The ledger's name.")
    /// A larger file goes through the page, which works on it in the background.
    static let most = 20 << 20

    private static let field = Schema.named(
        "Field",
        .object([
            .init("name", .plain), .init("label", .plain),
            .init("kind", .code(FieldKind.allCases.map(\.rawValue))), .init("required", .bool),
            .init("sensitivity", .code(Sensitivity.allCases.map(\.rawValue))),
            .init("filtered", .bool, "Whether `where` of the rows knows it."),
            .init("choices", .list(.object([.init("name", .plain), .init("label", .plain)]))),
        ]))

    private static let definition = Schema.named(
        "Ledger",
        .object([
            .init("name", .plain), .init("label", .plain), .init("version", .count), .init("personal", .bool),
            .init("dateField", .plain), .init("uniqueBy", .list(.plain)), .init("fields", .list(field)),
        ]))

    private static let result = Schema.named(
        "ImportResult",
        .object([
            .init("outcome", .code(ImportResult.Outcome.allCases.map(\.rawValue))), .init("new", .count),
            .init("changed", .count), .init("same", .count), .init("refused", .count),
            .init("ignored", .count), .init("sha256", .hash),
            .init(
                "refusedRows",
                .list(
                    .object([
                        .init("row", .count),
                        .init(
                            "faults",
                            .list(.object([.init("field", .nullable(.plain)), .init("detail", .plain)]))),
                    ])), "The first ones."),
        ]))

    static let all: [Endpoint] = [
        .get(
            "/ledgers", "listLedgers", .ledgers, "Every ledger with how much of it the reader may see.",
            .ledgersRead, .ledgers, [],
            PlanShapes.list(
                "ledgers",
                .named(
                    "LedgerSummary",
                    .object([
                        .init("name", .plain), .init("label", .plain), .init("version", .count),
                        .init("records", .count), .init("more", .bool, "Whether there are more than that."),
                        .init("latest", .nullable(.day)),
                    ])))
        ) { call in
            let language = try call.words.language.rawValue
            let all = try await ListLedgers(call.office)(by: call.person)
            return .json(
                .of([
                    "ledgers": .array(
                        all.map {
                            .of([
                                "name": .text($0.ledger.name),
                                "label": .text($0.ledger.label.words(language)),
                                "version": .int($0.ledger.version), "records": .int($0.records),
                                "more": .bool($0.isCountCapped), "latest": .maybe($0.latest),
                            ])
                        })
                ]))
        },
        .get(
            "/ledgers/{ledger}", "readLedger", .ledgers, "A ledger's fields.", .ledgersRead, .ledgers,
            [ledger], definition
        ) { call in
            let language = try call.words.language.rawValue
            return .json(
                of(try await ReadLedger(call.office)(call.text("ledger"), by: call.person), language))
        },
        .send(
            .post, "/ledgers/{ledger}/imports", "importLedger", .ledgers,
            "Brings a csv or xlsx file of rows: all or none; a dry run writes nothing.", .ledgersWrite,
            .importers,
            [
                ledger, .query("name", .words(1...200, "rows.csv"), "The file's name."),
                .query("dryRun", .bool, "Whether to look only."),
            ], body: .file(limit: most), result, bring),
    ]

    private static func of(_ ledger: Ledger, _ language: String) -> JSON {
        let facets = Set(ledger.facets.map(\.name))
        return .of([
            "name": .text(ledger.name), "label": .text(ledger.label.words(language)),
            "version": .int(ledger.version), "personal": .bool(ledger.isPersonal),
            "dateField": .text(ledger.dateField),
            "uniqueBy": .array(ledger.uniqueBy.map { .text($0) }),
            "fields": .array(
                ledger.fields.map { field in
                    .of([
                        "name": .text(field.name), "label": .text(field.label.words(language)),
                        "kind": .text(field.kind.rawValue), "required": .bool(field.isRequired),
                        "sensitivity": .text(field.sensitivity.rawValue),
                        "filtered": .bool(facets.contains(field.name)),
                        "choices": .array(
                            field.choices.map {
                                .of(["name": .text($0.name), "label": .text($0.label.words(language))])
                            }),
                    ])
                }),
        ])
    }

    @Sendable private static func bring(_ call: Call) async throws -> Answer {
        guard let file = call.file else { throw Problem(.invalid, "form-body.malformed") }
        let words = try call.words
        let wish = ImportLedger.Wish(
            isDryRun: call["dryRun"] == "true", language: words.language.rawValue,
            words: { words.text($0) })
        return try await call.write { office in
            try await ImportLedger(office)(
                ledger: call.text("ledger"), file: file.url, fileName: call["name"] ?? "file", wish,
                by: call.person)
        } answer: { (result: ImportResult) in
            .of([
                "outcome": .text(result.outcome.rawValue), "new": .int(result.counts.new),
                "changed": .int(result.counts.changed), "same": .int(result.counts.same),
                "refused": .int(result.counts.refused), "ignored": .int(result.counts.ignored),
                "sha256": .text(result.fileHash),
                "refusedRows": .array(
                    result.first.map { row in
                        .of([
                            "row": .int(row.number),
                            "faults": .array(
                                row.faults.map {
                                    .of([
                                        "field": .maybe($0.field), "detail": .text(words.text($0.message)),
                                    ])
                                }),
                        ])
                    }),
            ])
        }
    }
}
