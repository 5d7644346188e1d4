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
                calendar: try .shipped())
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
            #expect(try await CheckIntegrity(office)() == [])
            let people = try await database.read { try PeopleStore.people(of: office.jurisdiction, in: $0) }
            #expect(Set(people.map(\.role)) == Set(Role.allCases))
            #expect(people.allSatisfy { $0.role == .console || $0.name.contains("样例") })
            try database.close()
        }
    }
}
