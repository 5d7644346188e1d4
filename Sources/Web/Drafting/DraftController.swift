import HTTPTypes
import Hummingbird
import Operations
import Programme

/// A draft plan beside its notice, and what is done to it as a whole.
struct DraftController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        try visit.page(DraftPage(visit, try await visit.draft()))
    }

    // MARK: into force

    @Sendable func askConfirmation(_ visit: Visit) async throws -> Response {
        try visit.page(ConfirmationPage(visit, try await visit.openDraft()))
    }

    @Sendable func confirm(_ visit: Visit) async throws -> Response {
        do {
            let plan = try await ConfirmPlan(visit.office)(
                year: try visit.number("year"), acceptSuggestions: visit.fields.has("accept"),
                by: visit.person)
            let hasNumbers = plan.actions.flatMap(\.commitments).contains { $0.target != nil }
            // Until it is known which numbers ledgers count, units would type what stands in rows already.
            return visit.redirect(
                to: hasNumbers ? SourcesController.path : "/plan",
                Flash(
                    hasNumbers ? "draft.confirmed-sources" : "draft.confirmed", ["year": String(plan.year)]))
        } catch let problems as Problems {
            // What is open is listed on the page itself, each with its link.
            let review = try await visit.openDraft()
            return try visit.page(
                ConfirmationPage(visit, review, refused: problems.all.count), status: .unprocessableContent)
        }
    }

    // MARK: away

    @Sendable func askDiscarding(_ visit: Visit) async throws -> Response {
        try visit.page(DiscardingPage(visit, try await visit.openDraft()))
    }

    @Sendable func discard(_ visit: Visit) async throws -> Response {
        let year = try visit.number("year")
        try await DiscardDraft(visit.office)(
            year: year, plan: ID(visit.fields["plan"] ?? ""), by: visit.person)
        return visit.redirect(to: "/notices", Flash("draft.discarded", ["year": String(year)]))
    }

    // MARK: edits of the whole

    @Sendable func acceptSuggestions(_ visit: Visit) async throws -> Response {
        try await edit(visit, .acceptSuggestions, at: "")
    }

    @Sendable func settle(_ visit: Visit) async throws -> Response {
        try await edit(visit, .settleRemark(try visit.number("number")), at: "#checklist")
    }

    /// An edit that has nothing to fill in; what was done before is no fault of the reader.
    private func edit(_ visit: Visit, _ edit: DraftEdit, at anchor: String) async throws -> Response {
        let year = try visit.number("year")
        let path = DraftPath(year: year).draft + anchor
        do {
            let edited = try await EditDraft(visit.office)(edit, year: year, by: visit.person)
            return visit.redirect(to: path, Flash(edited, DraftWords(try visit.words)))
        } catch let problem as Problem where problem.code == "draft.nothing" {
            return visit.redirect(to: path, Flash("draft.nothing", isGood: false))
        }
    }

    /// Takes edits back; a page that is out of date is told so instead of taking back something else.
    @Sendable func undo(_ visit: Visit) async throws -> Response {
        let year = try visit.number("year")
        let path = DraftPath(year: year).draft
        do {
            let count = try await UndoDraftEdits(visit.office)(
                from: try visit.number("first"), last: try visit.number("last"), year: year,
                by: visit.person)
            return visit.redirect(to: path, Flash("draft.undone", ["count": String(count)]))
        } catch let problem as Problem where problem.code.hasPrefix("draft.") {
            return visit.redirect(to: path, Flash(problem.code, isGood: false))
        }
    }
}

extension Visit {
    /// The plan of the year in the path beside its notice.
    func draft() async throws -> DraftReview {
        try await ReadDraft(office)(year: try number("year"), by: person)
    }

    /// The same; refused once the plan is in force.
    func openDraft() async throws -> DraftReview {
        let review = try await draft()
        guard review.plan.status == .draft else {
            throw Problem(.conflict, "plan.already-confirmed", ["year": String(review.plan.year)])
        }
        return review
    }
}
