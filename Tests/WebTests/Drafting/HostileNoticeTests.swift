import Database
import Foundation
import Programme
import Synchronization
import TestSupport
import Testing

@testable import Documents
@testable import Operations
@testable import Web

@Suite("Hostile files on the page for notices", .serialized)
struct HostileNoticeTests {
    private let path = "/notices/new"

    /// Uploads a file; the answer must come with the page's own refusal and leave nothing behind.
    private func refusal(_ name: String, _ data: Data, _ site: TestSite) async throws -> TestSite.Answer {
        _ = try await site.seed(of: site.cast.reviewer)
        let before = try await site.district.snapshot()
        let answer = try await site.upload(
            path, as: site.cast.reviewer, files: [TestSite.File(name: name, data: data)])
        #expect(before.changes(to: try await site.district.snapshot()) == [], "\(name)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.app.site.incoming.path) == [])
        return answer
    }

    @Test("a small Word file that unpacks to hundreds of megabytes", arguments: Engine.available)
    func bomb(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            // 300 MiB of one space: about 300 KiB packed.
            let folder = site.district.folder.appending(path: "spaces")
            try #require(FileManager.default.createFile(atPath: folder.path, contents: nil))
            let handle = try FileHandle(forWritingTo: folder)
            let piece = Data(repeating: UInt8(ascii: " "), count: 1 << 20)
            for _ in 0..<300 { try handle.write(contentsOf: piece) }
            try handle.close()
            var package = PackageArchive()
            package.add("[Content_Types].xml", "<Types/>")
            package.add("_rels/.rels", HostileNoticeTests.relationships)
            package.parts.append(.init(name: "word/document.xml", content: .file(folder.path)))
            let bomb = try package.data()
            #expect(bomb.count < 1 << 20)
            let answer = try await refusal("通知.docx", bomb, site)
            #expect(answer.status == 422 && answer.body.contains("href=\"#file\""), "\(answer.status)")
            // The limit on how densely it is packed stops it after the first megabyte.
            #expect(answer.body.contains(try bombWords(site)))
        }
    }

    private static let relationships = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" \
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
        Target="word/document.xml"/></Relationships>
        """

    private func bombWords(_ site: TestSite) throws -> String {
        let words = try site.app.site.renderer(.chinese).words
        return words("document.zip-bomb", ["entry": "word/document.xml"])
    }

    @Test("a file of 51 MB is cut off by its size", arguments: Engine.available)
    func large(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let answer = try await refusal(
                "通知.docx", Data(repeating: UInt8(ascii: "P"), count: 51 << 20), site)
            #expect(answer.status == 413 && answer.body.contains("20 MB"), "\(answer.status)")
        }
    }

    @Test(
        "a web page that is called a Word file is read as what it is, and runs nothing",
        arguments: Engine.available)
    func disguised(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let empty = try await refusal(
                "通知.docx", Data("<html><body><script>alert(1)</script><p>你好</p></body></html>".utf8), site)
            #expect(empty.status == 422 && !empty.body.contains("<script>alert"), "\(empty.status)")
            let lines = FixtureNotice.text.split(separator: "\n").map { "<p>\($0)</p>" }.joined()
            let page = Data("<html><body><script>alert(1)</script>\(lines)</body></html>".utf8)
            let read = try await site.upload(
                path, as: site.cast.reviewer, files: [TestSite.File(name: "通知.docx", data: page)])
            #expect(read.status == 303 && read.location == "/plans/2023/draft")
            let draft = try await site.get("/plans/2023/draft", as: site.cast.reviewer)
            #expect(draft.status == 200 && !draft.body.contains("alert(1)"))
        }
    }

    @Test(".wps: Word's own format is read, rubbish is refused", arguments: Engine.available)
    func wps(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let ole = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
            let rubbish = try await refusal("通知.wps", ole + Data(repeating: 0xFF, count: 40_000), site)
            #expect(rubbish.status == 422 && rubbish.body.contains("href=\"#file\""), "\(rubbish.status)")
            // A letter that is no notice: it is read, and refused for what it says.
            let letter = try Data(
                contentsOf: SourceTree.root.appending(path: "Tests/Fixtures/documents/python-docx.doc"))
            let answer = try await refusal("通知.wps", letter, site)
            let places = ["href=\"#file\"", "href=\"#year\""]
            #expect(
                answer.status == 422 && places.contains { answer.body.contains($0) }, "\(answer.status)")
        }
    }

    @Test("a crowd of files waits in line, and beyond that is told so", arguments: Engine.available)
    func crowd(engine: Engine) async throws {
        let gate = DocumentWork(atOnce: 2, waiting: 1)
        let running = Counter()
        let refused = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    await codes {
                        try await gate.inTurn {
                            #expect(running.enter() <= 2)
                            usleep(200_000)
                            running.leave()
                        }
                    }.first
                }
            }
            return await group.reduce(into: [String]()) { all, code in if let code { all.append(code) } }
        }
        #expect(refused == ["conversion.busy", "conversion.busy", "conversion.busy"])
    }
}

/// How many are inside at once.
private final class Counter: Sendable {
    private let count = Mutex(0)

    func enter() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}
