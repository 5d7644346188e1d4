import HTTPTypes
import Operations
import Programme

/// Rows of ledgers, one by one. Whom they are about is masked for whoever may not read it.
enum RecordEndpoints {
    private static let path = "/ledgers/{ledger}/records"
    private static let record = Endpoint.Parameter.path("record", .id)

    private static let shape = Schema.named(
        "Record",
        .object([
            .init("id", .id), .init("unit", .id), .init("day", .day), .init("place", .nullable(.plain)),
            .init("revision", .revision),
            .init("masked", .bool, "Whether values are hidden from the reader."),
            .init("values", .map(.plain, most: nil), "Texts by field, in one canonical form."),
            .init("changedAt", .instant), .init("deletedAt", .nullable(.instant)),
        ]))

    private static func of(_ record: LedgerRecord) -> JSON {
        .of([
            "id": .text(record.id.rawValue), "unit": .text(record.unit.rawValue),
            "day": .text(record.day.description), "place": .maybe(record.place),
            "revision": .int(record.revision), "masked": .bool(record.isMasked),
            "values": .object(
                record.values.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: .text($0.value)) }),
            "changedAt": .text(record.changedAt.description), "deletedAt": .maybe(record.deletedAt),
        ])
    }

    private static let values = Schema.Property(
        "values", .map(.words(0...2000, "2023-05-04"), most: 500), "Texts by field, as they would be typed.")
    private static let kept = Schema.named("KeptRecord", .object([.init("id", .id)]))

    static let all: [Endpoint] = [
        .get(
            path, "listRecords", .ledgers, "A ledger's rows, a page at a time.", .ledgersRead, .ledgers,
            [
                LedgerEndpoints.ledger, .query("unit", .id), .query("from", .day), .query("through", .day),
                .query("place", .words(1...200, "城东街道")),
                .query("field", .words(1...64, "kind"), "A field whose value must be `value`."),
                .query("value", .words(1...200, "a")), .query("deleted", .bool),
                .query("order", .code(RecordQuery.Order.allCases.map(\.rawValue))),
                .query("limit", .int(1...200)),
                .query(
                    "after", .words(1...100, "2023-05-04~01890000-0000-7000-8000-000000000001~f"),
                    "`next` of the page before."),
            ],
            .object([
                .init("records", .list(shape)), .init("count", .count),
                .init("more", .bool, "Whether more than `count` fit."), .init("next", .nullable(.plain)),
            ]), list),
        .get(
            path + "/{record}", "readRecord", .ledgers, "One row.", .ledgersRead, .ledgers,
            [LedgerEndpoints.ledger, record], shape
        ) { call in
            let found = try await ReadRecord(call.office)(
                ledger: call.text("ledger"), id: ID(call.text("record")), by: call.person)
            return .json(of(found.record))
        },
        .send(
            .post, path, "addRecord", .ledgers, "Adds a row.", .ledgersWrite, .units,
            [LedgerEndpoints.ledger], body: .json(.named("NewRecord", .object([values]))),
            faultsAt: "/values", status: 201, kept
        ) { call in
            try await save(call, id: nil)
        },
        .send(
            .put, path + "/{record}", "changeRecord", .ledgers, "Replaces a row's values.", .ledgersWrite,
            .units, [LedgerEndpoints.ledger, record],
            body: .json(
                .named(
                    "ChangedRecord",
                    .object([.init("revision", .revision, "The revision that was read."), values]))),
            faultsAt: "/values", kept
        ) { call in
            try await save(call, id: ID(call.text("record")))
        },
        .send(
            .delete, path + "/{record}", "deleteRecord", .ledgers,
            "Deletes a row; it can be brought back for 30 days.", .ledgersWrite, .units,
            [
                LedgerEndpoints.ledger, record,
                .query("revision", .revision, "That was read: nothing is deleted that changed since."),
            ], RemarkShapes.done
        ) { call in
            try await call.write { office in
                try await DeleteRecord(office)(
                    ledger: call.text("ledger"), id: ID(call.text("record")), revision: call.int("revision"),
                    by: call.person)
            } answer: { (_: Void) in
                RemarkShapes.isDone
            }
        },
        .send(
            .post, path + "/{record}/restoration", "restoreRecord", .ledgers, "Brings a deleted row back.",
            .ledgersWrite, .units, [LedgerEndpoints.ledger, record], RemarkShapes.done
        ) { call in
            try await call.write { office in
                try await RestoreRecord(office)(
                    ledger: call.text("ledger"), id: ID(call.text("record")), by: call.person)
            } answer: { (_: Void) in
                RemarkShapes.isDone
            }
        },
    ]

    private static func save(_ call: Call, id: ID<LedgerRecord>?) async throws -> Answer {
        let raw = Dictionary(
            (call.body["values"]?.members ?? []).map { ($0.name, $0.value.text ?? "") },
            uniquingKeysWith: { first, _ in first })
        return try await call.write { office in
            try await SaveRecord(office)(
                ledger: call.text("ledger"), id: id, revision: call.body["revision"]?.int, raw: raw,
                by: call.person, kind: .api)
        } answer: { (id: ID<LedgerRecord>) in
            .of(["id": .text(id.rawValue)])
        }
    }

    @Sendable private static func list(_ call: Call) async throws -> Answer {
        var query = RecordQuery(
            unit: call["unit"].map { ID($0) }, from: call["from"].flatMap { Day($0) },
            through: call["through"].flatMap { Day($0) }, place: call["place"],
            deleted: call["deleted"] == "true",
            order: call["order"].flatMap(RecordQuery.Order.init(rawValue:)) ?? .newest,
            limit: call.int("limit") ?? 60)
        if let field = call["field"] {
            guard let value = call["value"] else { throw Problem(.invalid, "json.missing", at: "?value") }
            query.values = [field: value]
        }
        if let after = call["after"] {
            guard let cursor = RecordCursor(after), !cursor.isBackwards else {
                throw Problem(.invalid, "json.pattern", at: "?after")
            }
            query.after = cursor
        }
        let page = try await ReadRecords(call.office)(
            ledger: call.text("ledger"), query, by: call.person)
        return .json(
            .of([
                "records": .array(page.records.map(of)), "count": .int(page.count),
                "more": .bool(page.isCountCapped), "next": .maybe(page.next?.description),
            ]))
    }
}
