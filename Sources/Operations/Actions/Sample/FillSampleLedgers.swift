import Database
import Foundation
import Programme

/// Says where the sample's numbers come from and makes up the rows behind them, with the engine that people's rows go
/// through.
struct FillSampleLedgers {
    let sample: SampleProgramme
    let plan: Plan

    /// The office takes what its words suggest, and notes how many people live there.
    func setSources(_ office: Office, by person: Person) async throws {
        let choices = plan.actions.flatMap(\.commitments).compactMap { commitment in
            SourceSuggestion(for: commitment).map {
                SetCommitmentSource.Choice(commitment.id, $0.source)
            }
        }
        try await SetCommitmentSource(office)(choices, year: plan.year, by: person)
        try await SetReferenceFigure(office)(
            ReferenceFigure(
                .residents, asOf: Day(year: plan.year - 1, month: 12, day: 31) ?? plan.startsOn,
                value: sample.residents, source: "（样例）虚构的年末常住人口数"), by: person)
    }

    /// The rows of one quarter, in one transaction with one audit entry, a day after its end.
    func fill(_ quarter: Quarter, _ office: Office, by person: Person) async throws {
        let office = office.at(Instant(quarter.lastDay.adding(days: 1), hour: 8))
        try await office.database.write { tx in
            let commitments = plan.actions.flatMap { action in
                action.commitments.map { (action: action, commitment: $0) }
            }
            let sources = try SourceStore.sources(
                of: commitments.map(\.commitment.id), in: office.jurisdiction, tx)
            var rows: [String: [ImportRow]] = [:]
            for (action, commitment) in commitments {
                guard let feed = sources[commitment.id]?.feed, let unit = commitment.accountable,
                    let ledger = BuiltInLedgers.named(feed.ledger)
                else { continue }
                let checker = RecordChecker(ledger, today: office.today)
                for raw in self.rows(of: commitment, action.ordinal, feed, quarter) {
                    let checked = checker.check(raw: raw)
                    guard let record = checked.record else { throw Problems(checked.problems) }
                    let number = rows[ledger.name, default: []].count + 1
                    rows[ledger.name, default: []].append(
                        ImportRow(number: number, unit: unit, record: record))
                }
            }
            var details = ["quarter": quarter.description]
            for (name, own) in rows.sorted(by: { $0.key < $1.key }) {
                guard let ledger = BuiltInLedgers.named(name) else { continue }
                let change = RecordChange(id: office.newID(), kind: .sample, at: office.now(), by: person.id)
                let writer = try RecordWriter(ledger: ledger, office: office, change: change, tx: tx)
                let preparer = try RecordPreparer(ledger: ledger, office: office)
                _ = try writer.add(own.map { try preparer.prepare($0) })
                let counts = try writer.finish()
                details["ledger/\(name)"] = String(counts.new)
            }
            try AuditStore.append(
                AuditEvent("records.sample", subject: "plan/\(plan.id)", details: details), by: person,
                at: office.now(), in: tx)
        }
    }

    private func rows(
        of commitment: Commitment, _ action: Int, _ feed: FeedReference, _ quarter: Quarter
    ) -> [[String: String]] {
        func value(_ quarter: Quarter) -> SampleProgramme.Value? {
            sample.counted(commitment, of: action, in: quarter)
        }
        let earlier = Quarter.all(of: quarter.year).filter { $0 < quarter }
        guard let now = value(quarter) else { return [] }
        if commitment.kind == .rate {
            guard let met = now.numerator?.whole, let households = now.denominator?.whole else { return [] }
            let last = earlier.last { value($0) != nil }
            return SampleRows(quarter: quarter, before: 0).villages(
                met: met, households: households,
                before: last.flatMap { last in
                    value(last)?.numerator?.whole.map { ($0, last.firstDay.adding(days: 60)) }
                })
        }
        guard let amount = now.amount else { return [] }
        let before = earlier.compactMap { value($0)?.amount }
        if commitment.kind == .level {
            // 3.1 of a thousand are so many of all residents; a level grows by what it was not before.
            let factor = commitment.target?.per == nil ? 1 : sample.residents.value / 1000
            func count(_ amount: Amount) -> Int {
                NSDecimalNumber(decimal: (amount.value * factor).rounded(scale: 0)).intValue
            }
            let stood = before.last.map(count) ?? 0
            return SampleRows(quarter: quarter, before: stood).rows(of: feed, adding: count(amount) - stood)
        }
        return SampleRows(quarter: quarter, before: before.reduce(0) { $0 + ($1.whole ?? 0) })
            .rows(of: feed, adding: amount.whole ?? 0)
    }
}

extension Amount {
    /// As a whole number; nil for one with decimals.
    fileprivate var whole: Int? { isWhole ? NSDecimalNumber(decimal: value).intValue : nil }
}
