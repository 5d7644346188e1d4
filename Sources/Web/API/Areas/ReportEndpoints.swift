import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Operations
import Programme

/// What is due, what a report says, its files and what was said of it.
enum ReportEndpoints {
    static let path = "/reports/{quarter}/{action}/{unit}"

    private static let line = Schema.named(
        "DueReport",
        .object([
            .init("quarter", .quarter), .init("action", .count), .init("unit", .id),
            .init("unitName", .plain), .init("state", ReportShapes.state),
            .init("lateness", .code(["inTime", "late", "yellow", "red"])), .init("dueOn", .day),
            .init("asked", .bool, "Whether it is wanted: not for a quarter before there was a plan."),
            .init("submittedAt", .nullable(.instant)),
            .init("returnReason", .nullable(.plain), "For who may read the report."),
        ]))

    private static let report = Schema.named(
        "Report",
        .object([
            .init("quarter", .quarter), .init("action", .count), .init("unit", .id),
            .init("dueOn", .day), .init("open", .bool), .init("state", ReportShapes.state),
            .init("revision", .revision, "Send it back with what is done next."),
            .init("content", .nullable(ReportShapes.content), "Null while the reader may not see it."),
            .init("contentHash", .nullable(.hash)), .init("submittedAt", .nullable(.instant)),
            .init("commitments", .list(PlanShapes.commitment), "What the unit answers for."),
            .init("files", .list(ReportShapes.file), "Every file that was brought for it."),
            .init(
                "hindrances", .list(.object([.init("code", .plain), .init("detail", .plain)])),
                "What keeps it from being signed."),
        ]))

    static let all: [Endpoint] = [
        .get(
            "/reports/{quarter}", "listReports", .reports,
            "The reports of a quarter: what is due, from whom, and where it stands.", .reportsRead, .signedIn,
            [.path("quarter", .quarter), .query("unit", .id, "Of one unit alone.")],
            PlanShapes.list("reports", line), list),
        .get(
            path, "readReport", .reports,
            "A report: its unit sees what it writes, the office what was handed in.", .reportsRead, .reports,
            ReportShapes.place, report, read),
        .send(
            .put, path, "saveReport", .reports, "Saves a draft: a new revision, unless nothing changed.",
            .reportsWrite, .roles([.reporter]), ReportShapes.place, body: .json(ReportShapes.draft),
            .named(
                "Saved",
                .object([.init("changed", .bool), .init("report", .nullable(ReportShapes.standing))])),
            save),
        .send(
            .post, path + "/files", "addFile", .reports,
            "Brings a file as evidence; it counts when a draft that names it is saved.", .reportsWrite,
            .roles([.reporter]),
            ReportShapes.place + [.query("name", .words(1...200, "photo.jpg"), "The file's name.")],
            body: .file(limit: EvidenceFolder.most), status: 201, ReportShapes.file
        ) { call in
            guard let file = call.file else { throw Problem(.invalid, "evidence.none-sent") }
            let (unit, quarter) = (try await call.unitName(), try call.quarter())
            return try await call.write { office in
                try await KeepEvidence(office)(
                    file.url, fileName: call["name"] ?? "file", quarter: quarter, unit: unit,
                    action: call.int("action") ?? 0, by: call.person)
            } answer: {
                ReportShapes.of($0.reference)
            }
        },
        Endpoint(
            method: .get, path: path + "/files/{file}", name: "readFile", area: .reports,
            summary: "A file's bytes.", scope: .reportsRead, access: .reports,
            parameters: ReportShapes.place + [.path("file", .id)],
            result: .file(["application/octet-stream"]), handler: file),
        .get(
            path + "/remarks", "listRemarks", .reports,
            "What was said of a report, and the reasons that were given with moves.", .reportsRead, .reports,
            ReportShapes.place, PlanShapes.list("entries", RemarkShapes.entry)
        ) { call in
            let thread = try await ReadThread(call.office)(
                quarter: try call.quarter(), action: call.int("action") ?? 0, unit: ID(call.text("unit")),
                by: call.person)
            return .json(.of(["entries": .array(thread.entries.map { RemarkShapes.of($0, thread.people) })]))
        },
    ]

