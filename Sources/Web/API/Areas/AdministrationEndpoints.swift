import Foundation
import Operations
import Programme

/// People and the audit log.
enum AdministrationEndpoints {
    private static let readers = Access.roles([.administrator, .auditor])

    static let all: [Endpoint] = [
        .get(
            "/people", "listPeople", .administration, "Everybody who is registered.", .peopleRead, readers,
            [],
            PlanShapes.list(
                "people",
                .named(
                    "Person",
                    .object([
                        .init("id", .id), .init("name", .plain),
                        .init("role", .code(Role.allCases.map(\.rawValue))), .init("unit", .nullable(.id)),
                        .init("active", .bool),
                    ])))
        ) { call in
            let people = try await ReadRegister(call.office).people(by: call.person)
            return .json(
                .of([
                    "people": .array(
                        people.map {
                            .of([
                                "id": .text($0.id.rawValue), "name": .text($0.name),
                                "role": .text($0.role.rawValue), "unit": .maybe($0.unit),
                                "active": .bool($0.isActive),
                            ])
                        })
                ]))
        },
        .get(
            "/audit", "readAudit", .administration, "The audit log, the latest first, a page at a time.",
            .auditRead, readers,
            [
                .query("actor", .words(1...64, "console")), .query("event", .words(1...64, "token.added")),
                .query("subject", .words(1...100, "report")), .query("from", .day), .query("through", .day),
                .query("below", .int(1...Int(Int32.max)), "`older` of the page before."),
            ],
            .object([
                .init(
                    "entries",
                    .list(
                        .named(
                            "AuditEntry",
                            .object([
                                .init("sequence", .count), .init("at", .instant), .init("actor", .plain),
                                .init("event", .plain), .init("subject", .plain),
                                .init("details", .map(.plain, most: nil)),
                            ])))), .init("count", .count), .init("older", .nullable(.count)),
            ]), audit),
    ]

    @Sendable private static func audit(_ call: Call) async throws -> Answer {
        let filter = AuditFilter(
            actor: call["actor"], event: call["event"], subject: call["subject"],
            from: call["from"].flatMap { Day($0) }, through: call["through"].flatMap { Day($0) })
        let page = try await ReadAudit(call.office, call.site.auditBooks)(
            filter, below: call.int("below"), by: call.person)
        return .json(
            .of([
                "entries": .array(
                    page.entries.map { entry in
                        let details = FlatJSON.facts(of: Data(entry.details.utf8)) ?? [:]
                        return .of([
                            "sequence": .int(entry.sequence), "at": .text(entry.happenedAt.description),
                            "actor": .text(entry.actor), "event": .text(entry.event),
                            "subject": .text(entry.subject),
                            "details": .object(
                                details.sorted { $0.key < $1.key }.map {
                                    .init(name: $0.key, value: .text($0.value))
                                }),
                        ])
                    }), "count": .int(page.count), "older": page.older.map { .int($0) } ?? .null,
            ]))
    }
}
