import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Reminders", .serialized)
struct ReminderContract {
    private func unread(_ district: District, by person: Person? = nil) async throws -> [Reminder] {
        try await ReadReminders(district.office).unread(by: person ?? district.cast.reporter)
    }

    @Test("says what there is to do, once a day", arguments: Engine.available)
    func once(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.save(Cast.unit, 2)
            let first = try await district.remind()
            #expect(first.map(\.causes.count) == [2])
            #expect(first[0].causes.map(\.kind) == [.missing, .unsigned])
            let before = try await district.snapshot()
            #expect(try await district.remind().isEmpty)
            #expect(before == (try await district.snapshot()))
            // Something new on the same day is told, and it alone.
            try await district.move(.sign, Cast.unit, 2)
            #expect(try await district.remind().map(\.causes.count) == [1])
            #expect(try await district.remind(on: Fixed.day(7, 4)).map(\.causes.count) == [2])
            #expect(try await unread(district).count == 3)
            #expect(try await unread(district, by: district.cast.outsider).isEmpty)
            #expect(try await unread(district, by: district.cast.reviewer).isEmpty)
        }
    }

    @Test("silent where nothing is due", arguments: Engine.available)
    func silent(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.submit(Cast.unit, 1)
            try await district.submit(Cast.unit, 2)
            #expect(try await district.remind().isEmpty)
            let both = try await district.remind([Cast.unit, Cast.otherUnit])
            #expect(both.count == 1)
            #expect(both.first?.unit == (try await district.unit(Cast.otherUnit).id))
            let digest = try await ReadReminders(district.office)(
                quarter: Fixed.quarter, by: district.cast.reviewer)
            #expect(!digest.owed.contains { $0.unit.name.rawValue == Cast.unit })
            #expect(digest.owed.first { $0.unit.name.rawValue == Cast.otherUnit }?.news.isEmpty == true)
            // Before the period opens nobody owes anything.
            #expect(try await district.remind([Cast.otherUnit], on: Fixed.day(5, 31)).isEmpty)
            try await district.move(.return, Cast.unit, 1, reason: "补充")
            #expect(try await district.remind().first?.causes.map(\.kind) == [.returned])
        }
    }

    @Test("refused without a unit, without words, to anybody but the reviewer", arguments: Engine.available)
    func refusals(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            for person in district.cast.everybody where person.role != .reviewer {
                #expect(
                    try await district.refusal { try await district.remind(by: person) }
                        == ["person.not-allowed"])
            }
            #expect(try await district.refusal { try await district.remind([]) } == ["reminder.none-chosen"])
            #expect(
                try await district.refusal {
                    try await SendReminders(district.office)(
                        " ", quarter: Fixed.quarter, to: [ID("x")], by: district.cast.reviewer)
                } == ["words.missing"])
            try await district.acceptAll()
            try await LockQuarter(district.office)(Fixed.quarter, by: district.cast.reviewer)
            #expect(try await district.refusal { try await district.remind() } == ["report.quarter-locked"])
        }
    }

    @Test("put aside by the unit alone; a second time changes nothing", arguments: Engine.available)
    func dismissed(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let id = try #require(try await district.remind().first?.id)
            func dismiss(_ person: Person) async throws {
                try await DismissReminder(district.office)(id, by: person)
            }
            #expect(
                try await district.refusal { try await dismiss(district.cast.outsider) }
                    == ["reminder.not-found"])
            #expect(
                try await district.refusal { try await dismiss(district.cast.reviewer) }
                    == ["person.not-allowed"])
            try await dismiss(district.cast.leader)
            #expect(try await unread(district).isEmpty)
            let before = try await district.snapshot()
            try await dismiss(district.cast.reporter)
            #expect(before == (try await district.snapshot()))
            let sent = try await ReadReminders(district.office)(
                quarter: Fixed.quarter, by: district.cast.auditor
            ).sent
            #expect(sent.first?.readBy == district.cast.leader.id)
        }
    }
}
