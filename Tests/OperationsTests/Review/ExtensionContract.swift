import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Asking for more time", .serialized)
struct ExtensionContract {
    private func answer(
        _ district: District, _ decision: LaterDay.Decision, by person: Person? = nil,
        on day: Day? = nil
    ) async throws {
        let list = try await ReadExtensions(district.office)(by: district.cast.reviewer)
        try await AnswerExtension(day.map { district.office(on: $0) } ?? district.office)(
            list.requests[0].id, decision, by: person ?? district.cast.reviewer)
    }

    private func dueOn(_ district: District) async throws -> Day? {
        try await ReadProgress(district.office)(quarter: Fixed.quarter).reports
            .first { $0.unit.name.rawValue == Cast.unit }?.dueOn
    }

    @Test("asked for in time, granted later, for another day", arguments: Engine.available)
    func granted(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.askForTime(by: district.cast.reporter, on: Fixed.day(7, 7))
            #expect(try await dueOn(district) == Fixed.day(7, 7))
            try await answer(district, .grant(until: Fixed.day(7, 12)), on: Fixed.day(7, 10))
            #expect(try await dueOn(district) == Fixed.day(7, 12))
            #expect(
                try await district.refusal { try await answer(district, .decline(reason: "不")) }
                    == ["extension.answered"])
            // What was granted may be asked to last longer, while it lasts.
            #expect(
                try await district.refusal {
                    try await district.askForTime(
                        until: Fixed.day(7, 12), by: district.cast.reporter, on: Fixed.day(7, 12))
                } == ["extension.not-later"])
            try await district.askForTime(by: district.cast.reporter, on: Fixed.day(7, 12))
        }
    }

    @Test("declined with a reason; then it can be asked again", arguments: Engine.available)
    func declined(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.askForTime(by: district.cast.leader)
            #expect(
                try await district.refusal { try await district.askForTime(by: district.cast.reporter) }
                    == ["extension.pending"])
            #expect(
                try await district.refusal { try await answer(district, .decline(reason: "\n")) }
                    == ["words.missing"])
            try await answer(district, .decline(reason: "理由不充分"))
            #expect(try await dueOn(district) == Fixed.day(7, 7))
            try await district.askForTime(by: district.cast.reporter)
        }
    }

    @Test("who may ask, answer and see", arguments: Engine.available)
    func rights(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let cast = district.cast
            for person in cast.everybody where person.unit == nil {
                #expect(
                    try await district.refusal { try await district.askForTime(by: person) }
                        == ["person.not-allowed"])
            }
            try await district.askForTime(by: cast.reporter)
            for person in cast.everybody where person.role != .reviewer {
                #expect(
                    try await district.refusal {
                        try await answer(district, .grant(until: Fixed.day(7, 14)), by: person)
                    } == ["person.not-allowed"])
            }
            let read = ReadExtensions(district.office)
            #expect(try await read(by: cast.outsider).requests.isEmpty)
            #expect(try await read(by: cast.leader).requests.count == 1)
            #expect(try await read(by: cast.auditor).requests.count == 1)
            #expect(await codes { _ = try await read(by: cast.administrator) } == ["person.not-allowed"])
            let (quarters, own) = (try await read(by: cast.outsider).askable, try await read(by: cast.leader))
            #expect(quarters.contains(Fixed.quarter) && !own.askable.contains(Fixed.quarter))
            #expect(try await read(by: cast.reviewer).askable.isEmpty)
        }
    }

    @Test("too late, not later, in another year", arguments: Engine.available)
    func refusals(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let reporter = district.cast.reporter
            func ask(_ until: Day, on day: Day = Fixed.day(7, 3)) async throws -> [String] {
                try await district.refusal {
                    try await district.askForTime(until: until, by: reporter, on: day)
                }
            }
            #expect(try await ask(Fixed.day(7, 14), on: Fixed.day(7, 8)) == ["extension.too-late"])
            #expect(try await ask(Fixed.day(7, 7)) == ["extension.not-later"])
            #expect(try await ask(Fixed.day(7, 7).adding(days: 365)) == ["extension.too-far"])
            #expect(try await ask(Fixed.day(7, 14)) == [])
            #expect(
                try await district.refusal {
                    try await answer(district, .grant(until: Fixed.day(7, 7).adding(days: 365)))
                } == ["extension.too-far"])
        }
    }
}
