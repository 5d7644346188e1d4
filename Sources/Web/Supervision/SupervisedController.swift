import HTTPTypes
import Hummingbird
import Operations
import Programme

/// What supervision knows of one commitment: orders, spot checks, closing, later due dates.
struct SupervisedController {
    @Sendable func show(_ visit: Visit) async throws -> Response { try await show(visit, []) }

    private func show(_ visit: Visit, _ problems: [Problem]) async throws -> Response {
        let found = try await ReadSupervision(visit.office, visit.site.books).commitment(
            action: try visit.number("ordinal"), commitment: try visit.number("number"),
            year: try visit.number("year"), by: visit.person)
        return try visit.page(
            SupervisedPage(found, visit, problems), status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func askForClosure(_ visit: Visit) async throws -> Response {
        try await close(visit, .ask, "supervision.closure-asked")
    }

    @Sendable func close(_ visit: Visit) async throws -> Response {
        try await close(visit, .close, "supervision.closure-closed")
    }

    @Sendable func refuse(_ visit: Visit) async throws -> Response {
        try await close(visit, .refuse, "supervision.closure-refused")
    }

    @Sendable func reopen(_ visit: Visit) async throws -> Response {
        try await close(visit, .reopen, "supervision.closure-reopened")
    }

    private func close(_ visit: Visit, _ move: ClosureMove, _ done: String) async throws -> Response {
        try await change(visit, done) { action, number in
            try await MoveClosure(visit.office)(
                move, action: action, commitment: number, year: try visit.number("year"),
                words: visit.fields["words"] ?? "",
                by: visit.person)
        }
    }

    @Sendable func record(_ visit: Visit) async throws -> Response {
        try await change(visit, "supervision.check-recorded") { action, number in
            let fields = visit.fields
            guard let method = SpotCheck.Method(rawValue: fields.text("method") ?? "") else {
                throw Problem(.invalid, "spot-check.method", at: "method")
            }
            let draft = SpotCheckDraft(
                checkedOn: try visit.neededDay("day"), method: method,
                sampleSize: fields.text("size").flatMap { Int($0) },
                sound: fields.text("sound").flatMap { Int($0) }, found: fields["found"] ?? "",
                passed: fields.text("result") == "passed",
                counted: try fields.text("counted").map(SupervisedController.amount))
            try await RecordSpotCheck(visit.office)(
                draft, action: action, commitment: number, year: try visit.number("year"), by: visit.person)
        }
    }

    /// Throws what is wrong with the number at its field.
    private static func amount(_ text: String) throws -> Amount {
        do { return try Amount(reading: text) } catch {
            throw Problem(.invalid, error.rawValue, ["value": String(text.prefix(20))], at: "counted")
        }
    }

    @Sendable func withdrawCheck(_ visit: Visit) async throws -> Response {
        try await change(visit, "supervision.check-withdrawn") { _, _ in
            try await WithdrawSpotCheck(visit.office)(
                ID(visit.parameter("check")), reason: visit.fields["words"] ?? "",
                year: try visit.number("year"), by: visit.person)
        }
    }

    @Sendable func askForTime(_ visit: Visit) async throws -> Response {
        try await change(visit, "supervision.due-asked") { action, number in
            try await RequestDueDate(visit.office)(
                action: action, commitment: number, year: try visit.number("year"),
                until: try visit.neededDay("until"),
                reason: visit.fields["reason"] ?? "", progress: visit.fields["progress"] ?? "",
                by: visit.person)
        }
    }

    @Sendable func grant(_ visit: Visit) async throws -> Response {
        let id = ID<DueRequest>(try visit.parameter("request"))
        try await AnswerDueDate(visit.office)(
            id, .grant(until: try visit.neededDay("until")), by: visit.person)
        return visit.redirect(to: "/supervision", Flash("supervision.due-granted"))
    }

    @Sendable func decline(_ visit: Visit) async throws -> Response {
        let id = ID<DueRequest>(try visit.parameter("request"))
        try await AnswerDueDate(visit.office)(
            id, .decline(reason: visit.fields["reason"] ?? ""), by: visit.person)
        return visit.redirect(to: "/supervision", Flash("supervision.due-declined"))
    }

    /// Does something with the commitment of the path, and shows it again.
    private func change(
        _ visit: Visit, _ done: String, _ work: (_ action: Int, _ number: Int) async throws -> Void
    ) async throws -> Response {
        let (action, number) = (try visit.number("ordinal"), try visit.number("number"))
        let year = try visit.number("year")
        return try await visit.answered(
            to: "/supervision/commitments/\(year)/\(action)/\(number)", done,
            again: { try await show(visit, $0) }
        ) { try await work(action, number) }
    }
}
