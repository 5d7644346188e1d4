import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Bringing a notice in through the browser")
struct NoticeImportTests {
    private let path = "/notices/new"

    private func file(_ name: String, _ data: Data) -> TestSite.File { TestSite.File(name: name, data: data) }

    @Test("a file becomes a draft; the same file leads to its plan", arguments: Engine.available)
    func file(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let notice = file("通知.txt", FixtureNotice.data)
            let first = try await site.upload(path, as: site.cast.administrator, files: [notice])
            #expect(first.status == 303 && first.location == "/plans/2023/draft")
            // Signing in leaves a trace of its own.
            _ = try await site.seed(of: site.cast.reviewer)
            let before = try await site.district.snapshot()
            let again = try await site.upload(path, as: site.cast.reviewer, files: [notice])
            #expect(again.location == "/plans/2023/draft")
            #expect(before.changes(to: try await site.district.snapshot()) == [])
            let page = try await site.get("/plans/2023/draft", as: site.cast.administrator)
            #expect(page.status == 200 && page.body.contains("通知.txt"))
            let list = try await site.get("/notices", as: site.cast.auditor)
            #expect(list.body.contains("青政办字〔2023〕8号") && !list.body.contains("href=\"/notices/new\""))
            let other = try await site.upload(
                path, as: site.cast.reviewer, files: [file("b.txt", FixtureNotice.data + Data("\n".utf8))])
            #expect(other.status == 422 && other.body.contains("href=\"#year\""))
        }
    }

    @Test("pasted text is read; a refusal keeps what was pasted", arguments: Engine.available)
    func pasted(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let reviewer = site.cast.reviewer
            let nothing = try await site.upload(path, as: reviewer, files: [])
            #expect(nothing.status == 422 && nothing.body.contains("href=\"#file\""))
            let text = "今天天气很好</textarea><script>alert(1)</script>"
            let odd = try await site.upload(
                path, as: reviewer, [("text", text), ("year", "2023")], files: [])
            #expect(odd.status == 422 && odd.body.contains("今天天气很好&lt;/textarea&gt;&lt;script&gt;"))
            #expect(!odd.body.contains("<script>alert") && odd.body.contains("value=\"2023\""))
            let year = try await site.upload(path, as: reviewer, [("text", "x"), ("year", "20九")], files: [])
            #expect(year.status == 422 && year.body.contains("href=\"#year\""))
            let done = try await site.upload(
                path, as: reviewer,
                [
                    ("text", FixtureNotice.text.replacingOccurrences(of: "\n", with: "\r\n")),
                    ("year", "２０２４"),
                ],
                files: [])
            #expect(done.location == "/plans/2024/draft")
        }
    }

    @Test("hostile files and texts are refused or shown harmless", arguments: Engine.available)
    func hostile(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let reviewer = site.cast.reviewer
            _ = try await site.seed(of: reviewer)
            let program = Data([0x4D, 0x5A, 0x90, 0x00]) + Data(repeating: 0, count: 4_000)
            // A megabyte of nothing but a promise, and one of brackets.
            let long = Data(("一、实施行动。" + String(repeating: "建3个站", count: 100_000)).utf8)
            let deep = Data(("一、实施行动。" + String(repeating: "（", count: 90_000)).utf8)
            for bad in [
                file("通知.docx", program), file("通知.docx", Data("PK\u{3}\u{4}".utf8)), file("通知.txt", long),
                file("空.txt", Data()), file("通知.pdf", Data("%PDF-1.7 no".utf8)),
            ] {
                let before = try await site.district.snapshot()
                let answer = try await site.upload(path, as: reviewer, files: [bad])
                #expect(answer.status == 422, "\(bad.name) \(bad.data.count): \(answer.status)")
                #expect(before.changes(to: try await site.district.snapshot()) == [])
            }
            let clock = ContinuousClock()
            let elapsed = try await clock.measure {
                let answer = try await site.upload(path, as: reviewer, files: [file("x.txt", deep)])
                #expect([303, 422].contains(answer.status))
            }
            #expect(elapsed < .seconds(20))
            let left = try FileManager.default.contentsOfDirectory(
                atPath: site.app.site.incoming.path)
            #expect(left == [])
        }
    }

    @Test(
        "words that turn or hide what stands beside them are shown as they are", arguments: Engine.available)
    func turned(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let text = FixtureNotice.text.replacingOccurrences(
                of: "编制托育服务指南", with: "编制\u{202E}<script>alert(1)</script>指南")
            let done = try await site.upload(path, as: site.cast.reviewer, [("text", text)], files: [])
            #expect(done.status == 303)
            let page = try await site.get("/plans/2023/draft", as: site.cast.reviewer)
            #expect(
                page.status == 200 && !page.body.contains("\u{202E}") && !page.body.contains("<script>alert"))
            let plan = try await site.district.plan()
            let commitment = try #require(
                plan.actions[0].commitments.first { $0.text.contains("\u{202E}") })
            let edit = "/plans/2023/draft/commitments/\(commitment.id)"
            let form = try await site.get(edit, as: site.cast.reviewer)
            #expect(!form.body.contains("\u{202E}"))
            // The bar is found in what the reader saw.
            let shown = DraftWords(try site.app.site.renderer(.chinese).words).plain(commitment.text)
            let cut = String(shown.prefix(2)) + "|" + String(shown.dropFirst(2))
            let split = try await site.post("\(edit)/parts", as: site.cast.reviewer, [("cut", cut)])
            #expect(split.status == 303)
            #expect(try await site.district.plan().actions[0].commitments.contains { $0.text == "编制" })
        }
    }
}
