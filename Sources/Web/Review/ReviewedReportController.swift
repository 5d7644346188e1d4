import HTTPTypes
import Hummingbird
import Operations
import Programme

/// One report under review: looked at, taken up, returned, accepted, reopened.
struct ReviewedReportController {
    @Sendable func show(_ visit: Visit) async throws -> Response { try await page(visit) }

    @Sendable func takeUp(_ visit: Visit) async throws -> Response { try await move(.review, visit) }

    @Sendable func sendBack(_ visit: Visit) async throws -> Response { try await move(.return, visit) }

    @Sendable func accept(_ visit: Visit) async throws -> Response { try await move(.accept, visit) }

    @Sendable func reopen(_ visit: Visit) async throws -> Response { try await move(.reopen, visit) }

    private func move(_ move: ReportMove, _ visit: Visit) async throws -> Response {
        let address = try ReportAddress(visit)
        let queue = try await ReadReviewQueue(visit.office)(quarter: address.quarter, by: visit.person)
        let form = DecisionForm(move, visit.fields)
        do {
            guard let unit = queue.units[address.unit]?.name.rawValue else {
                throw Problem(.notFound, "review.no-report")
            }
            try await MoveReport(visit.office)(
                move, quarter: address.quarter, unit: unit, action: address.action, by: visit.person,
                reason: form.checkedReason(), seen: form.revision)
            return visit.redirect(
                to: next(after: move, address, queue, visit),
                Flash("review.done-\(move.rawValue)", ["action": String(address.action), "unit": unit]))
        } catch let problem as Problem where problem.kind == .invalid || problem.kind == .conflict {
            return try await page(visit, form, [problem])
        }
    }

    /// After a decision the reviewer goes on with the next report that waits; after the last one back to the queue.
    private func next(
        after move: ReportMove, _ address: ReportAddress, _ queue: ReviewQueue, _ visit: Visit
    ) -> String {
        let filter = QueueFilter(visit)
        guard move == .return || move == .accept else { return address.path + filter.query() }
        let place = QueuePlace(address, queue, filter)
        guard let item = place.next ?? place.previous else {
            return ReviewPaths.queue(address.quarter, filter)
        }
        return ReviewPaths.report(address.quarter, item.status, filter)
    }

    private func page(
        _ visit: Visit, _ form: DecisionForm? = nil, _ problems: [Problem] = []
    ) async throws -> Response {
        let address = try ReportAddress(visit)
        let report = try await ReadReviewedReport(visit.office)(
            quarter: address.quarter, action: address.action, unit: address.unit, by: visit.person)
        let queue = try await ReadReviewQueue(visit.office)(quarter: address.quarter, by: visit.person)
        let place = QueuePlace(address, queue, QueueFilter(visit))
        return try visit.page(
            ReviewedReportPage(report, place, form, problems, visit),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }
}

/// Which report an address names.
struct ReportAddress: Hashable, Sendable {
    let quarter: Quarter
    let action: Int
    let unit: ID<Unit>

    init(_ visit: Visit) throws {
        quarter = try visit.quarter()
        action = try visit.number("action")
        unit = ID(try visit.parameter("unit"))
    }

    var path: String { ReviewPaths.report(quarter, action, unit) }

    func names(_ status: ReportStatus) -> Bool {
        status.action.ordinal == action && status.unit.id == unit
    }
}

/// Where a report stands in the queue as it is filtered.
struct QueuePlace: Sendable {
    let filter: QueueFilter
    /// How many wait.
    let count: Int
    /// From 1; nil for a report that does not wait.
    let number: Int?
    let previous: ReviewItem?, next: ReviewItem?

    init(_ address: ReportAddress, _ queue: ReviewQueue, _ filter: QueueFilter) {
        // A report that the filter leaves out is looked at among all.
        let filtered = queue.items.filter(filter.admits)
        let items = filtered.contains { address.names($0.status) } ? filtered : queue.items
        let index = items.firstIndex { address.names($0.status) }
        self.filter = filter
        count = items.count
        number = index.map { $0 + 1 }
        previous = index.flatMap { $0 > 0 ? items[$0 - 1] : nil }
        next = index.flatMap { $0 + 1 < items.count ? items[$0 + 1] : nil }
    }
}

/// What a reviewer decided, as the form says it.
struct DecisionForm: Sendable {
    let move: ReportMove
    /// The revision that was on the page.
    let revision: Int
    /// The suggested reasons that were ticked.
    let suggestions: [String]
    /// What was written besides.
    let text: String

    /// The most characters that a reason may have.
    static let limit = 2000

    init(_ move: ReportMove, _ fields: FormFields) {
        self.move = move
        revision = fields["revision"].flatMap { Int($0) } ?? 0
        suggestions = fields.values("suggestion")
        text = fields["reason"] ?? ""
    }

    /// The reason in whole; nil for a move that needs none. Throws at the field when it is missing or too long.
    func checkedReason() throws -> String? {
        guard move == .return || move == .reopen else { return nil }
        do {
            return try PlainWords(
                (suggestions + [text]).joined(separator: "\n"), limit: DecisionForm.limit, at: field
            ).text
        } catch let problem as Problem where problem.code == "words.missing" {
            throw Problem(.invalid, "review.reason-needed", at: field)
        }
    }

    /// The ID of the field for the reason.
    private var field: String { move == .return ? "return-reason" : "reopen-reason" }
}
