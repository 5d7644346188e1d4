import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Changing a ledger's records in the browser")
struct RecordChangeTests {
    private func edited(_ body: String) throws -> String {
        String(try #require(body.firstMatch(of: /name="revision" value="(\d+)"/)).output.1)
    }

    @Test("a change is shown in the history, with what it was", arguments: Engine.available)
    func history(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let record = try await site.addTraining(1)
            let form = try await site.get("\(record)/edit", as: site.cast.leader)
            #expect(form.body.contains("value=\"\(TestLedger.number(1))\""))
            let saved = try await site.post(
                "\(record)/edit", as: site.cast.leader,
                [("revision", try edited(form.body))]
                    + site.trainingForm(1, more: ["hours": "16", "certificate": "yes"]))
            #expect(saved.status == 303 && saved.location == record)
            let page = try await site.get(record, as: site.cast.reporter)
            #expect(page.body.contains("<del>8</del>") && page.body.contains("<ins>16</ins>"))
            #expect(page.body.contains("<ins>是</ins>") && page.body.contains(site.cast.leader.name))
        }
    }

    @Test("when two change the same row, the second sees both and decides", arguments: Engine.available)
    func conflict(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let record = try await site.addTraining(1, more: ["place": "一号教室"])
            let begun = try edited(try await site.get("\(record)/edit", as: site.cast.reporter).body)
            let first = site.trainingForm(1, more: ["hours": "10", "place": "一号教室"])
            #expect(
                try await site.post("\(record)/edit", as: site.cast.leader, [("revision", begun)] + first)
                    .status == 303)
            let mine = site.trainingForm(1, more: ["hours": "12", "place": "二号教室"])
            let asked = try await site.post(
                "\(record)/edit", as: site.cast.reporter, [("revision", begun)] + mine)
            #expect(
                asked.status == 409 && asked.body.contains("<b>12</b>") && asked.body.contains("<b>10</b>"))
            // Only this person touched the place: it is chosen; the hours are to be decided.
            #expect(asked.body.contains("name=\"take.place\" value=\"mine\" required checked"))
            #expect(!asked.body.contains("name=\"take.hours\" value=\"mine\" required checked"))
            #expect(!asked.body.contains("name=\"take.hours\" value=\"theirs\" required checked"))
            let base = try edited(asked.body)
            let merging = [("merging", "1"), ("revision", base), ("from", begun)] + mine
            let undecided = try await site.post("\(record)/edit", as: site.cast.reporter, merging)
            #expect(undecided.status == 422 && undecided.body.contains("二号教室"))
            let decided = try await site.post(
                "\(record)/edit", as: site.cast.reporter,
                merging + [("take.hours", "theirs"), ("take.place", "mine")])
            #expect(decided.status == 303)
            let page = try await site.get("\(record)/edit", as: site.cast.reporter)
            #expect(page.body.contains("value=\"10\"") && page.body.contains("value=\"二号教室\""))
        }
    }

    @Test(
        "a deleted row is taken back, from the line that says so and from the list",
        arguments: Engine.available)
    func deletion(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let record = try await site.addTraining(1)
            let ask = try await site.get("\(record)/deletion", as: site.cast.reporter)
            #expect(ask.body.contains("30 天内") && ask.body.contains("培训人次"))
            let done = try await site.post("\(record)/deletion", as: site.cast.reporter)
            #expect(done.status == 303 && done.location == site.trainings.records)
            #expect(try await site.get(site.trainings.records, as: site.cast.reporter).body.contains("还没有记录"))
            let list = try await site.get("\(site.trainings.records)?deleted=1", as: site.cast.reporter)
            #expect(list.body.contains("formaction=\"\(record)/restoration\""))
            #expect(try await site.post("\(record)/restoration", as: site.cast.reporter).status == 303)
            #expect(try await site.get(site.trainings.records, as: site.cast.reporter).body.contains("共 1 条"))
        }
    }

    @Test("many rows get one value, or none of them does", arguments: Engine.available)
    func bulk(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            var ids: [(String, String)] = []
            for number in 1...3 {
                let record = try await site.addTraining(number)
                ids.append(("id", String(record.split(separator: "/").last ?? "")))
            }
            let selection = site.trainings.selection
            let ask = try await site.post(
                selection, as: site.cast.reporter, ids + [("move", "change"), ("field", "hours")])
            #expect(ask.status == 200 && ask.body.contains("3 条记录") && ask.body.contains("name=\"v.hours\""))
            let refused = try await site.post(
                "\(selection)/change", as: site.cast.reporter, ids + [("field", "hours"), ("v.hours", "-1")])
            #expect(refused.status == 422 && refused.body.contains("href=\"#v.hours\""))
            let changed = try await site.post(
                "\(selection)/change", as: site.cast.reporter, ids + [("field", "hours"), ("v.hours", "20")])
            #expect(changed.status == 303)
            let table = try await site.get(site.trainings.records, as: site.cast.reporter)
            #expect(table.body.matches(of: />20</).count == 3)
            // Neither whom a row is about nor another unit's rows.
            for (fields, person) in [
                ([("field", "number"), ("v.number", TestLedger.number(9))], site.cast.reporter),
                ([("field", "hours"), ("v.hours", "1")], site.cast.outsider),
            ] {
                let answer = try await site.post("\(selection)/change", as: person, ids + fields)
                #expect([403, 404, 422].contains(answer.status), "\(answer.status)")
            }
            let delete = try await site.post(selection, as: site.cast.reporter, ids + [("move", "delete")])
            #expect(delete.body.contains("删除 3 条记录") && delete.body.contains("30 天内"))
            #expect(try await site.post("\(selection)/deletion", as: site.cast.outsider, ids).status != 303)
            #expect(try await site.post("\(selection)/deletion", as: site.cast.reporter, ids).status == 303)
            #expect(try await site.get(site.trainings.records, as: site.cast.reporter).body.contains("还没有记录"))
            let nothing = try await site.post(selection, as: site.cast.reporter, [("move", "delete")])
            #expect(nothing.status == 303 && nothing.location == site.trainings.records)
        }
    }

    @Test("two persons become one after the consequence was named", arguments: Engine.available)
    func twins(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let phone = ["phone": "13800001111", "name": TestLedger.name(1)]
            _ = try await site.addTraining(1, more: phone)
            _ = try await site.addTraining(2, Fixed.day(5, 11), more: phone)
            let page = try await site.get(site.trainings.persons, as: site.cast.reporter)
            let link = try #require(page.body.firstMatch(of: /href="([^"]+merging[^"]+)"/)).output.1
            #expect(!link.contains("138"))
            let ask = try await site.get(String(link).replacing("&amp;", with: "&"), as: site.cast.reporter)
            #expect(ask.status == 200 && ask.body.contains("不能撤销") && ask.body.contains("1 条记录"))
            let hidden = ask.body.matches(of: /name="(keep|merge)" value="([^"]+)"/).map {
                (String($0.output.1), String($0.output.2))
            }
            let done = try await site.post(
                "\(site.trainings.persons)/merging", as: site.cast.reporter, hidden)
            #expect(done.status == 303)
            #expect(try await site.get(site.trainings.persons, as: site.cast.reporter).body.contains("没有发现"))
        }
    }

    @Test(
        "the form's script hears which fields are asked for, and what is worked out",
        arguments: Engine.available)
    func outlook(engine: Engine) async throws {
        try await engine.withSite { site in
            var ledger = TestLedger.places
            ledger.name = "test-outlook"
            ledger.fields += [
                Programme.Field("reason", "停用原因", .text, isRequired: true, relevant: "${closed} != ''"),
                Programme.Field("double", "两倍", .integer, calculation: "${seats} * 2"),
            ]
            let outlook = RecordOutlook(ledger, ["seats": "21", "closed": ""], today: Fixed.day(7, 3))
            #expect(outlook.shown.isEmpty && outlook.worked == ["double": "42"])
            let closed = RecordOutlook(ledger, ["closed": "2023-06-01"], today: Fixed.day(7, 3))
            #expect(closed.shown == ["reason"] && closed.worked.isEmpty)
            try await site.district.defineTestLedgers()
            let answer = try await site.post(
                "\(site.trainings.records)/outlook", as: site.cast.reporter, site.trainingForm(1))
            #expect(answer.status == 200 && answer.body == #"{"shown":[],"worked":{}}"#)
        }
    }
}
