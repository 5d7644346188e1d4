import Database
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Where numbers come from, on pages", .serialized)
struct SourcesPageTests {
    private func talks(_ site: TestSite) async throws -> Commitment {
        try #require(
            try await site.district.plan().action(2).commitments.first { $0.target?.unit == "场" })
    }

    /// The rows are those of any ledger: the tests of its pages write them through the site.
    private func fill(_ site: TestSite, _ talks: Commitment) async throws {
        let office = site.district.office.sealing(with: IdentityKeys(master: Array(repeating: 7, count: 32)))
        try await SetCommitmentSource(office)(
            [.init(talks.id, CommitmentSource(.feed(FeedReference("events", "sessions"))))],
            by: site.cast.reviewer)
        for number in 1...2 {
            _ = try await SaveRecord(office)(
                ledger: "events",
                raw: [
                    "title": "讲座\(number)", "kind": "lecture", "topic": "womens-health",
                    "held_on": Fixed.quarter.firstDay.adding(days: number).description, "venue": "文化馆",
                    "attendance": "40",
                ], by: site.cast.reporter)
        }
    }

    @Test("what words suggest is chosen already and holds only once it is saved", arguments: Engine.available)
    func suggested(engine: Engine) async throws {
        try await engine.withSite { site in
            let page = try await site.get("/plan/sources", as: site.cast.reviewer)
            #expect(page.status == 200)
            #expect(page.body.contains("childcare/places/residents/1000\" selected"))
            let before = try await ReadSources(site.district.office)(by: site.cast.reviewer)
            #expect(before.lines.allSatisfy { $0.source == nil })
            let fields = before.lines.flatMap { line in
                [
                    ("source.\(line.commitment.id)", SourcesInput.option(line.suggestion)),
                    ("note.\(line.commitment.id)", line.suggestion?.note ?? ""),
                ]
            }
            let saved = try await site.post("/plan/sources", as: site.cast.reviewer, fields)
            #expect(saved.status == 303)
            let after = try await ReadSources(site.district.office)(by: site.cast.reviewer)
            #expect(after.lines.allSatisfy { $0.source == $0.suggestion })
            #expect(after.open == 0)
        }
    }

    @Test(
        "a source that does not fit comes back at its field, with everything that was chosen",
        arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await engine.withSite { site in
            let talks = try await talks(site)
            let answer = try await site.post(
                "/plan/sources", as: site.cast.administrator,
                [("source.\(talks.id)", "childcare/places"), ("note.\(talks.id)", "<b>说明</b>")])
            #expect(answer.status == 422)
            #expect(answer.body.contains("href=\"#source-\(talks.id)\""))
            #expect(answer.body.contains("&lt;b&gt;说明"))
            for junk in ["", "x", "events/reading/nobody/abc", "//", String(repeating: "/", count: 50)] {
                let odd = try await site.post(
                    "/plan/sources", as: site.cast.administrator, [("source.\(talks.id)", junk)])
                #expect([303, 422].contains(odd.status), "\(junk)")
            }
        }
    }

    @Test(
        "a reference figure is noted with its source, and faults stand at their fields",
        arguments: Engine.available)
    func references(engine: Engine) async throws {
        try await engine.withSite { site in
            func send(_ value: String, _ day: String, _ source: String) async throws -> TestSite.Answer {
                try await site.post(
                    "/plan/sources/references", as: site.cast.reviewer,
                    [("name", "residents"), ("value", value), ("as-of", day), ("source", source)])
            }
            let wrong = try await send("很多", "昨天", "公报")
            #expect(wrong.status == 422)
            #expect(wrong.body.contains("href=\"#value\"") && wrong.body.contains("href=\"#as-of\""))
            #expect(try await send("0", "2022-12-31", "").status == 422)
            #expect(try await send("404000", "2022-12-31", "统计公报").status == 303)
            let page = try await site.get("/plan/sources", as: site.cast.reviewer)
            #expect(page.body.contains("404000") && page.body.contains("统计公报"))
        }
    }

    @Test(
        "a report begins with the ledger's number; another one is asked for its reason and shown to the reviewer",
        arguments: Engine.available)
    func reconciled(engine: Engine) async throws {
        try await engine.withSite { site in
            let talks = try await talks(site)
            try await fill(site, talks)
            let path = try await site.path(Cast.unit, 2)
            let begun = try await site.get(path, as: site.cast.reporter)
            #expect(begun.body.contains("id=\"amount-\(talks.id)\" name=\"amount.\(talks.id)\" value=\"2\""))
            #expect(
                begun.body.contains(
                    "/ledgers/events/records?from=2023-04-01&amp;through=2023-06-30&amp;unit="))
            var content = try await site.district.content(Cast.unit, 2)
            content.entries = content.entries.map {
                $0.commitment == talks.id
                    ? ReportEntry(commitment: $0.commitment, definition: $0.definition, value: .amount(.one))
                    : $0
            }
            var form = try await site.form(content, action: 2)
            #expect(try await site.upload(path, as: site.cast.reporter, form, files: []).status == 303)
            let asked = try await site.get(path, as: site.cast.reporter)
            #expect(asked.body.contains("台账计 2场") && asked.body.contains("请写明差异原因"))
            let refused = try await site.post(
                path + "/signature", as: site.cast.leader, [("revision", "1")])
            #expect(refused.status == 422 || refused.status == 409)
            form = form.filter { $0.0 != "base" && $0.0 != "difference.\(talks.id)" }
            form += [("base", "1"), ("difference.\(talks.id)", "一场重复录入<i>")]
            #expect(try await site.upload(path, as: site.cast.reporter, form, files: []).status == 303)
            // The reason alone changes: the comparison of revisions shows both.
            form = form.filter { $0.0 != "base" && $0.0 != "difference.\(talks.id)" }
            form += [("base", "2"), ("difference.\(talks.id)", "一场重复录入<i>，已上报")]
            #expect(try await site.upload(path, as: site.cast.reporter, form, files: []).status == 303)
            let history = try await site.get(path + "/history", as: site.cast.reporter).body
            #expect(history.contains("<del>一场重复录入&lt;i&gt;</del>"))
            #expect(history.contains("<ins>一场重复录入&lt;i&gt;，已上报</ins>"))
            try await site.district.move(.sign, Cast.unit, 2)
            try await site.district.move(.submit, Cast.unit, 2)
            let review = try await site.get(
                path.replacing("/reports/", with: "/review/"), as: site.cast.reviewer)
            #expect(review.body.contains("审签时台账计 2场"))
            #expect(review.body.contains("一场重复录入&lt;i&gt;"))
            try await site.district.move(.accept, Cast.unit, 2)
            let shown = try await site.get(
                "/plan/actions/2/commitments/\(talks.ordinal)?quarter=2023Q2", as: site.cast.outsider)
            #expect(shown.body.contains("《活动》台账"))
            // Another unit's people neither open the rows nor read the reason.
            #expect(!shown.body.contains("/ledgers/events/records"))
            #expect(!shown.body.contains("一场重复录入"))
        }
    }
}