    @Sendable private static func list(_ call: Call) async throws -> Answer {
        let quarter = try call.quarter()
        let view = try await PlanEndpoints.view(call, year: quarter.year, quarter: quarter)
        let lines = view.reports(in: quarter, of: call["unit"].map { ID($0) })
        return .json(
            .of([
                "reports": .array(
                    lines.map { line in
                        .of([
                            "quarter": .text(line.quarter.description), "action": .int(line.action.ordinal),
                            "unit": .text(line.unit.id.rawValue),
                            "unitName": .text(line.unit.name.rawValue),
                            "state": .text(line.state.rawValue), "lateness": .text(line.lateness.rawValue),
                            "dueOn": .text(line.dueOn.description), "asked": .bool(line.isAsked),
                            "submittedAt": .maybe(line.submittedAt),
                            "returnReason": .maybe(line.returnReason),
                        ])
                    })
            ]))
    }

    @Sendable private static func read(_ call: Call) async throws -> Answer {
        let (quarter, action, unit) = (
            try call.quarter(), call.int("action") ?? 0, ID<Programme.Unit>(call.text("unit"))
        )
        guard Access.units.admits(call.person.role) else {
            let found = try await ReadReviewedReport(call.office)(
                quarter: quarter, action: action, unit: unit, by: call.person)
            return .json(
                of(
                    found.period, (found.status.dueOn, found.status.state, found.status.record?.receipt?.at),
                    action: action, unit: unit, revision: found.revision ?? 0,
                    content: found.content, found.lines.map(\.commitment),
                    files: found.content?.files ?? [], isOpen: found.period.isOpen(on: call.office.today)))
        }
        let found = try await ReadReport(call.office)(
            quarter: quarter, action: action, unit: unit, by: call.person)
        let words = try call.words
        return .json(
            of(
                found.period, (found.dueOn, found.record.state, found.record.receipt?.at), action: action,
                unit: unit, revision: found.record.revision,
                content: found.record.revision > 0 ? found.record.content : nil, found.commitments,
                files: found.files.map(\.reference), isOpen: found.isOpen,
                hindrances: found.problems.map {
                    .of(["code": .text($0.code), "detail": .text(words.text($0.message))])
                }))
    }

    private static func of(
        _ period: Period, _ status: (dueOn: Day, state: ReportState, submittedAt: Instant?), action: Int,
        unit: ID<Programme.Unit>, revision: Int,
        content: ReportContent?, _ commitments: [Commitment], files: [EvidenceReference], isOpen: Bool,
        hindrances: [JSON] = []
    ) -> JSON {
        .of([
            "quarter": .text(period.quarter.description), "action": .int(action),
            "unit": .text(unit.rawValue), "dueOn": .text(status.dueOn.description), "open": .bool(isOpen),
            "state": .text(status.state.rawValue), "revision": .int(revision),
            "content": content.map(ReportShapes.of) ?? .null,
            "contentHash": .maybe(content == nil ? nil : Digest.sha256(content?.canonical ?? "")),
            "submittedAt": .maybe(status.submittedAt),
            "commitments": .array(commitments.map(PlanShapes.of)),
            "files": .array(files.map(ReportShapes.of)), "hindrances": .array(hindrances),
        ])
    }

    @Sendable private static func save(_ call: Call) async throws -> Answer {
        let (quarter, action) = (try call.quarter(), call.int("action") ?? 0)
        let isNaming = !(call.body["files"]?.items ?? []).isEmpty
        // Only where files are named is it worth to look which there are.
        let files =
            isNaming
            ? try await ReadReport(call.office)(
                quarter: quarter, action: action, unit: ID(call.text("unit")), by: call.person
            ).files : []
        let content = try ReportShapes.content(of: call.body, files: files)
        let unit = try await call.unitName()
        return try await call.write { office in
            try await SaveReport(office)(
                content, quarter: quarter, unit: unit, action: action, by: call.person,
                baseRevision: call.body["revision"]?.int)
        } answer: { (saved: ReportRecord?) in
            .of(["changed": .bool(saved != nil), "report": saved.map(ReportShapes.of) ?? .null])
        }
    }

    @Sendable private static func file(_ call: Call) async throws -> Answer {
        let (reference, url) = try await ReadEvidence(call.office)(
            ID(call.text("file")), quarter: try call.quarter(), action: call.int("action") ?? 0,
            unit: ID(call.text("unit")), by: call.person)
        let body: ResponseBody
        do { body = try await FileIO().loadFile(path: url.path, context: call.context) } catch {
            call.context.logger.error("a file of evidence is missing: \(reference.id)")
            throw Problem(.unavailable, "evidence.missing")
        }
        // Its own type is among the report's files; here it is bytes, which nothing runs.
        return .response(
            Response(
                status: .ok,
                headers: FileHeaders.make(
                    name: reference.name, mediaType: "application/octet-stream", inline: false),
                body: body))
    }
}
