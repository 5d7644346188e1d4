import HTTPTypes
import Operations
import Programme

/// One commitment under supervision: closing, spot checks, later due dates; and the rules by which orders are suggested.
enum SupervisedEndpoints {
    private static let path = "/supervision/commitments/{year}/{action}/{number}"
    private static let place: [Endpoint.Parameter] = [
        PlanEndpoints.year, .path("action", .int(1...999), "The action's number."),
        .path("number", .int(1...999), "The commitment's place in the action."),
    ]

    private static let supervised = Schema.named(
        "SupervisedCommitment",
        .object([
            .init("commitment", .id), .init("unit", .nullable(.id)), .init("dueOn", .day),
            .init("light", .nullable(ProgressEndpoints.light)), .init("closure", SupervisionShapes.closure),
            .init("orders", .list(SupervisionShapes.order), "The latest first."),
            .init("checks", .list(SupervisionShapes.check), "The latest first."),
            .init("requests", .list(SupervisionShapes.request), "The latest first."),
        ]))

    private static let newCheck = Schema.named(
        "NewSpotCheck",
        .object([
            .init("day", .day, "On which the office looked."),
            .init("method", .code(SpotCheck.Method.allCases.map(\.rawValue))), .init("size", .count),
            .init("sound", .count), .init("found", .words(1...SpotCheck.limit, "查看签到表，与报送一致")),
            .init("passed", .bool),
            .init(
                "counted", .nullable(.amount), required: false,
                "What counts from now on, where a number does not hold."),
        ]))

    static let all: [Endpoint] = own + due + rules

    private static let own: [Endpoint] = [
        .get(
            path, "readSupervisedCommitment", .supervision,
            "A commitment with its orders, spot checks, requests, and what closing it needs.",
            .supervisionRead, .reports, place, supervised, read),
        closing(
            .ask, "closure-request", "askForClosure", "Asks for its closing.",
            .roles([.reporter, .leader, .reviewer]), least: 0),
        closing(
            .close, "closure", "closeCommitment",
            "Closes it, when its list is met and somebody else asked for it.", .office, least: 0),
        closing(.refuse, "closure-refusal", "refuseClosure", "Does not close it yet, and why.", .office),
        closing(.reopen, "reopening", "reopenCommitment", "Opens a closed one again, and why.", .office),
        .send(
            .post, path + "/checks", "recordSpotCheck", .supervision,
            "Records a spot check; a failed one lowers what counts.", .supervisionWrite, .office, place,
            body: .json(newCheck), status: 201, SupervisionShapes.check, check),
        .send(
            .post, path + "/checks/{check}/withdrawal", "withdrawSpotCheck", .supervision,
            "Takes a wrong spot check back; what it lowered counts again.", .supervisionWrite, .office,
            place + [.path("check", .id)],
            body: .json(.object([OrderEndpoints.words(1, SpotCheck.limit)])), RemarkShapes.done
        ) { call in
            try await call.write { office in
                try await WithdrawSpotCheck(office)(
                    ID(call.text("check")), reason: call.typed("words"), year: call.int("year"),
                    by: call.person)
            } answer: { (_: Void) in
                RemarkShapes.isDone
            }
        },
    ]

    @Sendable private static func read(_ call: Call) async throws -> Answer {
        let found = try await ReadSupervision(call.office, call.site.books).commitment(
            action: call.int("action") ?? 0, commitment: call.int("number") ?? 0, year: call.int("year"),
            by: call.person)
        return .json(
            .of([
                "commitment": .text(found.commitment.id.rawValue),
                "unit": .maybe(found.commitment.accountable), "dueOn": .text(found.dueOn.description),
                "light": .maybe(found.line?.progress.light.rawValue),
                "closure": SupervisionShapes.of(found.closure, found.checklist),
                "orders": .array(found.orders.map(SupervisionShapes.of)),
                "checks": .array(found.checks.map(SupervisionShapes.of)),
                "requests": .array(found.requests.map(SupervisionShapes.of)),
            ]))
    }

