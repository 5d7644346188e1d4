import Operations
import Programme

/// Reports as other programs read and write them.
enum ReportShapes {
    static let state = Schema.code(ReportState.allCases.map(\.rawValue))
    static let place: [Endpoint.Parameter] = [
        .path("quarter", .quarter), .path("action", .int(1...999), "The action's number."),
        .path("unit", .id, "The unit's ID."),
    ]

    /// The three states of a value, and its five kinds.
    static let value = Schema.named(
        "Value",
        .object([
            .init(
                "kind",
                .code(["notReported", "notApplicable", "amount", "ratio", "milestones", "narrated"])),
            .init("amount", .amount, required: false, "For `amount`."),
            .init("numerator", .amount, required: false, "For `ratio`."),
            .init("denominator", .amount, required: false, "For `ratio`."),
            .init("milestones", .list(.int(1...99), most: 99), required: false, "For `milestones`."),
            .init("reason", .words(0...2000), required: false, "For `notApplicable`."),
        ]))

    static func of(_ value: EntryValue) -> JSON {
        switch value {
        case .notReported: .of(["kind": .text("notReported")])
        case .notApplicable(let reason):
            .of(["kind": .text("notApplicable"), "reason": .text(reason)])
        case .amount(let amount): .of(["kind": .text("amount"), "amount": .text(amount.description)])
        case .ratio(let numerator, let denominator):
            .of([
                "kind": .text("ratio"), "numerator": .text(numerator.description),
                "denominator": .text(denominator.description),
            ])
        case .milestones(let reached):
            .of(["kind": .text("milestones"), "milestones": .array(reached.map { .int($0) })])
        case .narrated: .of(["kind": .text("narrated")])
        }
    }

    static let entry = Schema.named(
        "Entry",
        .object([
            .init("commitment", .id), .init("definition", .count, "As the plan has it."),
            .init("value", value),
            .init(
                "difference", .nullable(.words(0...2000)), required: false,
                "Why the number is not the ledger's."),
        ]))

    private static let texts: [Schema.Property] = [
        .init("narrative", .words()), .init("problems", .words()), .init("nextSteps", .words()),
        .init("evidence", .words()), .init("entries", .list(entry, most: 200)),
    ]

    /// What a unit writes.
    static let draft = Schema.named(
        "ReportDraft",
        .object(
            [.init("revision", .revision, "The revision that was read before: 0 for none.")] + texts + [
                .init("files", .list(.id, most: EvidenceReference.most), "Files that were brought for it.")
            ]))

    static let file = Schema.named(
        "File",
        .object([
            .init("id", .id), .init("name", .plain), .init("mediaType", .plain), .init("size", .count),
            .init("sha256", .hash),
        ]))

    static func of(_ file: EvidenceReference) -> JSON {
        .of([
            "id": .text(file.id.rawValue), "name": .text(file.name), "mediaType": .text(file.mediaType),
            "size": .int(file.size), "sha256": .text(file.sha256),
        ])
    }

    static let content = Schema.named("ReportContent", .object(texts + [.init("files", .list(file))]))

    static func of(_ content: ReportContent) -> JSON {
        .of([
            "narrative": .text(content.narrative), "problems": .text(content.problems),
            "nextSteps": .text(content.nextSteps), "evidence": .text(content.evidence),
            "entries": .array(
                content.entries.map {
                    .of([
                        "commitment": .text($0.commitment.rawValue), "definition": .int($0.definition),
                        "value": of($0.value), "difference": .maybe($0.difference),
                    ])
                }), "files": .array(content.files.map(of)),
        ])
    }

    /// A report after something was done to it.
    static let standing = Schema.named(
        "ReportStanding",
        .object([
            .init("id", .id), .init("state", state), .init("revision", .revision),
            .init("contentHash", .hash, "What a receipt seals."), .init("movedAt", .nullable(.instant)),
        ]))

    static func of(_ record: ReportRecord) -> JSON {
        .of([
            "id": .text(record.id.rawValue), "state": .text(record.state.rawValue),
            "revision": .int(record.revision), "contentHash": .text(record.contentHash),
            "movedAt": .maybe(record.moves.last?.at),
        ])
    }

    /// Reads a draft; the schema has been checked. Throws `Problems` with the places of impossible values.
    static func content(of body: JSON, files: [EvidenceFile]) throws -> ReportContent {
        var faults: [Problem] = []
        var entries: [ReportEntry] = []
        for (index, item) in (body["entries"]?.items ?? []).enumerated() {
            do {
                entries.append(
                    ReportEntry(
                        commitment: ID(item["commitment"]?.text ?? ""),
                        definition: item["definition"]?.int ?? 0,
                        value: try value(of: item["value"] ?? .null), difference: item["difference"]?.text))
            } catch let problem as Problem {
                faults.append(
                    Problem(problem.kind, problem.code, at: "/entries/\(index)/value"))
            }
        }
        let known = Dictionary(
            files.map { ($0.reference.id.rawValue, $0.reference) }, uniquingKeysWith: { first, _ in first })
        var references: [EvidenceReference] = []
        for (index, item) in (body["files"]?.items ?? []).enumerated() {
            guard let file = item.text.flatMap({ known[$0] }) else {
                faults.append(Problem(.invalid, "evidence.not-found", at: "/files/\(index)"))
                continue
            }
            references.append(file)
        }
        guard faults.isEmpty else { throw Problems(faults) }
        return ReportContent(
            narrative: body["narrative"]?.text ?? "", problems: body["problems"]?.text ?? "",
            nextSteps: body["nextSteps"]?.text ?? "", evidence: body["evidence"]?.text ?? "",
            entries: entries, files: references)
    }

    private static func value(of item: JSON) throws -> EntryValue {
        func amount(_ name: String) throws -> Amount {
            guard let text = item[name]?.text else { throw Problem(.invalid, "json.missing") }
            do { return try Amount(reading: text) } catch { throw Problem(.invalid, error.rawValue) }
        }
        switch item["kind"]?.text {
        case "notApplicable": return .notApplicable(reason: item["reason"]?.text ?? "")
        case "amount": return .amount(try amount("amount"))
        case "ratio":
            return .ratio(numerator: try amount("numerator"), denominator: try amount("denominator"))
        case "milestones":
            guard let items = item["milestones"]?.items else { throw Problem(.invalid, "json.missing") }
            return .milestones(Set(items.compactMap(\.int)).sorted())
        case "narrated": return .narrated
        default: return .notReported
        }
    }
}
