import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("A report's page")
struct ReportPageTests {
    @Test("from the blank form to the receipt, as three people do it", arguments: Engine.available)
    func whole(engine: Engine) async throws {
        try await engine.withSite { site in
            let (reporter, leader) = (site.cast.reporter, site.cast.leader)
            let path = try await site.path()
            let list = try await site.get("/reports", as: reporter)
            #expect(list.status == 200 && list.body.contains("href=\"\(path)\""))
            #expect(try await site.get(path, as: reporter).body.contains("id=\"report-form\""))
            let content = try await site.district.content(text: "开展“三优”行动 <b>&")
            let saved = try await site.upload(path, as: reporter, site.form(content), files: [])
            #expect(saved.status == 303 && saved.location == path)
            #expect(try await site.district.report()?.content == content)
            let page = try await site.get(path, as: reporter).body
            #expect(page.contains("开展“三优”行动 &lt;b&gt;&amp;</textarea>"))
            // The leader sees what is signed, not a form; and signs that revision alone.
            let toSign = try await site.get(path, as: leader).body
            #expect(!toSign.contains("id=\"report-form\"") && toSign.contains("/signature"))
            #expect(try await site.post("\(path)/signature", as: leader, [("revision", "2")]).status == 409)
            #expect(try await site.post("\(path)/signature", as: leader, [("revision", "1")]).status == 303)
            let sent = try await site.post("\(path)/submission", as: reporter, [("revision", "1")])
            #expect(sent.location == "\(path)/receipt")
            let receipt = try await site.get("\(path)/receipt", as: reporter).body
            #expect(receipt.contains(Digest.sha256(content.canonical)) && receipt.contains(leader.name))
            #expect(try await site.get(path, as: reporter).body.contains("/withdrawal"))
            try await site.district.move(.review)
            let late = try await site.post("\(path)/withdrawal", as: reporter, [("revision", "1")])
            #expect(late.status == 409)
            try await site.district.move(.return, reason: "数字与附件不符")
            let back = try await site.get(path, as: reporter).body
            #expect(back.contains("数字与附件不符") && back.contains("id=\"report-form\""))
            let history = try await site.get("\(path)/history", as: leader).body
            #expect(history.contains("数字与附件不符") && history.contains("退回"))
        }
    }

    @Test("three states of a value are three things", arguments: Engine.available)
    func states(engine: Engine) async throws {
        try await engine.withSite { site in
            let commitments = try await site.commitments()
            let (first, second) = (commitments[0], commitments[1])
            let path = try await site.path()
            let fields = try await site.form(try await site.district.content()) { fields in
                fields.set(.amount(.zero), of: first.id)
                fields.set(.notReported, of: second.id)
                for other in commitments.dropFirst(2) {
                    fields.set(.notApplicable(reason: "下半年"), of: other.id)
                }
            }
            #expect(try await site.upload(path, as: site.cast.reporter, fields, files: []).status == 303)
            let entries = try await site.district.report()?.content.entries ?? []
            #expect(entries[0].value == .amount(.zero) && entries[1].value == .notReported)
            #expect(entries.dropFirst(2).allSatisfy { $0.value == .notApplicable(reason: "下半年") })
            let page = try await site.get(path, as: site.cast.reporter).body
            #expect(page.contains("name=\"state.\(first.id)\" value=\"reported\" checked"))
            #expect(page.contains("name=\"state.\(second.id)\" value=\"none\" checked"))
        }
    }

    @Test(
        "every fault is told at once, with a way to its field, and nothing typed is lost",
        arguments: Engine.available)
    func faults(engine: Engine) async throws {
        try await engine.withSite { site in
            let commitments = try await site.commitments()
            let path = try await site.path()
            var fields = try await site.form(try await site.district.content(text: "写了很久"))
            func put(_ name: String, _ value: String) {
                fields.removeAll { $0.0 == name }
                fields.append((name, value))
            }
            put("amount.\(commitments[0].id)", "三处")
            put("state.\(commitments[1].id)", "inapplicable")
            let answer = try await site.upload(path, as: site.cast.reporter, fields, files: [])
            #expect(answer.status == 422)
            #expect(answer.body.contains("href=\"#amount-\(commitments[0].id)\""))
            #expect(answer.body.contains("id=\"amount-\(commitments[0].id)\""))
            #expect(answer.body.contains("value=\"三处\"") && answer.body.contains("写了很久"))
            #expect(answer.body.contains("href=\"#reason-\(commitments[1].id)\""))
            #expect(try await site.district.report() == nil)
            // It is there when the page is opened again, on another machine too.
            let again = try await site.get(path, as: site.cast.reporter).body
            #expect(again.contains("value=\"三处\"") && again.contains("写了很久"))
            let gone = try await site.post("\(path)/discarding", as: site.cast.reporter)
            #expect(gone.status == 303)
            #expect(!(try await site.get(path, as: site.cast.reporter).body.contains("写了很久")))
        }
    }

