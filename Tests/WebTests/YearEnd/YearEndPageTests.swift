import Database
import Documents
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("The page of a year's end", .serialized)
struct YearEndPageTests {
    @Test("the office enters satisfaction, others read; units do not", arguments: Engine.available)
    func page(engine: Engine) async throws {
        try await engine.withSite { site in
            let (cast, district, path) = (site.cast, site.district, "/year-end/2023")
            try await district.accept()
            try await district.check(counted: 2)
            #expect(try await site.get(path, as: cast.reporter).status == 403)
            #expect(try await site.get("/year-end/1999", as: cast.reviewer).status == 404)
            let wrong = try await site.post(
                "\(path)/satisfaction", as: cast.reviewer,
                [
                    ("day", "2023-07-03"), ("asked", "x"), ("answered", "9"), ("satisfied", "8"),
                    ("source", "留下"),
                ])
            #expect(
                wrong.status == 422 && wrong.body.contains("留下") && wrong.body.contains("href=\"#asked\""))
            let done = try await site.post(
                "\(path)/satisfaction", as: cast.reviewer,
                [
                    ("action", "1"), ("day", "2023-07-03"), ("asked", "10"), ("answered", "9"),
                    ("satisfied", "8"), ("source", "入户<问卷>"),
                ])
            #expect(done.status == 303 && done.location == path)
            let page = try await site.get(path, as: cast.districtLeader)
            #expect(page.body.contains("88.89%") && page.body.contains("入户&lt;问卷&gt;"))
            #expect(page.body.contains("核查后核减") && !page.body.contains("\(path)/archive"))
            #expect(!page.body.contains("name=\"asked\""))
            #expect(try await site.get("/supervision", as: cast.reviewer).body.contains("href=\"\(path)\""))
            #expect(try await site.get("\(path)/summary", as: cast.auditor).status == 200)
            #expect(try await site.get("\(path)/archive", as: cast.auditor).status == 403)
            #expect(try await site.get("\(path)/archive", as: cast.reviewer).status == 200)
        }
    }
}
