import Foundation
import Programme
import Testing

/// The JSON of the command line.
@Suite struct NoticeJSONTests {
    private let notice = ParsedNotice(
        title: "“题”\\\n\u{1}",
        actions: [
            ParsedAction(
                ordinal: 7, title: "托位", units: [ParsedUnit(name: "区局", role: .lead)],
                dueOn: Day("2023-12-31"),
                commitments: [
                    ParsedCommitment(
                        subject: "托位", kind: .level,
                        target: Target(
                            comparator: .atLeast, value: Decimal(string: "3.8") ?? 0, unit: "个",
                            per: "1000 residents",
                            text: "达到3.8个"),
                        dueOn: nil, text: "托位达到3.8个", source: TextSpan(start: 2, end: 10))
                ], source: TextSpan(start: 0, end: 11))
        ],
        diagnostics: [
            NoticeDiagnostic(.warning, "unit.group", ["name": "各镇"], at: TextSpan(start: 1, end: 3))
        ])

    private func text() -> String { String(decoding: notice.json { "<\($0.key)>" }, as: UTF8.self) }

    @Test func isValidAndComplete() throws {
        let object = try #require(
            try JSONSerialization.jsonObject(with: notice.json { $0.key }) as? [String: Any])
        #expect(object["title"] as? String == notice.title)
        #expect(object["documentNumber"] is NSNull)
        #expect((object["recipients"] as? [String])?.isEmpty == true)
        let action = try #require((object["actions"] as? [[String: Any]])?.first)
        #expect(action["ordinal"] as? Int == 7)
        #expect(action["dueOn"] as? String == "2023-12-31")
    }

    @Test func keepsTheOrderOfTheContract() throws {
        let keys = [
            "documentNumber", "title", "issuer", "issuedOn", "recipients", "disclosure", "interpretedBy",
        ]
        let places = keys.compactMap { text().range(of: "\"\($0)\"")?.lowerBound }
        #expect(places.count == keys.count)
        #expect(places == places.sorted())
    }

    @Test func printsNumbersWithoutNoise() {
        #expect(text().contains("\"value\": 3.8,"))
        #expect(text().contains("\"comparator\": \">=\""))
    }

    @Test func asksTheCallerForWords() {
        #expect(text().contains("\"message\": \"<unit.group>\""))
    }

    @Test func survivesCoding() throws {
        let data = try JSONEncoder().encode(notice)
        #expect(try JSONDecoder().decode(ParsedNotice.self, from: data) == notice)
    }
}
