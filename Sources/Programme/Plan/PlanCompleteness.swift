/// What still stands between a draft and a plan in force.
public enum PlanCompleteness {
    /// Every unresolved group and every commitment without an accountable unit, in the notice's order.
    public static func problems(in plan: Plan) -> [Problem] {
        plan.actions.flatMap { action -> [Problem] in
            let number = String(action.ordinal)
            let groups = action.responsibilities.filter { $0.units.isEmpty }.map {
                Problem(.conflict, "plan.group-unresolved", ["action": number, "group": $0.name])
            }
            let nobody =
                action.reportingUnits.isEmpty && groups.isEmpty
                ? [Problem(.conflict, "plan.action-without-unit", ["action": number, "title": action.title])]
                : []
            let unassigned = action.commitments.filter { $0.accountable == nil }.map {
                Problem(
                    .conflict, "plan.commitment-unassigned",
                    ["action": number, "number": String($0.ordinal), "commitment": $0.subject])
            }
            return groups + nobody + unassigned
        }
    }
}
