import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("The office's desk", .serialized)
struct ReviewQueueContract {
    private func look(
        _ district: District, _ unit: String = Cast.unit, _ action: Int = 1, by person: Person? = nil
    ) async throws -> ReviewedReport {
        try await ReadReviewedReport(district.office)(
            quarter: Fixed.quarter, action: action, unit: try await district.unit(unit).id,
            by: person ?? district.cast.reviewer)
    }

    @Test("the longest waiting comes first, with what should be looked at", arguments: Engine.available)
    func queue(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.submit(Cast.otherUnit, 3, on: Fixed.day(7, 4))
            try await district.submit(Cast.unit, 1, on: Fixed.day(7, 12))
            try await district.submit(Cast.unit, 2, on: Fixed.day(7, 5))
            try await district.save(Cast.otherUnit, 2)
            let queue = try await district.queue(on: Fixed.day(7, 13))
            #expect(queue.items.map(\.status.action.ordinal) == [3, 2, 1])
            #expect(queue.items.map(\.waitingDays) == [7, 6, 1])
            #expect(queue.items[0].flags.map(\.kind) == [.problems])
            // The fixture's five places are far beyond the three that were promised.
            #expect(queue.items[2].flags.map(\.kind) == [.overTarget, .problems, .late])
            #expect(queue.items[2].flags.last?.details["days"] == "3")
            #expect(queue.missing.count == queue.statuses.count - 3)
            #expect(queue.unflagged.isEmpty)
        }
    }

    @Test("without a quarter, the one that waits", arguments: Engine.available)
    func pressing(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let later = district.office(on: Fixed.day(10, 9))
            func quarter() async throws -> Int {
                try await ReadReviewQueue(later)(by: district.cast.reviewer).period.quarter.number
            }
            #expect(try await quarter() == 3)
            try await district.submit()
            #expect(try await quarter() == 2)
        }
    }

    @Test("the office sees what was handed in, not what is being written", arguments: Engine.available)
    func handedIn(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            #expect(try await look(district).content == nil)
            try await district.save(text: "未报之稿")
            #expect(try await look(district).content == nil)
            try await district.move(.sign)
            try await district.move(.submit)
            #expect(try await look(district).content?.narrative == "未报之稿")
            #expect(try await look(district).difference == nil)
            try await district.move(.return, reason: "补充")
            try await district.save(text: "改写之稿")
            #expect(try await look(district).content?.narrative == "未报之稿")
            #expect(try await look(district).status.state == .draft)
            try await district.save(text: "已报之稿")
            try await district.move(.sign)
            try await district.move(.submit)
            let seen = try await look(district)
            #expect(seen.content?.narrative == "已报之稿")
            // Held against what the office saw before, not against the draft in between.
            #expect(
                seen.difference?.texts.first?.pieces == [
                    .init(.removed, "未"), .init(.added, "已"), .init(.same, "报之稿"),
                ])
            #expect(seen.flags.map(\.kind) == [.overTarget, .problems, .resubmitted])
            #expect(seen.thread.entries.count == 1)
            try await district.move(.withdraw)
            #expect(try await look(district).content?.narrative == "未报之稿")
        }
    }

    @Test("values beside the target, now and if accepted", arguments: Engine.available)
    func lines(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.submit()
            let lines = try await look(district).lines
            #expect(lines.count == 3)
            #expect(lines[0].commitment.target?.value == 3 && lines[0].value.amount?.value == 5)
            #expect(lines[0].before == nil)
            #expect(lines[0].now.progress.light == .grey && lines[0].ifAccepted.progress.light == .green)
            try await district.move(.accept)
            let queue = try await district.queue()
            #expect(!queue.turnedRed.contains { $0.commitment.id == lines[0].commitment.id })
            #expect(try await look(district).lines[0].now.progress.light == .green)
        }
    }

    @Test("a photograph that serves twice is flagged", arguments: Engine.available)
    func photographs(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let first = try await district.bring(District.picture())
            try await district.save(with: [first])
            try await district.move(.sign)
            try await district.move(.submit)
            #expect(!(try await district.queue().items[0].flags.contains { $0.kind == .repeatedPhotograph }))
            // The same picture as another program hands it over, for another unit's report.
            let second = try await district.bring(
                District.sameExposure("x"), unit: Cast.otherUnit, action: 3)
            try await district.save(with: [second], unit: Cast.otherUnit, action: 3)
            let flags = try await district.queue().items[0].flags
            #expect(flags.first { $0.kind == .repeatedPhotograph }?.details == ["count": "1"])
        }
    }

    @Test("only who oversees all units may see the desk", arguments: Engine.available)
    func rights(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.submit()
            let readers: Set<Role> = [.reviewer, .auditor, .districtLeader]
            for person in district.cast.everybody {
                let expected = readers.contains(person.role) ? [] : ["person.not-allowed"]
                let office = district.office
                #expect(await codes { _ = try await ReadReviewQueue(office)(by: person) } == expected)
                #expect(await codes { _ = try await look(district, by: person) } == expected)
                #expect(await codes { _ = try await ReadReminders(office)(by: person) } == expected)
                #expect(
                    await codes { _ = try await ReadQuarterState(office)(Fixed.quarter, by: person) }
                        == expected)
            }
            #expect(await codes { _ = try await look(district, Cast.unit, 3) } == ["review.no-report"])
            #expect(await codes { _ = try await look(district, Cast.unit, -1) } == ["review.no-report"])
        }
    }

    @Test("a quarter's page names what keeps it from being locked", arguments: Engine.available)
    func state(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            func state() async throws -> QuarterState {
                try await ReadQuarterState(district.office)(Fixed.quarter, by: district.cast.auditor)
            }
            try await district.accept()
            try await district.askForTime(by: district.cast.outsider)
            let open = try await state()
            #expect(open.hindrances.count == open.statuses.count - 1 && open.lock == nil)
            #expect(open.openRequests == 1)
            for (unit, action) in try await district.due() where (unit, action) != (Cast.unit, 1) {
                try await district.accept(unit, action)
            }
            try await LockQuarter(district.office)(Fixed.quarter, by: district.cast.reviewer)
            let locked = try await state()
            #expect(locked.hindrances.isEmpty)
            #expect(locked.lock?.by == district.cast.reviewer.name && locked.lock?.at == Fixed.now)
        }
    }
}