    @Test("a number beside another state is asked about, not guessed", arguments: Engine.available)
    func contradictions(engine: Engine) async throws {
        try await engine.withSite { site in
            let own = try await site.commitments()[0]
            func answer(_ state: String, _ amount: String, _ reason: String) async throws -> TestSite.Answer {
                let kept = try await site.form(try await site.district.content()).filter {
                    !$0.0.hasSuffix(own.id.rawValue)
                }
                return try await site.upload(
                    site.path(), as: site.cast.reporter,
                    kept + [
                        ("state.\(own.id)", state), ("amount.\(own.id)", amount),
                        ("reason.\(own.id)", reason),
                    ], files: [])
            }
            for (state, amount, reason) in [
                ("none", "5", ""), ("inapplicable", "5", "无"), ("inapplicable", "", " "),
                ("reported", "", ""),
                ("reported", "5", "有原因"), ("reported", "-1", ""), ("reported", "1.5", ""),
                ("reported", "1e9", ""),
            ] {
                #expect(try await answer(state, amount, reason).status == 422, "\(state) \(amount) \(reason)")
            }
            #expect(try await site.district.report() == nil)
            #expect(try await answer("reported", "１，２００", "").status == 303)
            #expect(try await site.district.report()?.content.entries[0].value == .amount(try Amount(1200)))
        }
    }

