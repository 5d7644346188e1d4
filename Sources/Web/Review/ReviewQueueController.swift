import HTTPTypes
import Hummingbird
import Operations
import Programme

/// The office's queue, and accepting what is not flagged.
struct ReviewQueueController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        try await visit.planned(.review, "nav.review") {
            try visit.page(ReviewQueuePage(try await queue(visit, visit.query("quarter")), visit))
        }
    }

    /// Names what would be accepted before it is.
    @Sendable func confirm(_ visit: Visit) async throws -> Response {
        let values = visit.request.uri.queryParameters.getAll("report")
        return try await confirmation(visit, AcceptanceInput.choices(values.map { String($0) }))
    }

    @Sendable func accept(_ visit: Visit) async throws -> Response {
        let quarter = try visit.quarter()
        let choices = AcceptanceInput.choices(visit.fields.values("report"))
        do {
            let accepted = try await AcceptReports(visit.office)(choices, quarter: quarter, by: visit.person)
            return visit.redirect(
                to: ReviewPaths.queue(quarter),
                Flash("review.accepted-many", ["count": String(accepted.count)]))
        } catch let problems as Problems {
            // Refused as a whole: the list shows which one stood in the way.
            return try await confirmation(visit, choices, problems.all)
        } catch let problem as Problem where problem.kind != .forbidden {
            return try await confirmation(visit, choices, [problem])
        }
    }

    private func confirmation(
        _ visit: Visit, _ choices: Set<AcceptReports.Choice>, _ problems: [Problem] = []
    ) async throws -> Response {
        let queue = try await queue(visit, try visit.quarter().description)
        let page = try AcceptancePage(queue, choices, problems, visit)
        return try visit.page(page, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private func queue(_ visit: Visit, _ quarter: String?) async throws -> ReviewQueue {
        let wanted = try quarter.map { text in
            guard let quarter = Quarter(text) else {
                throw Problem(.invalid, "quarter.invalid", ["value": text])
            }
            return quarter
        }
        return try await ReadReviewQueue(visit.office)(quarter: wanted, by: visit.person)
    }
}

/// What the ticked boxes say: `ID.revision`, the revision being the one that was on the page.
enum AcceptanceInput {
    static func value(_ choice: AcceptReports.Choice) -> String { "\(choice.report).\(choice.revision)" }

    /// What is no such value is some report that is not there: it is refused by name, not passed over.
    static func choices(_ values: [String]) -> Set<AcceptReports.Choice> {
        Set(
            values.map { value in
                let parts = value.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
                return AcceptReports.Choice(
                    report: ID(String(parts[0])), revision: parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
            })
    }
}

extension ReviewItem {
    /// The report in the revision that is looked at.
    var choice: AcceptReports.Choice { AcceptReports.Choice(report: record.id, revision: record.revision) }
}
