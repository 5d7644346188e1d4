import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("What is said of a report", .serialized)
struct RemarkContract {
    private func thread(_ district: District, by person: Person) async throws -> ReportThread {
        try await ReadThread(district.office)(
            quarter: Fixed.quarter, action: 1, unit: try await district.unit(Cast.unit).id, by: person)
    }

    @Test("office and unit speak in turn; a return's reason stands among it", arguments: Engine.available)
    func speaks(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let cast = district.cast
            #expect(
                try await district.refusal { try await district.remark(by: cast.reviewer) }
                    == ["report.nothing-saved"])
            try await district.submit()
            let commitment = try await district.plan().action(1)
                .commitments(of: district.unit(Cast.unit).id)[0].id
            try await district.remark(commitment: commitment, by: cast.reviewer)
            try await district.move(.return, reason: "缺少签到表")
            try await district.save(text: "已补签到表")
            try await district.remark("已补充\r\n\u{0}请查收", by: cast.reporter)
            // The office speaks of what it has, the unit of what it writes.
            try await district.remark("收到", by: cast.reviewer)
            #expect(try await district.remarks().map(\.revision) == [1, 2, 1])
            #expect(try await district.remarks().map(\.text) == ["请说明数据来源", "已补充\n请查收", "收到"])
            #expect(try await district.remarks()[0].commitment == commitment)
            let thread = try await thread(district, by: cast.leader)
            #expect(thread.entries.count == 4)
            #expect(
                thread.entries.contains { entry in
                    if case .move(let move) = entry { move.reason == "缺少签到表" } else { false }
                })
        }
    }

    @Test("who may speak, who may read, who may settle", arguments: Engine.available)
    func rights(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let cast = district.cast
            try await district.submit()
            for person in [cast.reviewer, cast.reporter, cast.leader] {
                try await district.remark(by: person)
            }
            for person in [cast.outsider, cast.leader(of: Cast.otherUnit)] {
                #expect(
                    try await district.refusal { try await district.remark(by: person) }
                        == ["report.other-unit"])
                #expect(await codes { _ = try await thread(district, by: person) } == ["report.other-unit"])
            }
            for person in [cast.administrator, cast.console] {
                #expect(await codes { _ = try await thread(district, by: person) } == ["person.not-allowed"])
            }
            for person in [cast.auditor, cast.districtLeader] {
                #expect(
                    try await district.refusal { try await district.remark(by: person) }
                        == ["person.not-allowed"])
                _ = try await thread(district, by: person)
            }
            let first = try await district.remarks()[0].id
            func resolve(_ id: ID<Remark>, by person: Person) async throws {
                try await ResolveRemark(district.office)(id, by: person)
            }
            for person in cast.everybody where person.role != .reviewer {
                #expect(
                    try await district.refusal { try await resolve(first, by: person) }
                        == ["person.not-allowed"])
            }
            try await resolve(first, by: cast.reviewer)
            #expect(
                try await district.refusal { try await resolve(first, by: cast.reviewer) }
                    == ["remark.already-resolved"])
            #expect(
                try await district.refusal { try await resolve(ID("'--"), by: cast.reviewer) }
                    == ["remark.not-found"])
            #expect(try await district.queue().items[0].flags.contains { $0.kind == .openRemark })
        }
    }

    @Test(
        "nothing empty, endless, or of somebody else's commitment; nothing after the lock",
        arguments: Engine.available)
    func refusals(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let cast = district.cast
            try await district.submit()
            for (words, code) in [
                ("", "words.missing"), (" \n\u{200E}", "words.missing"),
                (String(repeating: "长", count: 2001), "words.too-long"),
                ("e" + String(repeating: "\u{301}", count: 2001), "words.too-long"),
            ] {
                #expect(
                    try await district.refusal { try await district.remark(words, by: cast.reviewer) } == [
                        code
                    ])
            }
            let other = try await district.plan().action(2).commitments[0].id
            #expect(
                try await district.refusal {
                    try await district.remark(commitment: other, by: cast.reviewer)
                } == ["remark.commitment-unknown"])
            try await district.move(.accept)
            for (unit, action) in try await district.due() where (unit, action) != (Cast.unit, 1) {
                try await district.accept(unit, action)
            }
            try await LockQuarter(district.office)(Fixed.quarter, by: cast.reviewer)
            #expect(
                try await district.refusal { try await district.remark(by: cast.reporter) }
                    == ["report.quarter-locked"])
        }
    }
}
