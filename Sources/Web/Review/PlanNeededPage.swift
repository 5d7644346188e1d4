import HTTPTypes
import Hummingbird
import Operations
import Programme

/// What stands where there will be something once a plan is in force, and what to do for it.
struct PlanNeededPage: Page {
    static let template = "review/plan-needed"

    let title: String
    let area: Area
    let advice: String
    let canPrepare: Bool

    func child(named name: String) -> Any? {
        switch name {
        case "advice": advice
        case "canPrepare": canPrepare
        default: nil
        }
    }
}

extension Visit {
    /// The page that `work` gives, or an empty one that says what is missing while no plan is in force.
    func planned(
        _ area: Area, _ title: String, _ work: () async throws -> Response
    ) async throws -> Response {
        do { return try await work() } catch let problem as Problem
            where ["plan.none", "plan.not-confirmed"].contains(problem.code)
        {
            // A quarter of another year is an address that leads nowhere.
            guard query("quarter") == nil else { throw Problem(.notFound, "page.not-found") }
            let canPrepare = try person.role == .reviewer
            return try page(
                PlanNeededPage(
                    title: try words(title), area: area,
                    advice: try words(canPrepare ? "review.plan-prepare" : "review.plan-wait"),
                    canPrepare: canPrepare))
        }
    }
}