    @Test("wrong unit, wrong action, wrong district, nobody's business", arguments: Engine.available)
    func access(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.save()
            let path = try await site.path()
            let outsider = site.cast.outsider
            for rest in ["", "/history", "/receipt"] {
                #expect(try await site.get(path + rest, as: outsider).status == 403)
            }
            for person in [site.cast.reviewer, site.cast.auditor, site.cast.districtLeader] {
                // What a unit writes is its own; what it handed in is read at the office's desk.
                let page = try await site.get(path, as: person)
                #expect(page.status == 303 && page.location == path.replacing("/reports/", with: "/review/"))
                #expect(try await site.get("\(path)/history", as: person).status == 403)
            }
            #expect(try await site.get(path, as: site.cast.administrator).status == 403)
            let other = try await site.path(Cast.unit, 3)
            #expect(try await site.get(other, as: site.cast.reporter).status == 404)
            let strange = path.replacing("/1/", with: "/99/")
            #expect(try await site.get(strange, as: site.cast.reporter).status == 404)
            #expect(try await site.get("/reports/2023Q9/1/x", as: site.cast.reporter).status == 404)
            let form = try await site.form(try await site.district.content())
            #expect(try await site.upload(path, as: outsider, form, files: []).status == 403)
            #expect(try await site.upload(path, as: site.cast.leader, form, files: []).status == 403)
            let foreignLeader = site.cast.leader(of: Cast.otherUnit)
            #expect(
                try await site.post("\(path)/signature", as: foreignLeader, [("revision", "1")]).status == 403
            )
            #expect(try await site.post("\(path)/working-copy", as: outsider, form).status == 403)
            #expect(try await site.district.report()?.revision == 1)
        }
    }

    @Test(
        "two who type at once: both versions are shown, and the choice is kept", arguments: Engine.available)
    func conflict(engine: Engine) async throws {
        try await engine.withSite { site in
            let path = try await site.path()
            let reporter = site.cast.reporter
            try await site.district.save(text: "底稿")
            var theirs = try await site.district.content(text: "底稿")
            theirs.narrative = "别人的进展"
            theirs.problems = "别人的问题"
            try await SaveReport(site.district.office)(
                theirs, quarter: Fixed.quarter, unit: Cast.unit, action: 1, by: reporter)
            var mine = try await site.district.content(text: "底稿")
            mine.narrative = "我的进展"
            mine.nextSteps = "我的打算"
            let answer = try await site.upload(path, as: reporter, site.form(mine, base: 1), files: [])
            #expect(answer.status == 409)
            for text in ["别人的进展", "我的进展", "别人的问题", "我的打算"] { #expect(answer.body.contains(text), "\(text)") }
            // Nothing is lost, wherever it is opened again.
            #expect(try await site.get(path, as: reporter).body.contains("take.narrative"))
            let merging = [("merging", "1"), ("from", "1")]
            let choice = [("take.problems", "theirs"), ("take.nextSteps", "mine")]
            let form = try await site.form(mine, base: 2)
            let undecided = try await site.upload(path, as: reporter, form + merging + choice, files: [])
            #expect(undecided.status == 422 && undecided.body.contains("我的进展"))
            let decided = try await site.upload(
                path, as: reporter, form + merging + choice + [("take.narrative", "mine")], files: [])
            #expect(decided.status == 303)
            let report = try #require(try await site.district.report())
            #expect(report.revision == 3 && report.content.narrative == "我的进展")
            #expect(report.content.problems == "别人的问题" && report.content.nextSteps == "我的打算")
        }
    }

    @Test("typing is kept and tells where it leads; a stale page is told so", arguments: Engine.available)
    func workingCopy(engine: Engine) async throws {
        try await engine.withSite { site in
            let path = try await site.path()
            let form = try await site.form(try await site.district.content(text: "还没写完"))
            let kept = try await site.post("\(path)/working-copy", as: site.cast.reporter, form)
            #expect(kept.status == 200)
            let answer = try JSONDecoder().decode(Kept.self, from: kept.data)
            #expect(answer.saved == "09:00" && !answer.isStale)
            let count = try await site.commitments().count
            #expect(answer.rows.count == count)
            #expect(answer.rows[0].after.hasPrefix("5"))
            let page = try await site.get(path, as: site.cast.reporter).body
            #expect(page.contains("还没写完") && page.contains("2023-07-03 09:00"))
            #expect(!(try await site.get(path, as: site.cast.leader).body.contains("还没写完")))
            try await site.district.save(text: "已存")
            let stale = try await site.post("\(path)/working-copy", as: site.cast.reporter, form)
            #expect(try JSONDecoder().decode(Kept.self, from: stale.data).isStale)
        }
    }

    private struct Kept: Decodable {
        struct Row: Decodable {
            var after: String
            var light: String
        }
        var saved: String
        var isStale: Bool
        var rows: [Row]
    }

    @Test(
        "what was typed and can no longer be saved is still shown to its writer", arguments: Engine.available)
    func overtaken(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.save()
            let path = try await site.path()
            let form = try await site.form(try await site.district.content(text: "迟到的字"), base: 1)
            _ = try await site.post("\(path)/working-copy", as: site.cast.reporter, form)
            try await site.district.move(.sign)
            let answer = try await site.upload(path, as: site.cast.reporter, form, files: [])
            #expect(answer.status == 409 && answer.body.contains("迟到的字"))
            #expect(try await site.get(path, as: site.cast.reporter).body.contains("迟到的字"))
            #expect(!(try await site.get(path, as: site.cast.leader).body.contains("迟到的字")))
        }
    }

    @Test(
        "a text that a program put control characters into is cleaned, one that is too long refused",
        arguments: Engine.available)
    func texts(engine: Engine) async throws {
        try await engine.withSite { site in
            let path = try await site.path()
            var content = try await site.district.content()
            content.narrative = "一\u{0B}二\u{7}三\n\n  "
            #expect(
                try await site.upload(path, as: site.cast.reporter, site.form(content), files: []).status
                    == 303)
            #expect(try await site.district.report()?.content.narrative == "一\n二三")
            content.narrative = String(repeating: "长", count: ReportForm.longestText + 1)
            let long = try await site.upload(
                path, as: site.cast.reporter, site.form(content, base: 1), files: [])
            #expect(long.status == 422 && long.body.contains("href=\"#narrative\""))
        }
    }
}
