import Database
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Pages of proposals", .serialized)
struct ProposalPagesTests {
    @Test("from a unit's form to the draft plan", arguments: Engine.available)
    func whole(engine: Engine) async throws {
        try await engine.withSite { site in
            let (cast, office) = (site.cast, site.district.office)
            let unit = try await site.district.unit(Cast.unit).id.rawValue
            var form = [
                ("title", "实施女性健康讲堂行动"), ("reason", "居民多次提出"), ("promise", "举办女性健康讲座"),
                ("number", "x"), ("unit", "场"), ("beneficiaries", "全区妇女"), ("responsible", unit),
                ("year", "2024"),
            ]
            let refused = try await site.post("/proposals", as: cast.reporter, form)
            #expect(refused.status == 422 && refused.body.contains("居民多次提出"))
            form[3].1 = "12"
            #expect(try await site.post("/proposals", as: cast.reporter, form).status == 303)
            let proposal = try await ReadProposals(office)(by: cast.reporter).proposals[0]
            let path = "/proposals/\(proposal.id)"
            #expect(try await site.get(path, as: cast.reviewer).status == 404)
            #expect(try await site.post("\(path)/submission", as: cast.reporter).status == 303)
            let page = try await site.get(path, as: cast.reviewer)
            #expect(page.body.contains("举办女性健康讲座") && page.body.contains("\(path)/scores"))
            let points = Criterion.allCases.map { ($0.rawValue, "9") }
            #expect(try await site.post("\(path)/scores", as: cast.reviewer, points).status == 303)
            #expect(
                try await site.post("\(path)/setting-aside", as: cast.reviewer, [("reason", "")]).status
                    == 422)
            #expect(try await site.post("\(path)/selection", as: cast.reviewer).status == 303)
            let list = try await site.get("/proposals", as: cast.reviewer)
            #expect(list.body.contains(path) && list.body.contains("/proposals/draft-notice?year=2024"))
            let file = try await site.get("/proposals/draft-notice?year=2024", as: cast.reviewer)
            #expect(file.status == 200)
            let made = try await site.post("/proposals/draft-plan", as: cast.reviewer, [("year", "2024")])
            #expect(made.location == "/plans/2024/draft")
            #expect(try await site.get("/plans/2024/draft", as: cast.reviewer).status == 200)
        }
    }
}
