import Operations
import Programme

/// What is said of reports.
enum RemarkShapes {
    static let entry = Schema.named(
        "ThreadEntry",
        .object([
            .init("kind", .code(["remark", "return", "reopen"])), .init("id", .nullable(.id)),
            .init("text", .plain), .init("revision", .revision), .init("commitment", .nullable(.id)),
            .init("at", .instant), .init("by", .plain, "A name."), .init("settled", .bool),
        ]))

    static func of(_ entry: ThreadEntry, _ people: [ID<Person>: Person]) -> JSON {
        switch entry {
        case .remark(let remark): of(remark, people)
        case .move(let move):
            .of([
                "kind": .text(move.move == .reopen ? "reopen" : "return"), "id": .null,
                "text": .text(move.reason ?? ""), "revision": .int(move.revision), "commitment": .null,
                "at": .text(move.at.description), "by": .text(people[move.by]?.name ?? ""),
                "settled": .bool(true),
            ])
        }
    }

    static func of(_ remark: Remark, _ people: [ID<Person>: Person]) -> JSON {
        .of([
            "kind": .text("remark"), "id": .text(remark.id.rawValue), "text": .text(remark.text),
            "revision": .int(remark.revision), "commitment": .maybe(remark.commitment),
            "at": .text(remark.at.description), "by": .text(people[remark.by]?.name ?? ""),
            "settled": .bool(remark.resolution != nil),
        ])
    }

    static let done = Schema.named("Done", .object([.init("done", .bool)]))
    static let isDone = JSON.of(["done": .bool(true)])
}
