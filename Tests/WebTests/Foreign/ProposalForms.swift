import Operations
import Programme
import TestSupport

@testable import Web

/// What is sent to each route of proposals.
enum ProposalForms {
    static func of(_ path: String, _ it: Belongings) -> RouteForm? {
        func written(_ unit: ID<Programme.Unit>?) -> [(String, String)] {
            [
                ("title", "实施关爱行动"), ("reason", "需要"), ("promise", "举办讲座"), ("number", "5"), ("unit", "场"),
                ("beneficiaries", "妇女"), ("responsible", unit?.rawValue ?? ""), ("year", "2024"),
            ]
        }
        // A unit may propose what another would answer for: its own new row then names that one.
        let new = written(it.site.district.cast.outsider.unit)
        let points = Criterion.allCases.map { ($0.rawValue, "7") }
        let one = "/proposals/:proposal"
        let forms: [String: [(String, String)]] = [
            "/proposals": new, one: written(it.unit), "/proposals/criteria": points,
            "/proposals/carry-over": [],
            "/proposals/draft-plan": [("year", "2024")], "\(one)/submission": [], "\(one)/withdrawal": [],
            "\(one)/selection": [], "\(one)/setting-aside": [("reason", "再议")], "\(one)/scores": points,
        ]
        return forms[path].map { RouteForm($0) }
    }
}
