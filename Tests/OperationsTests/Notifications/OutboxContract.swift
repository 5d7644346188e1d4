import Crypto
import Database
import Documents
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("What happened is told once written, and never otherwise", .serialized)
struct OutboxContract {
    private func inbox(_ district: District, _ person: Person) async throws -> [OutboxKind] {
        try await ReadInbox(district.office)(by: person).entries.map(\.event.kind)
    }

    @Test("each move reaches the other side, and not who made it", arguments: Engine.available)
    func moves(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let cast = district.cast
            try await district.handOn()
            #expect(try await inbox(district, cast.reporter) == [.planConfirmed])
            #expect(try await inbox(district, cast.reviewer) == [])
            try await district.submit()
            try await district.remark(by: cast.reviewer)
            try await district.move(.return, by: cast.reviewer, reason: "补充")
            try await district.accept(text: "定稿")
            try await district.remind()
            try await district.askForTime(by: cast.reporter)
            try await district.handOn()
            #expect(
                try await inbox(district, cast.reviewer) == [
                    .extensionRequested, .reportSubmitted, .reportSubmitted,
                ])
            #expect(
                try await inbox(district, cast.reporter) == [
                    .reminderSent, .reportAccepted, .reportReturned, .remarkAdded, .planConfirmed,
                ])
            #expect(try await inbox(district, cast.outsider) == [.planConfirmed])
            // Handed on twice, nothing comes twice.
            #expect(try await district.handOn() == 0)
            #expect(try await inbox(district, cast.reporter).count == 5)
        }
    }

    @Test("what is refused or undone is told to nobody", arguments: Engine.available)
    func undone(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.handOn()
            let before = try await district.snapshot().count("outbox")
            #expect(
                try await district.refusal {
                    try await district.move(.accept, by: district.cast.reviewer)
                } != [])
            // A fault after the event was written takes the event along.
            await #expect(throws: DatabaseError.self) {
                try await district.office.database.write { tx in
                    try tx.execute(
                        """
                        INSERT INTO outbox (jurisdiction, id, kind, subject, happened_at, facts)
                        VALUES (\(district.office.jurisdiction), 'x', 'plan-confirmed', 'x', 'x', '{}')
                        """)
                    try tx.execute("INSERT INTO no_such_table VALUES (1)")
                }
            }
            #expect(try await district.snapshot().count("outbox") == before)
            #expect(try await district.handOn() == 0)
        }
    }

    @Test("read by its person alone, one or all", arguments: Engine.available)
    func reading(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.submit()
            try await district.move(.return, by: district.cast.reviewer, reason: "补充")
            try await district.handOn()
            let (office, reporter) = (district.office, district.cast.reporter)
            let entries = try await ReadInbox(office)(by: reporter).entries
            #expect(entries.count == 2 && entries.allSatisfy { $0.readAt == nil })
            #expect(
                try await district.refusal {
                    try await MarkInboxRead(office)(entries[0].id, by: district.cast.leader)
                } == ["inbox.not-found"])
            try await MarkInboxRead(office)(entries[0].id, by: reporter)
            let first = try await district.snapshot()
            try await MarkInboxRead(office.at(Instant(Fixed.day(7, 9), hour: 9)))(entries[0].id, by: reporter)
            #expect(first == (try await district.snapshot()))
            #expect(try await ReadInbox(office)(unreadOnly: true, by: reporter).entries.count == 1)
            #expect(try await MarkInboxRead(office).all(by: reporter) == 1)
            #expect(
                try await ReadInbox(office)(unreadOnly: true, by: district.cast.leader).entries.count == 2)
        }
    }

    @Test(
        "due days are told once each, with an entry; silent where nothing is due", arguments: Engine.available
    )
    func due(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            func prepare(_ month: Int, _ day: Int) async throws -> Int {
                try await PrepareDueAlerts(district.office(on: Fixed.day(month, day)))()
            }
            let units = try await district.plan().reportingUnits.count
            // The first quarter is long over when the plan comes into force: told once.
            #expect(try await prepare(5, 31) == units)
            let before = try await district.snapshot()
            #expect(try await prepare(6, 1) == 0)
            #expect(try await prepare(7, 3) == 0)
            #expect(before == (try await district.snapshot()))
            #expect(try await prepare(7, 4) == units)
            #expect(try await district.snapshot().auditLength == before.auditLength + 1)
            let told = try await district.snapshot()
            #expect(try await prepare(7, 4) == 0)
            #expect(try await prepare(7, 6) == 0)
            #expect(told == (try await district.snapshot()))
            try await district.submit(Cast.unit, 1)
            try await district.submit(Cast.unit, 2)
            // Whoever has handed everything in is not told that it is late; a second quarter is not yet open.
            #expect(try await prepare(7, 12) == units - 1)
            #expect(try await prepare(7, 18) == units - 1)
            #expect(try await prepare(7, 28) == 0)
            try await district.handOn()
            #expect(try await inbox(district, district.cast.reporter).filter { $0 == .reportsDue }.count == 1)
            #expect(!(try await inbox(district, district.cast.reporter)).contains(.reportsLate))
            #expect(
                try await inbox(district, district.cast.outsider).prefix(3) == [
                    .reportsVeryLate, .reportsLate, .reportsDue,
                ])
        }
    }
}
