import Foundation
import Programme

/// How the sample year ends: orders about what lags, one of them answered and closed; a spot check that fails, and a
/// promise that is closed. Every text says that it is a sample.
struct SuperviseSample {
    let plan: Plan
    let reviewer: Person
    /// The person of a unit in a role.
    let person: (Role, ID<Unit>) -> Person?

    /// - Parameter office: as it is on a day; each move is made on its own.
    func callAsFunction(_ office: (_ day: Day, _ hour: Int) -> Office) async throws {
        guard let first = Day(year: plan.year + 1, month: 2, day: 19) else { return }
        try await order(office, from: first)
        try await check(office(first.adding(days: 2), 10))
        try await close(office(first.adding(days: 3), 9), office(first.adding(days: 3), 15))
    }

    private func order(_ office: (Day, Int) -> Office, from day: Day) async throws {
        let view = try await ReadSupervision(office(day, 9))(by: reviewer)
        let drafts = view.suggestions.prefix(3).map {
            OrderDraft(
                commitment: $0.commitment, level: $0.level, reason: "（样例）进度落后于序时进度",
                request: "（样例）请说明原因，提出追赶措施和完成时间")
        }
        guard !drafts.isEmpty else { return }
        let sent = try await SendOrders(office(day, 9))(drafts, by: reviewer)
        guard let order = sent.first, let reporter = person(.reporter, order.unit) else { return }
        try await MoveOrder(office(day.adding(days: 1), 10))(
            order.id, .reply, words: "（样例）已增加人手，下月底前完成", by: reporter)
        try await MoveOrder(office(day.adding(days: 1), 16))(
            order.id, .close, words: "（样例）措施可行", by: reviewer)
    }

    /// The first count that passed its number turns out to be one less; it is reached all the same.
    private func check(_ office: Office) async throws {
        for place in try await places(office) {
            guard place.commitment.kind == .count, let value = place.line?.figure.value, value > 1,
                let target = place.commitment.target?.value, value - 1 >= target
            else { continue }
            try await RecordSpotCheck(office)(
                SpotCheckDraft(
                    checkedOn: office.today, method: .documents, sampleSize: 5, sound: 4,
                    found: "（样例）抽查五份签到表，有一场没有签到记录，核减一场", passed: false,
                    counted: try Amount(value - 1)),
                action: place.action.ordinal, commitment: place.number, by: reviewer)
            return
        }
    }

    /// Its leader asks for the first promise that has everything, and the office closes it.
    private func close(_ asking: Office, _ closing: Office) async throws {
        for place in try await places(asking) {
            let read = try await ReadSupervision(asking).commitment(
                action: place.action.ordinal, commitment: place.number, by: reviewer)
            guard read.checklist.missing.isEmpty, let unit = place.commitment.accountable,
                let leader = person(.leader, unit)
            else { continue }
            try await MoveClosure(asking)(
                .ask, action: place.action.ordinal, commitment: place.number,
                words: "（样例）目标已完成，佐证材料齐全", by: leader)
            try await MoveClosure(closing)(
                .close, action: place.action.ordinal, commitment: place.number, words: "（样例）同意销号",
                by: reviewer)
            return
        }
    }

    private struct Place {
        let action: Action
        let number: Int
        let commitment: Commitment
        let line: ProgressOverview.Line?
    }

    /// Every promise with a number and where it stands.
    private func places(_ office: Office) async throws -> [Place] {
        let view = try await ReadSupervision(office)(by: reviewer)
        return plan.actions.flatMap { action in
            action.commitments.enumerated().filter { $0.element.isMeasured }.map { place, commitment in
                Place(
                    action: action, number: place + 1, commitment: commitment, line: view.line(commitment.id))
            }
        }
    }
}
