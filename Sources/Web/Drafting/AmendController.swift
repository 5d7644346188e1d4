import HTTPTypes
import Hummingbird
import Operations
import Programme

/// Amends commitments of a plan in force: the old value and the reason are kept.
struct AmendController {
    @Sendable func list(_ visit: Visit) async throws -> Response {
        try visit.page(AmendListPage(visit, try await visit.draft()))
    }

    @Sendable func show(_ visit: Visit) async throws -> Response {
        try visit.page(AmendPage(visit, try await read(visit)))
    }

    @Sendable func amend(_ visit: Visit) async throws -> Response {
        let amending = try await read(visit)
        do {
            let input = try CommitmentInput(visit.fields).amendment(of: amending.commitment)
            let unit = input.accountable.flatMap { id in amending.units.first { $0.id == id }?.name.rawValue }
            let amended = try await AmendCommitment(visit.office)(
                year: amending.plan.year, action: amending.action.ordinal,
                commitment: amending.commitment.ordinal, wish: input.wish, accountable: unit,
                reason: visit.fields["reason"] ?? "", by: visit.person)
            return visit.redirect(
                to: "/plan/actions/\(amending.action.ordinal)/commitments/\(amended.ordinal)?year=\(amending.plan.year)",
                Flash("draft.amended", ["subject": amended.subject]))
        } catch {
            let problems = try Faults.caught(error).map { problem in
                var problem = problem
                problem.position = problem.position ?? AmendController.fields[problem.code]
                return problem
            }
            return try visit.page(AmendPage(visit, amending, problems), status: .unprocessableContent)
        }
    }

    /// The field that a refusal is about.
    private static let fields = [
        "amend.reason-needed": "reason", "amend.frozen": "kind", "amend.no-target": "value",
        "amend.no-milestones": "milestones", "amend.steps-frozen": "milestones",
        "plan.unit-not-responsible": "accountable",
    ]

    private func read(_ visit: Visit) async throws -> Amending {
        let amending = try await ReadAmending(visit.office)(
            year: try visit.number("year"), action: try visit.number("action"),
            commitment: try visit.number("number"), by: visit.person)
        guard amending.plan.status == .confirmed else {
            throw Problem(.conflict, "draft.not-in-force", ["year": String(amending.plan.year)])
        }
        return amending
    }
}

extension CommitmentInput {
    /// What is to change, and which unit is to report; fields left empty stay as they are.
    func amendment(of commitment: Commitment) throws -> (wish: Amendment.Wish, accountable: ID<Programme.Unit>?) {
        let form: CommitmentForm
        do { form = try self.form() } catch let problems as Problems {
            // A kind that is frozen is not in the form.
            let others = problems.all.filter { $0.position != "kind" || fields.has("kind") }
            guard others.isEmpty else { throw Problems(others) }
            return try CommitmentInput(
                FormFields(fields.all + [("kind", commitment.kind.rawValue)])
            ).amendment(of: commitment)
        }
        var wish = Amendment.Wish()
        if let value = form.target?.value, value.value != commitment.target?.value { wish.target = value }
        if let due = form.dueOn, due != commitment.dueOn { wish.dueOn = due }
        if form.kind != commitment.kind { wish.kind = form.kind }
        if fields.has("counting"), form.counting != commitment.counting { wish.counting = form.counting }
        if fields.text("weight") != nil, form.weight != commitment.weight { wish.weight = form.weight }
        if let baseline = form.baseline, baseline != commitment.baseline { wish.baseline = baseline }
        if form.kind == .milestone, !form.milestones.isEmpty, form.milestones != commitment.milestones {
            wish.milestones = form.milestones
        }
        return (wish, form.accountable == commitment.accountable ? nil : form.accountable)
    }
}
