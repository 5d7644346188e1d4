import Database
import Documents
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Documents to download", .serialized)
struct DocumentPagesTests {
    @Test(
        "every role may have them; an open quarter's say that they are provisional",
        arguments: Engine.available)
    func documents(engine: Engine) async throws {
        try await engine.withSite { site in
            let (cast, district) = (site.cast, site.district)
            for person in cast.everybody where person.role != .console {
                let page = try await site.get("/documents?quarter=2023Q2", as: person)
                #expect(page.status == 200 && page.body.contains("尚未锁定"), "\(person.role)")
                for shape in ["docx", "xlsx"] {
                    let file = try await site.get("/documents/2023Q2/progress/\(shape)", as: person)
                    #expect(file.status == 200)
                    let name = SafePath.part("2023年第二季度为妇女儿童办实事工作进展情况报表（未锁定）.\(shape)")
                    #expect(file.headers[.contentDisposition]?.contains("filename*=UTF-8''\(name)") == true)
                }
            }
            let word = try await site.get("/documents/2023Q2/breakdown/docx", as: cast.leader)
            #expect(try DocumentReader.read(word.data, name: "a.docx").text.contains("托育服务点"))
            for path in ["progress/pdf", "progress/exe", "x/docx", "..%2F..%2Fetc/docx"] {
                #expect(
                    try await site.get("/documents/2023Q2/\(path)", as: cast.leader).status == 404, "\(path)")
            }
            #expect(try await site.get("/documents/2019Q1/progress/docx", as: cast.leader).status >= 400)
            try await district.acceptAll()
            try await LockQuarter(district.office)(Fixed.quarter, by: cast.reviewer)
            let page = try await site.get("/documents", as: cast.auditor)
            #expect(page.body.contains("已锁定，数据为最终结果") && !page.body.contains("暂定"))
        }
    }

    @Test("a PDF is waited for on a page that only its asker sees", arguments: Engine.available)
    func pdf(engine: Engine) async throws {
        try await engine.withSite { site in
            let (cast, path) = (site.cast, "/documents/2023Q2/bulletin/pdf")
            let asked = try await site.post(path, as: cast.leader)
            let wait = try #require(asked.location)
            #expect(asked.status == 303 && wait.hasPrefix("/conversions/"))
            // The same wish while it is being made is the same work.
            let again = try await site.post(path, as: cast.leader)
            #expect(try await site.get(wait, as: cast.reporter).status == 404)
            #expect(try await site.get(wait + "/file", as: cast.reporter).status == 404)
            var page = try await site.get(wait, as: cast.leader)
            if page.body.contains("role=\"status\""), page.body.contains("请稍候") {
                #expect(again.location == wait)
                #expect(page.headers[try #require(HTTPField.Name("Refresh"))] == "2")
            }
            for _ in 0..<600 where page.body.contains("请稍候") {
                try await Task.sleep(for: .milliseconds(100))
                page = try await site.get(wait, as: cast.leader)
            }
            if page.body.contains("PDF 已生成") {
                let file = try await site.get(wait + "/file", as: cast.leader)
                #expect(file.data.starts(with: Data("%PDF".utf8)))
                #expect(file.headers[.contentType] == "application/pdf")
            } else {
                // A machine without LibreOffice says so, and offers another way.
                #expect(page.body.contains("另存为 PDF"), "\(page.body)")
            }
            #expect(try await site.get("/conversions/1", as: cast.leader).status == 404)
        }
    }

    @Test("the desk makes one at a time, forgets what is old, and refuses a crowd")
    func desk() async throws {
        let desk = ConversionDesk()
        let person = ID<Person>("p")
        let now = Instant(seconds: 0)
        let file = IssuedFile(data: Data("x".utf8), name: "x.pdf", shape: .pdf)
        // The first is made until it is let go, however slow the machine is: the others wait behind it.
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        for number in 0..<ConversionDesk.mostWaiting {
            _ = try await desk.start(id: "\(number)", key: "\(number)", by: person, at: now) {
                if number == 0 { for await _ in gate {} }
                return file
            }
        }
        #expect(
            await codes { _ = try await desk.start(id: "n", key: "n", by: person, at: now) { file } }
                == ["issue.busy"])
        #expect(try await desk.start(id: "n", key: "3", by: person, at: now) { file } == "3")
        opener.finish()
        for _ in 0..<100 {
            try await Task.sleep(for: .milliseconds(100))
            let last = try await desk.conversion("\(ConversionDesk.mostWaiting - 1)", of: person, at: now)
            if !last.isWaiting { break }
        }
        // Only the latest are kept, and those not for long.
        #expect(
            await codes { _ = try await desk.conversion("0", of: person, at: now) } == ["issue.forgotten"])
        _ = try await desk.conversion("19", of: person, at: now)
        let later = Instant(seconds: 601)
        #expect(
            await codes { _ = try await desk.conversion("19", of: person, at: later) } == ["issue.forgotten"])
        _ = try await desk.start(id: "f", key: "f", by: person, at: later) {
            throw Problem(.unavailable, "issue.busy")
        }
        for _ in 0..<100 where try await desk.conversion("f", of: person, at: later).isWaiting {
            try await Task.sleep(for: .milliseconds(20))
        }
        guard case .failed(let problem) = try await desk.conversion("f", of: person, at: later).state else {
            Issue.record("not failed")
            return
        }
        #expect(problem.code == "issue.busy")
    }
}
