import HTTPTypes
import Hummingbird
import Operations
import Programme

/// What a unit does with a report besides writing it, and what both sides say of it.
enum ReportMoveEndpoints {
    static let revision = Schema.named(
        "Revision", .object([.init("revision", .revision, "The revision that was read: no other is meant.")]))
    static let reason = Schema.named(
        "RevisionAndReason",
        .object([.init("revision", .revision), .init("reason", .words(1...2000, "第二项数据有误"))]))

    static let all: [Endpoint] = [
        move(
            .sign, "signature", "signReport", "The unit's leader vouches for it.", .reportsWrite,
            .roles([.leader])),
        move(.submit, "submission", "submitReport", "Hands it to the office.", .reportsWrite, .units),
        move(
            .withdraw, "withdrawal", "withdrawReport", "Takes it back before the office has begun.",
            .reportsWrite, .units),
        .send(
            .post, ReportEndpoints.path + "/remarks", "addRemark", .reports, "Says something of a report.",
            .reportsWrite, .roles([.reporter, .leader, .reviewer]), ReportShapes.place,
            body: .json(
                .named(
                    "NewRemark",
                    .object([
                        .init("text", .words(1...Remark.limit, "请补充说明")),
                        .init("commitment", .nullable(.id), required: false),
                    ]))), status: 201, RemarkShapes.entry
        ) { call in
            let quarter = try call.quarter()
            return try await call.write { office in
                try await AddRemark(office)(
                    call.typed("text"), quarter: quarter, action: call.int("action") ?? 0,
                    unit: ID(call.text("unit")), commitment: call.body["commitment"]?.text.map { ID($0) },
                    by: call.person)
            } answer: {
                RemarkShapes.of($0, [call.person.id: call.person])
            }
        },
        .send(
            .post, "/remarks/{remark}/resolution", "resolveRemark", .review, "Settles a remark.",
            .reviewWrite, .office, [.path("remark", .id)], RemarkShapes.done
        ) { call in
            try await call.write { office in
                try await ResolveRemark(office)(ID(call.text("remark")), by: call.person)
            } answer: { (_: Void) in
                RemarkShapes.isDone
            }
        },
    ]

    /// A move of one report; `needsReason` where it must be said why.
    static func move(
        _ move: ReportMove, _ noun: String, _ name: String, _ summary: String, _ scope: TokenScope,
        _ access: Access, area: EndpointArea = .reports, needsReason: Bool = false
    ) -> Endpoint {
        .send(
            .post, "\(ReportEndpoints.path)/\(noun)", name, area, summary, scope, access, ReportShapes.place,
            body: .json(needsReason ? reason : revision), ReportShapes.standing
        ) { call in
            let (unit, quarter) = (try await call.unitName(), try call.quarter())
            return try await call.write { office in
                try await MoveReport(office)(
                    move, quarter: quarter, unit: unit, action: call.int("action") ?? 0, by: call.person,
                    reason: call.body["reason"]?.text, revision: call.body["revision"]?.int)
            } answer: {
                ReportShapes.of($0)
            }
        }
    }
}
