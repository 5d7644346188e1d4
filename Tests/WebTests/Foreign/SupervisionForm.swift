import Foundation
import Operations
import Programme
import TestSupport

@testable import Web

/// What is sent to each route of supervision.
enum SupervisionForm {
    static func of(_ path: String, _ it: Belongings) -> RouteForm? {
        let (order, commitment) = (
            "/supervision/orders/:order", "/supervision/commitments/:year/:ordinal/:number"
        )
        let (words, id) = (("words", "情况属实"), it.commitment.rawValue)
        let rules = EscalationRules().values.map { ($0.key, $0.value == "5" ? "6" : $0.value) }
        let forms: [String: [(String, String)]] = [
            "/supervision/suggestions": [
                ("pick", "\(id)~red"), ("reason", "滞后"), ("request", "加快"), ("year", "2023"),
            ],
            "/supervision/orders": [
                ("commitment", id), ("level", "red"), ("reason", "滞后"), ("request", "加快"), ("year", "2023"),
            ],
            "/supervision/rules": rules, "\(order)/reply": [words],
            "\(order)/return": [words], "\(order)/closure": [words], "\(order)/withdrawal": [words],
            "\(commitment)/closure-request": [words], "\(commitment)/closure": [words],
            "\(commitment)/closure-refusal": [words], "\(commitment)/reopening": [words],
            "\(commitment)/checks": [
                ("day", "2023-07-03"), ("method", "data"), ("size", "2"), ("sound", "2"), ("found", "属实"),
                ("result", "passed"),
            ],
            "\(commitment)/checks/:check/withdrawal": [words],
            "\(commitment)/due-requests": [
                ("until", "2024-03-05"), ("reason", "汛期"), ("progress", "一半"),
            ],
            "/supervision/due-requests/:request/grant": [("until", "2024-03-01")],
            "/supervision/due-requests/:request/refusal": [("reason", "不必")],
        ]
        return forms[path].map { RouteForm($0) }
    }
}
