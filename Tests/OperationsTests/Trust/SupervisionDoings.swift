import Operations
import Programme
import TestSupport

extension AuditContract {
    /// What supervision does.
    static let supervision: [Doing] = [
        Doing(action: "SendOrders", by: \.reviewer) { try await $0.order(by: $1) },
        Doing(action: "MoveOrder", prepare: { try await $0.order(by: $0.cast.reviewer) }, by: \.reporter) {
            let view = try await ReadSupervision($0.office)(by: $0.cast.reviewer)
            try await MoveOrder($0.office)(view.orders[0].id, .reply, words: "已加快", by: $1)
        },
        Doing(action: "ChangeEscalationRules", stage: .registered, by: \.reviewer) {
            var rules = EscalationRules()
            rules.nearDays = 9
            try await ChangeEscalationRules($0.office)(rules.values, by: $1)
        },
        Doing(action: "MoveClosure", by: \.reporter) {
            try await MoveClosure($0.office)(.ask, action: 1, commitment: 1, by: $1)
        },
        Doing(action: "RecordSpotCheck", by: \.reviewer) { try await $0.check(by: $1) },
        Doing(
            action: "WithdrawSpotCheck", prepare: { try await $0.check(by: $0.cast.reviewer) }, by: \.reviewer
        ) {
            let found = try await ReadSupervision($0.office).commitment(
                action: 1, commitment: 1, by: $0.cast.reviewer)
            try await WithdrawSpotCheck($0.office)(found.checks[0].id, reason: "看错了", by: $1)
        },
        Doing(action: "RecordSatisfaction", by: \.reviewer) { try await $0.survey(by: $1) },
        Doing(action: "RequestDueDate", by: \.reporter) { try await $0.askForLater(by: $1) },
        Doing(
            action: "AnswerDueDate", prepare: { try await $0.askForLater(by: $0.cast.reporter) },
            by: \.reviewer
        ) {
            let request = try await ReadSupervision($0.office).waitingRequests(by: $0.cast.reviewer)[0]
            try await AnswerDueDate($0.office)(request.id, .grant(until: request.wanted), by: $1)
        },
    ]
}
