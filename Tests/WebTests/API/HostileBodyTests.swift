import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Bodies that mean harm")
struct HostileBodyTests {
    static let broken: [String] = [
        "", " ", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "nul", "01", "1.", "-", "1e", "\"\u{1}\"", "\"\\x\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud800\\u0041\"", "\"\\u0000\"", "{\"a\":1,\"a\":2}",
        "{} {}", "NaN", "Infinity", "'a'", "\u{FEFF}{}", "// x\n{}",
        String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 40) + "1",
        "[" + String(repeating: "9", count: 200) + "]",
    ]

    @Test("no JSON is refused with its place", arguments: broken)
    func malformed(text: String) {
        #expect(throws: JSONParser.Fault.self) { try JSONParser.parse(Array(text.utf8)) }
    }

    @Test("bytes that are no UTF-8 are refused")
    func encoding() {
        #expect(throws: JSONParser.Fault(reason: .encoding, offset: 0)) {
            try JSONParser.parse([0x22, 0xFF, 0x22])
        }
    }

    @Test("what is JSON is read, and written as it was")
    func plain() throws {
        let text = #"{"a":[1,-2.50,1e3,true,false,null],"字":"\"\\\n\u001f😀","":{}}"#
        let value = try JSONParser.parse(Array(text.utf8))
        #expect(String(decoding: value.bytes, as: UTF8.self) == text)
        #expect(try JSONParser.parse(Array(#""\ud83d\ude00\u4e2d\/""#.utf8)) == .text("😀中/"))
    }

    @Test("every endpoint with a body refuses them all, and never fails", arguments: Engine.available)
    func everywhere(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let api = APISite(site: site)
            let large = Data(repeating: UInt8(ascii: " "), count: EndpointDoor.most + 1)
            for endpoint in Endpoints.all {
                guard case .json(let schema) = endpoint.body else { continue }
                let person = try #require(
                    [
                        site.cast.reporter, site.cast.leader, site.cast.reviewer, site.cast.administrator,
                    ].first {
                        endpoint.access.admits($0.role)
                    })
                let secret = try await api.token(person).secret
                let path = endpoint.path.replacing("{quarter}", with: "2023Q2")
                    .replacing("{action}", with: "1").replacing("{year}", with: "2023")
                    .replacing("{number}", with: "1")
                for text in HostileBodyTests.broken {
                    let answer = try await api.ask(endpoint, path, secret, bytes: Data(text.utf8))
                    #expect(answer.status == 400, "\(endpoint.name): \(text.prefix(40)) \(answer.status)")
                }
                #expect(try await api.ask(endpoint, path, secret, bytes: large).status == 413)
                let form = try await site.execute(
                    endpoint.method, Endpoint.root + path, nil, ["Authorization": "Bearer \(secret)"],
                    "text/plain", Data("{}".utf8))
                #expect(form.status == 415)
                for wrong in HostileBodyTests.wrong(schema.example) {
                    let answer = try await api.ask(endpoint, path, secret, wrong)
                    #expect(answer.status == 422, "\(endpoint.name): \(wrong) \(answer.status)")
                    #expect(answer.json["errors"]?.items.isEmpty == false)
                }
                // One token each would be too many for a person.
                try await site.district.tamper("UPDATE access_tokens SET expires_on = '2023-01-01'")
            }
        }
    }

    /// Bodies like a good one, each with one thing of a wrong type, or one that nobody asked for.
    private static func wrong(_ good: JSON) -> [JSON] {
        let members = good.members
        return [.null, .array([]), .text("x"), .object(members + [.init(name: "extra", value: .null)])]
            + members.indices.flatMap { index -> [JSON] in
                [JSON.bool(true), .number("1e99"), .object([]), .array([.null])].map { value in
                    var changed = members
                    changed[index].value = value
                    return .object(changed)
                }
            }.filter { $0 != good && !isFine($0, good) }
    }

    /// An object where an object of any names belongs is refused by the action, not by its type.
    private static func isFine(_ changed: JSON, _ good: JSON) -> Bool {
        zip(changed.members, good.members).contains { $0.value == .object([]) && !$1.value.members.isEmpty }
    }

    @Test("a wrong address, method or query says so in JSON", arguments: Engine.available)
    func addresses(engine: Engine) async throws {
        try await engine.withSite { site in
            let api = APISite(site: site)
            let secret = try await api.token(site.cast.reviewer).secret
            let bearer = ["Authorization": "Bearer \(secret)"]
            func status(_ method: HTTPRequest.Method, _ path: String) async throws -> Int {
                let answer = try await site.execute(method, path, nil, bearer, nil, nil)
                #expect(answer.headers[.contentType] == "application/problem+json", "\(path)")
                return answer.status
            }
            #expect(try await status(.get, "/api/v1/nothing") == 404)
            #expect(try await status(.get, "/api/v1/plans/abc") == 404)
            #expect(try await status(.post, "/api/v1/plans") == 405)
            #expect(try await status(.patch, "/api/v1/units") == 405)
            #expect(try await status(.get, "/api/v1/units?x=1") == 422)
            #expect(try await status(.get, "/api/v1/progress/2023?quarter=2023Q9") == 422)
            #expect(try await status(.get, "/api/v1/progress/2023?quarter=2023Q1&quarter=2023Q2") == 422)
            #expect(try await status(.get, "/api/v1/reports/2023Q2/1/%00") == 404)
            let english = try await site.execute(
                .get, "/api/v1/nothing", nil, bearer.merging(["Accept-Language": "en-GB, zh;q=0.5"]) { $1 },
                nil,
                nil)
            #expect(english.json["title"]?.text == "Not found")
        }
    }
}
