import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("How people want to be told", .serialized)
struct ContactContract {
    @Test("an address of one's own, which the log never learns", arguments: Engine.available)
    func address(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let (office, person) = (district.office, district.cast.auditor)
            func change(_ email: String, _ byMail: Bool) async throws {
                try await ChangeContact(office)(email: email, byMail: byMail, by: person)
            }
            #expect(try await district.refusal { try await change("", true) } == ["mail.address-needed"])
            #expect(
                try await district.refusal { try await change("a@b\nc", true) } == ["mail.address-invalid"])
            let before = try await district.snapshot()
            try await change("a@example.org", true)
            let after = try await district.snapshot()
            #expect(before.changes(to: after) == ["audit_entries", "audit_heads", "contacts"])
            #expect(!(after.rows["audit_entries"] ?? []).contains { $0.contains("example.org") })
            try await change("a@example.org", true)
            #expect(after == (try await district.snapshot()))
            try await change("", false)
            #expect(
                try await ReadContact(office)(by: person) == Contact(email: "", byMail: false, feedSince: nil)
            )
        }
    }

    @Test(
        "a calendar with a secret address: kept as a hash, replaced, taken away", arguments: Engine.available)
    func calendar(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let (office, person) = (district.office, district.cast.reporter)
            let token = try await MakeCalendarFeed(office)(by: person)
            #expect(
                !(try await district.snapshot().rows["calendar_feeds"] ?? []).contains { $0.contains(token) })
            let due = try await ReadCalendarFeed(office)(token: token)
            #expect(due.person.id == person.id)
            #expect(due.items.contains { $0.what == .reports(Fixed.quarter) && $0.dueOn == Fixed.day(7, 7) })
            let own = try await district.plan().actions.flatMap(\.commitments).filter {
                $0.accountable == person.unit
            }
            for item in due.items {
                guard case .commitment(let id, _, _, _) = item.what else { continue }
                #expect(own.contains { $0.id == id })
            }
            let second = try await MakeCalendarFeed(office)(by: person)
            func gone(_ token: String) async throws {
                #expect(
                    try await district.refusal { _ = try await ReadCalendarFeed(office)(token: token) }
                        == ["calendar.not-found"])
            }
            try await gone(token)
            try await ExtendPeriod(office)(
                Fixed.quarter, unit: Cast.unit, to: Fixed.day(7, 20), reason: "汛期", by: district.cast.reviewer
            )
            #expect(
                try await ReadCalendarFeed(office)(token: second).items.contains {
                    $0.what == .reports(Fixed.quarter) && $0.dueOn == Fixed.day(7, 20)
                })
            try await DisablePerson(office)(name: person.name, by: district.cast.administrator)
            try await gone(second)
            try await EnablePerson(office)(name: person.name, by: district.cast.administrator)
            try await RemoveCalendarFeed(office)(by: person)
            try await gone(second)
            let before = try await district.snapshot()
            try await RemoveCalendarFeed(office)(by: person)
            #expect(before == (try await district.snapshot()))
        }
    }
}
