import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("The sample programme", .serialized)
struct SampleProgrammeContract {
    @Test(
        "is Boshan's year with every kind of report, and says everywhere that it is a sample",
        arguments: Engine.available)
    func sample(engine: Engine) async throws {
        try await withFolder { folder in
            let sample = try SampleProgramme.load()
            let database = try await Storage.create(engine.location("sample", in: folder))
            let ids = CountedIDs()
            let office = Office(
                database: database, jurisdiction: sample.jurisdiction,
                now: { Instant(Fixed.day(12, 31).adding(days: 60), hour: 9) }, newID: { ids.next() },
                calendar: try .shipped(), keys: IdentityKeys(master: Array(repeating: 7, count: 32)))
            try await BuildSample(office)(sample)
            let last = try await ReadProgress(office)(quarter: Quarter(containing: Fixed.day(12, 31)))
            #expect(last.jurisdiction.isSample)
            #expect(last.plan.actions.count == 9)
            let promises = last.plan.actions.flatMap(\.commitments)
            #expect(promises.compactMap(\.target).count == 27)
            let silent = last.lines.filter { $0.commitment.target != nil && $0.figure.status == .notReported }
            #expect(silent.isEmpty, "\(silent.map(\.commitment.subject))")
            let red = last.lines.filter { $0.progress.light == .red }
            #expect(red.count == 1, "\(red.map { "\($0.action.ordinal) \($0.commitment.subject)" })")
            let supervision = try await ReadSupervision(office)(
                by: try #require(
                    try await database.read { db in
                        try PeopleStore.people(of: office.jurisdiction, in: db).first { $0.role == .reviewer }
                    }))
            #expect(
                Set(supervision.orders.map(\.state)) == [.closed, .sent], "\(supervision.orders.map(\.state))"
            )
            #expect(last.lines.count { $0.figure.lowered != nil } == 1)
            #expect(last.lines.count { $0.progress.light == .blue } == 1)
            let plan = last.plan
            let reports = try await database.read { try ReportStore.all(of: plan, $0) }
            #expect(reports.contains { $0.moves.contains { $0.move == .return } })
            #expect(
                Set(reports.map(\.state)).isSuperset(of: [.locked, .accepted, .submitted, .returned, .draft]))
            #expect(reports.allSatisfy { $0.content.narrative.hasPrefix("（样例）") })
            var late = 0
            for quarter in Quarter.all(of: 2023).dropFirst() {
                late += try await ReadProgress(office)(quarter: quarter).reports.count {
                    $0.lateness != .inTime
                }
            }
            #expect(late >= 1)
            let numbers = promises.filter { $0.target != nil }
            // Every number has a source; typed ones say what they wait for.
            #expect(numbers.allSatisfy { last.origins[$0.id]?.source != nil })
            let typed = numbers.filter { last.origins[$0.id]?.source?.feed == nil }
            #expect(typed.count == 7, "\(typed.map(\.subject))")
            let mute = typed.filter { last.origins[$0.id]?.source?.note.contains("系统启用后") != true }
            #expect(mute.isEmpty, "\(mute.map { last.origins[$0.id]?.source?.note ?? $0.subject })")
            // Each quarter's report was signed beside what its ledger said; two differ and say why.
            let counted = numbers.filter { last.origins[$0.id]?.counted != nil }
            #expect(counted.count == 20, "\(counted.map(\.subject))")
            let reasons = reports.flatMap(\.content.entries).compactMap(\.difference)
            #expect(reasons.count == 2)
            for number in counted {
                let origin = last.origins[number.id]
                let differs = origin.flatMap { origin in
                    origin.reported.map {
                        origin.counted?.counting.counting.differs(from: $0.value, of: number) ?? false
                    }
                }
                #expect(differs == (origin?.reported?.difference != nil), "\(number.subject)")
            }
            #expect(try await CheckIntegrity(office)() == [])
            let people = try await database.read { try PeopleStore.people(of: office.jurisdiction, in: $0) }
            #expect(Set(people.map(\.role)) == Set(Role.allCases))
            #expect(people.allSatisfy { $0.role == .console || $0.name.contains("样例") })
            try database.close()
        }
    }
}
