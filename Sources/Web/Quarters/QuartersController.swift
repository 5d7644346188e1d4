import HTTPTypes
import Hummingbird
import Operations
import Programme

/// The quarters of the plan: where each stands, and closing it.
struct QuartersController {
    @Sendable func list(_ visit: Visit) async throws -> Response {
        try await visit.planned(.quarters, "nav.quarters") {
            // The quarter that presses most tells the plan and all of its quarters.
            let queue = try await ReadReviewQueue(visit.office)(by: visit.person)
            var states: [QuarterState] = []
            for period in queue.periods {
                states.append(try await ReadQuarterState(visit.office)(period.quarter, by: visit.person))
            }
            return try visit.page(QuartersPage(states, visit))
        }
    }

    @Sendable func show(_ visit: Visit) async throws -> Response {
        try visit.page(QuarterPage(try await state(visit), [], visit))
    }

    /// Names the consequence before it is done.
    @Sendable func confirm(_ visit: Visit) async throws -> Response {
        let state = try await state(visit)
        guard !state.period.isLocked, state.hindrances.isEmpty else {
            return visit.redirect(to: "/quarters/\(state.period.quarter)")
        }
        return try visit.page(LockPage(state, visit))
    }

    @Sendable func lock(_ visit: Visit) async throws -> Response {
        let quarter = try visit.quarter()
        do {
            try await LockQuarter(visit.office)(quarter, by: visit.person)
        } catch let problems as Problems {
            return try visit.page(
                QuarterPage(try await state(visit), problems.all, visit), status: .unprocessableContent)
        } catch let problem as Problem where problem.kind == .conflict {
            return try visit.page(
                QuarterPage(try await state(visit), [problem], visit), status: .unprocessableContent)
        }
        return visit.redirect(
            to: "/quarters/\(quarter)", Flash("quarters.locked", ["quarter": quarter.words(try visit.words)]))
    }

    private func state(_ visit: Visit) async throws -> QuarterState {
        try await ReadQuarterState(visit.office)(try visit.quarter(), by: visit.person)
    }
}
