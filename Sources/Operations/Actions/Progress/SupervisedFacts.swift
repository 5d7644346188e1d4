import Database
import Programme

/// What supervision says of a plan's figures: spot checks and closings.
struct SupervisedFacts: Sendable {
    /// The checks of each commitment, oldest first.
    var checks: [ID<Commitment>: [SpotCheck]] = [:]
    /// What was done about closing.
    var closures: [ID<Commitment>: Closure] = [:]

    /// None.
    init() {}

    /// Of a plan.
    init(_ plan: Plan, _ db: any Connection) throws {
        checks = Dictionary(grouping: try ClosureStore.checks(of: plan, db), by: \.commitment)
        closures = try ClosureStore.closures(of: plan, db)
    }

    /// Whether a commitment was closed by what was known of a quarter: the figures of quarters that had ended when it was
    /// closed are what it was closed on, the latest of them at least.
    func isClosed(_ commitment: ID<Commitment>, in quarter: Quarter, of plan: Plan) -> Bool {
        guard let day = closures[commitment]?.closedOn else { return false }
        return quarter >= (plan.quarters.last { $0.lastDay < day } ?? plan.quarters[0])
    }
}
