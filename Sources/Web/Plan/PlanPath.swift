import Foundation
import Programme

/// The addresses of the reading pages: the quarter goes along wherever one goes.
struct PlanPath: Hashable, Sendable {
    let quarter: Quarter

    var plan: String { "/plan?quarter=\(quarter)" }
    var units: String { "/units?quarter=\(quarter)" }

    func plan(light: Light) -> String { "\(plan)&light=\(light.rawValue)" }

    func action(_ ordinal: Int) -> String { "/plan/actions/\(ordinal)?quarter=\(quarter)" }

    func commitment(_ ordinal: Int, of action: Int) -> String {
        "/plan/actions/\(action)/commitments/\(ordinal)?quarter=\(quarter)"
    }

    func unit(_ id: ID<Programme.Unit>) -> String {
        "/units/\(SafePath.part(id.rawValue))?quarter=\(quarter)"
    }

    /// A report: where its unit writes it, where everybody else who may read it does.
    static func report(
        _ quarter: Quarter, action: Int, unit: ID<Programme.Unit>, for reader: Person
    ) -> String {
        let area = reader.unit == unit ? "reports" : "review"
        return "/\(area)/\(quarter)/\(action)/\(SafePath.part(unit.rawValue))"
    }
}
