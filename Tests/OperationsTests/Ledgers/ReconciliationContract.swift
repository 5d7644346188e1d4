import Foundation
import Database
import Operations
import Programme
import TestSupport
import Testing

@Suite("A report beside its ledger", .serialized)
struct ReconciliationContract {
    /// A district whose talks (2.1, 20场) are counted from the ledger of events, with two of them in it.
    private func withTalks(
        _ engine: Engine, _ test: (District, Office, Commitment) async throws -> Void
    ) async throws {
        try await engine.withDistrict { district in
            let office = district.office.sealing(with: IdentityKeys(master: Array(repeating: 7, count: 32)))
            let talks = try #require(
                try await district.plan().action(2).commitments.first { $0.target?.unit == "场" })
            try await SetCommitmentSource(office)(
                [.init(talks.id, CommitmentSource(.feed(FeedReference("events", "sessions"))))],
                by: district.cast.reviewer)
            for number in 1...2 { try await add(number, office, district) }
            try await test(district, office, talks)
        }
    }

    private func add(_ number: Int, _ office: Office, _ district: District) async throws {
        _ = try await SaveRecord(office)(
            ledger: "events",
            raw: [
                "title": "讲座\(number)", "kind": "lecture", "topic": "womens-health",
                "held_on": Fixed.quarter.firstDay.adding(days: number).description, "venue": "文化馆",
                "attendance": "40",
            ], by: district.cast.reporter(of: Cast.unit))
    }

    private func save(
        _ amount: Amount, _ reason: String?, of talks: Commitment, _ district: District, _ office: Office
    ) async throws {
        var content = try await district.content(Cast.unit, 2)
        content.problems = ""
        content.entries = content.entries.map { entry in
            entry.commitment == talks.id
                ? ReportEntry(
                    commitment: talks.id, definition: entry.definition, value: .amount(amount),
                    difference: reason) : entry
        }
        try await SaveReport(office)(
            content, quarter: Fixed.quarter, unit: Cast.unit, action: 2,
            by: district.cast.reporter(of: Cast.unit))
    }

    private func reviewed(_ district: District) async throws -> ReviewedReport {
        try await ReadReviewedReport(district.office)(
            quarter: Fixed.quarter, action: 2, unit: try await district.unit(Cast.unit).id,
            by: district.cast.reviewer)
    }

    @Test(
        "another number is signed only with a reason, and the reviewer sees both", arguments: Engine.available
    )
    func differs(engine: Engine) async throws {
        try await withTalks(engine) { district, office, talks in
            let three = try Amount(3)
            try await save(three, nil, of: talks, district, office)
            let refused = await #expect(throws: Problems.self) {
                try await district.move(.sign, Cast.unit, 2)
            }
            let problem = try #require(refused?.all.first)
            #expect(refused?.all.map(\.code) == ["entry.differs-from-ledger"])
            #expect(problem.message.details["counted"] == "2")
            try await save(three, "一场尚未录入", of: talks, district, office)
            try await district.move(.sign, Cast.unit, 2)
            try await district.move(.submit, Cast.unit, 2)
            let report = try await reviewed(district)
            let flag = try #require(report.flags.first { $0.kind == .differs })
            #expect(flag.details["reason"] == "一场尚未录入")
            #expect(report.countings[talks.id]?.counting.amount == (try Amount(2)))
            let queue = try await district.queue()
            #expect(!queue.unflagged.contains { $0.record.id == report.record?.id })
            await #expect(throws: Problems.self) {
                try await AcceptReports(district.office)(
                    [.init(report: try #require(report.record).id, revision: 2)], quarter: Fixed.quarter,
                    by: district.cast.reviewer)
            }
            #expect(try await CheckIntegrity(office)() == [])
        }
    }

    @Test("what the ledger said is frozen with the signature", arguments: Engine.available)
    func frozen(engine: Engine) async throws {
        try await withTalks(engine) { district, office, talks in
            try await save(try Amount(2), nil, of: talks, district, office)
            try await district.move(.sign, Cast.unit, 2)
            try await district.move(.submit, Cast.unit, 2)
            try await add(3, office, district)
            let then = try await reviewed(district)
            #expect(then.countings[talks.id]?.counting.amount == (try Amount(2)))
            #expect(then.countings[talks.id]?.counting.version == 1)
            #expect(!then.flags.contains { $0.kind == .differs })
            // Taken back, it is signed against what the ledger says by then.
            try await district.move(.withdraw, Cast.unit, 2)
            let again = await #expect(throws: Problems.self) {
                try await district.move(.sign, Cast.unit, 2)
            }
            #expect(again?.all.first?.message.details["counted"] == "3")
        }
    }

    @Test(
        "a form that says the same number keeps the reason; one that says another asks for it",
        arguments: Engine.available)
    func forms(engine: Engine) async throws {
        try await withTalks(engine) { district, office, talks in
            try await save(try Amount(3), "一场尚未录入", of: talks, district, office)
            let form = try await district.form()
            var content = try #require(try await district.report(Cast.unit, 2)).content
            content.narrative = "从表格里改的文字"
            _ = try await district.bring(form.filled([2: content]))
            let kept = try #require(try await district.report(Cast.unit, 2)?.content)
            #expect(kept.narrative == "从表格里改的文字")
            #expect(kept.entry(of: talks.id)?.difference == "一场尚未录入")
            content.entries = content.entries.map { entry in
                entry.commitment == talks.id
                    ? ReportEntry(commitment: talks.id, definition: entry.definition, value: .amount(.one))
                    : entry
            }
            let refused = await #expect(throws: Problems.self) {
                try await district.bring(form.filled([2: content]))
            }
            #expect(refused?.all.map(\.code) == ["entry.differs-from-ledger"])
            #expect(refused?.all.first?.message.details["counted"] == "2")
            #expect(try await district.report(Cast.unit, 2)?.content.narrative == "从表格里改的文字")
            content.entries = content.entries.map { entry in
                entry.commitment == talks.id
                    ? ReportEntry(
                        commitment: talks.id, definition: entry.definition, value: .amount(.one),
                        difference: "一场取消") : entry
            }
            _ = try await district.bring(form.filled([2: content]))
            #expect(
                try await district.report(Cast.unit, 2)?.content.entry(of: talks.id)?.difference == "一场取消")
            try await district.move(.sign, Cast.unit, 2)
        }
    }

    @Test("a blank form holds the ledger's number, which is nobody's answer yet", arguments: Engine.available)
    func blankForms(engine: Engine) async throws {
        try await withTalks(engine) { district, office, talks in
            let form = try await district.form()
            #expect(form.identity.counted[talks.id] == "2")
            let section = try #require(form.context.sections.first { $0.action.ordinal == 2 })
            #expect(section.countings[talks.id]?.source == "《活动》台账：\(try feedName())")
            // Sent back as it is, it says nothing.
            #expect(try await district.bring(form).outcome == .unchanged)
            #expect(try await district.report(Cast.unit, 2)?.revision == nil)
            // A row comes in while the form is with the unit: the number that it went out with is kept as a draft, and
            // whoever signs is asked.
            try await add(3, office, district)
            let two = try Amount(2)
            var content = try await district.content(Cast.unit, 2)
            content.entries = content.entries.map { entry in
                entry.commitment == talks.id
                    ? ReportEntry(
                        commitment: talks.id, definition: entry.definition, value: .amount(two))
                    : entry
            }
            _ = try await district.bring(form.filled([2: content]))
            #expect(try await district.report(Cast.unit, 2)?.content.entry(of: talks.id)?.value.plain == "2")
            await #expect(throws: Problems.self) { try await district.move(.sign, Cast.unit, 2) }
        }
    }

    private func feedName() throws -> String {
        let ledger = try #require(BuiltInLedgers.all.first { $0.name == "events" })
        return try #require(ledger.feed("sessions")).label.zhHans
    }

    @Test("sources are set by the office alone, all or none, with one entry", arguments: Engine.available)
    func sources(engine: Engine) async throws {
        try await withTalks(engine) { district, office, talks in
            let plan = try await district.plan()
            let visits = try #require(
                plan.actions.flatMap(\.commitments).first { $0.counting == .visits })
            let choices: [SetCommitmentSource.Choice] = [
                .init(talks.id, CommitmentSource(.typed, note: "由单位填报")),
                .init(
                    visits.id, CommitmentSource(.feed(FeedReference("trainings", "domestic-service-persons")))
                ),
                .init(visits.id, CommitmentSource(.typed)), .init(ID("nobody"), nil),
                .init(talks.id, CommitmentSource(.feed(FeedReference("events", "no-such")))),
            ]
            let refused = await #expect(throws: Problems.self) {
                try await SetCommitmentSource(office)(choices, by: district.cast.reviewer)
            }
            #expect(
                refused?.all.map(\.code) == [
                    "source.counts-otherwise", "source.note-missing", "source.commitment-unknown",
                    "source.feed-unknown",
                ])
            let before = try await ReadSources(office)(by: district.cast.administrator)
            #expect(before.lines.first { $0.commitment.id == talks.id }?.source?.feed?.ledger == "events")
            for person in [district.cast.reporter, district.cast.auditor, district.cast.districtLeader] {
                await #expect(throws: Problem.self) {
                    try await SetCommitmentSource(office)([choices[0]], by: person)
                }
                await #expect(throws: Problem.self) {
                    _ = try await ReadSources(office)(by: person)
                }
            }
            #expect(try await SetCommitmentSource(office)([choices[0]], by: district.cast.reviewer) == 1)
            #expect(try await SetCommitmentSource(office)([choices[0]], by: district.cast.reviewer) == 0)
            let events = try await office.database.read { db in
                try db.values(
                    """
                    SELECT event FROM audit_entries WHERE jurisdiction = \(office.jurisdiction)
                    ORDER BY sequence DESC LIMIT 1
                    """, as: String.self)
            }
            #expect(events == ["sources.set"])
        }
    }
}
