import Hummingbird
import HummingbirdCore
import Operations
import Programme

/// Reading the plan, its actions and its commitments.
struct PlanController {
    /// Opens what a reading page is about; nil when no plan is in force yet.
    static func open(_ visit: Visit) async throws -> (programme: ProgrammeView, input: PlanInput) {
        let input = try PlanInput(visit)
        let programme = try await ReadPlan(try visit.office, visit.site.books)(
            year: input.year, quarter: input.quarter, by: try visit.person)
        return (programme, input)
    }

    /// The plan that a page below `/plan` and `/units` is about; 404 before there is one.
    static func plan(_ programme: ProgrammeView) throws -> PlanView {
        guard let plan = programme.plan else { throw Problem(.notFound, "browse.no-plan-yet") }
        return plan
    }

    @Sendable func plan(_ visit: Visit) async throws -> Response {
        let (programme, input) = try await PlanController.open(visit)
        let words = PlanWords(words: try visit.words)
        guard let view = programme.plan else {
            return try visit.page(
                NextStepsPage(
                    programme, try visit.person, title: words("nav.plan"), area: .plan, words))
        }
        return try visit.page(PlanPage(view, programme, input, words))
    }

    @Sendable func action(_ visit: Visit) async throws -> Response {
        let (programme, _) = try await PlanController.open(visit)
        let view = try PlanController.plan(programme)
        let action = try view.plan.action(try visit.number("ordinal"))
        return try visit.page(
            ActionPage(action, view, programme, PlanWords(words: try visit.words)))
    }

    @Sendable func commitment(_ visit: Visit) async throws -> Response {
        let (programme, _) = try await PlanController.open(visit)
        let view = try PlanController.plan(programme)
        let action = try view.plan.action(try visit.number("ordinal"))
        let number = try visit.number("number")
        guard
            let line = view.lines.first(where: {
                $0.action.id == action.id && $0.commitment.ordinal == number
            })
        else {
            throw Problem(
                .notFound, "commitment.not-found",
                [
                    "action": String(action.ordinal), "number": String(number),
                    "count": String(action.commitments.count),
                ])
        }
        return try visit.page(
            CommitmentPage(line, view, programme, PlanWords(words: try visit.words)))
    }

    @Sendable func units(_ visit: Visit) async throws -> Response {
        let (programme, _) = try await PlanController.open(visit)
        let words = PlanWords(words: try visit.words)
        guard let view = programme.plan else {
            return try visit.page(
                NextStepsPage(
                    programme, try visit.person, title: words("nav.units"), area: .units, words))
        }
        return try visit.page(UnitsPage(view, programme, words))
    }

    @Sendable func unit(_ visit: Visit) async throws -> Response {
        let (programme, _) = try await PlanController.open(visit)
        let view = try PlanController.plan(programme)
        guard let unit = view.unit(ID(try visit.parameter("id"))) else {
            throw Problem(.notFound, "page.not-found")
        }
        return try visit.page(UnitPage(unit, view, programme, PlanWords(words: try visit.words)))
    }
}
