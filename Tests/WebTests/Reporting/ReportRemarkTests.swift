import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("A remark from the page on which the report is written")
struct ReportRemarkTests {
    @Test("sending it without scripts keeps what was typed into the report", arguments: Engine.available)
    func keeps(engine: Engine) async throws {
        try await engine.withSite { site in
            let (district, reporter, path) = (site.district, site.cast.reporter, try await site.path())
            let saved = try await district.save(text: "保存过的话")
            let page = try await site.get(path, as: reporter).body
            // One form: the field and the button belong to the report's.
            #expect(
                page.contains("name=\"remark\" rows=\"3\" maxlength=\"1000\" form=\"report-form\"")
                    || page.contains("form=\"report-form\" name=\"send-remark\""))
            #expect(!page.contains("action=\"/review/2023Q2/1/"))

            let form = try await site.form(district.content(text: "没保存的话"), base: 1)
            let sent = try await site.upload(
                path, as: reporter, form + [("remark", "请问口径"), ("commitment", ""), ("send-remark", "1")],
                files: [TestSite.File(field: "upload", name: "说明.txt", data: Data("说明".utf8))])
            #expect(sent.status == 303 && sent.location == path)
            #expect(try await district.remarks().map(\.text) == ["请问口径"])
            #expect(try await district.report()?.content == saved?.content, "nothing was saved by it")
            let again = try await site.get(path, as: reporter).body
            #expect(again.contains("没保存的话</textarea>") && again.contains("尚未正式保存的内容"))
            #expect(again.contains("说明.txt") && again.contains("请问口径"))
        }
    }

    @Test("a remark that is refused comes back, and so does the report", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await engine.withSite { site in
            let (district, reporter, path) = (site.district, site.cast.reporter, try await site.path())
            try await district.save(text: "保存过的话")
            let form = try await site.form(district.content(text: "没保存的话"), base: 1)
            let long = String(repeating: "长", count: Remark.limit + 1)
            for (remark, commitment) in [("", ""), (long, ""), ("问一句", "no-such-commitment")] {
                let answer = try await site.upload(
                    path, as: reporter,
                    form + [("remark", remark), ("commitment", commitment), ("send-remark", "1")], files: [])
                #expect(answer.status == 422 && answer.body.contains("没保存的话</textarea>"))
                #expect(answer.body.contains(remark + "</textarea>"))
                #expect(
                    answer.body.contains("href=\"#remark\"") || answer.body.contains("href=\"#commitment\""))
            }
            #expect(try await district.remarks().isEmpty)
            // The browser is closed now; the text is still there.
            #expect(try await site.get(path, as: reporter).body.contains("没保存的话</textarea>"))
        }
    }
}