    private static func closing(
        _ move: ClosureMove, _ noun: String, _ name: String, _ summary: String, _ access: Access,
        least: Int = 1
    ) -> Endpoint {
        .send(
            .post, "\(path)/\(noun)", name, .supervision, summary, .supervisionWrite, access, place,
            body: .json(.object([OrderEndpoints.words(least, Closure.limit)])),
            .named("ClosureStanding", .object([.init("state", SupervisionShapes.closureState)]))
        ) { call in
            try await call.write { office in
                try await MoveClosure(office)(
                    move, action: call.int("action") ?? 0, commitment: call.int("number") ?? 0,
                    year: call.int("year"), words: call.typed("words"), by: call.person)
            } answer: { (state: ClosureState) in
                .of(["state": .text(state.rawValue)])
            }
        }
    }

    @Sendable private static func check(_ call: Call) async throws -> Answer {
        guard let day = Day(call.typed("day")),
            let method = SpotCheck.Method(rawValue: call.typed("method"))
        else { throw Problem(.invalid, "json.date", at: "day") }
        var counted: Amount?
        if let text = call.body["counted"]?.text {
            do { counted = try Amount(reading: text) } catch {
                throw Problem(.invalid, error.rawValue, ["value": String(text.prefix(20))], at: "counted")
            }
        }
        let draft = SpotCheckDraft(
            checkedOn: day, method: method, sampleSize: call.body["size"]?.int,
            sound: call.body["sound"]?.int, found: call.typed("found"),
            passed: call.body["passed"]?.bool == true, counted: counted)
        return try await call.write { office in
            try await RecordSpotCheck(office)(
                draft, action: call.int("action") ?? 0, commitment: call.int("number") ?? 0,
                year: call.int("year"), by: call.person)
        } answer: {
            SupervisionShapes.of($0)
        }
    }

    private static let due: [Endpoint] = [
        .send(
            .post, path + "/due-requests", "requestDueDate", .supervision,
            "Asks for a later due date, before the one it has is over.", .supervisionWrite, .units, place,
            body: .json(
                .named(
                    "NewDueRequest",
                    .object([
                        .init("until", .day), .init("reason", .words(1...DueRequest.limit, "施工受汛期影响")),
                        .init("progress", .words(1...DueRequest.limit, "主体已完工")),
                    ]))), status: 201, SupervisionShapes.request
        ) { call in
            guard let until = Day(call.typed("until")) else {
                throw Problem(.invalid, "json.date", at: "until")
            }
            return try await call.write { office in
                try await RequestDueDate(office)(
                    action: call.int("action") ?? 0, commitment: call.int("number") ?? 0,
                    year: call.int("year"), until: until, reason: call.typed("reason"),
                    progress: call.typed("progress"), by: call.person)
            } answer: {
                SupervisionShapes.of($0)
            }
        },
        .get(
            "/supervision/due-requests", "listDueRequests", .supervision,
            "The requests for later due dates that wait for an answer.", .supervisionRead, .reports,
            [OrderEndpoints.year], PlanShapes.list("requests", SupervisionShapes.request)
        ) { call in
            let waiting = try await ReadSupervision(call.office, call.site.books).waitingRequests(
                year: call.int("year"), by: call.person)
            return .json(.of(["requests": .array(waiting.map(SupervisionShapes.of))]))
        },
        .send(
            .post, "/supervision/due-requests/{duerequest}/answer", "answerDueRequest", .supervision,
            "Grants a later due date, which amends the plan, or declines with a reason.", .supervisionWrite,
            .office, [.path("duerequest", .id)],
            body: .json(
                .named(
                    "DueAnswer",
                    .object([
                        .init("until", .nullable(.day), "The day that is granted; null to decline."),
                        .init(
                            "reason", .words(0...DueRequest.limit, "条件已具备"), required: false,
                            "Needed to decline."),
                    ]))), RemarkShapes.done
        ) { call in
            let until = call.body["until"]?.text.flatMap { Day($0) }
            return try await call.write { office in
                try await AnswerDueDate(office)(
                    ID(call.text("duerequest")),
                    until.map { .grant(until: $0) } ?? .decline(reason: call.typed("reason")),
                    by: call.person)
            } answer: { (_: Void) in
                RemarkShapes.isDone
            }
        },
    ]
}
