import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

/// Another program that asks the site: it has tokens, and no cookies.
struct APISite: Sendable {
    let site: TestSite

    /// A token of somebody, with every scope unless said otherwise.
    func token(
        _ person: Person, _ scopes: Set<TokenScope> = Set(TokenScope.allCases), until: Day = Fixed.day(12, 1)
    ) async throws -> NewToken {
        try await AddToken(site.district.office)(name: "测试程序", scopes: scopes, until: until, by: person)
    }

    /// Asks an endpoint; checks that what comes back is what the description says.
    @discardableResult
    func ask(
        _ endpoint: Endpoint, _ path: String, _ secret: String?, _ body: JSON? = nil, bytes: Data? = nil,
        headers: [String: String] = [:]
    ) async throws -> TestSite.Answer {
        var headers = headers
        if let secret { headers["Authorization"] = "Bearer \(secret)" }
        var type: String?
        switch endpoint.body {
        case .json: type = "application/json"
        case .file: type = "application/octet-stream"
        case nil: break
        }
        let data = bytes ?? body.map { Data($0.bytes) } ?? (type == nil ? nil : Data("{}".utf8))
        let answer = try await site.execute(
            endpoint.method, Endpoint.root + path, nil, headers, type, data)
        try check(answer, endpoint)
        return answer
    }

    /// The endpoint of a name.
    static func named(_ name: String) throws -> Endpoint {
        try #require(Endpoints.all.first { $0.name == name })
    }

    private func check(_ answer: TestSite.Answer, _ endpoint: Endpoint) throws {
        let type = answer.headers[.contentType]
        guard answer.status >= 400 else {
            guard case .json(let status, let schema) = endpoint.result else { return }
            #expect(answer.status == status && type == "application/json", "\(endpoint.name)")
            let value = try JSONParser.parse(Array(answer.data))
            #expect(schema.faults(in: value) == [], "\(endpoint.name): \(answer.body.prefix(500))")
            return
        }
        #expect(
            OpenAPIDocument.refusals(endpoint).contains(answer.status), "\(endpoint.name) \(answer.status)")
        #expect(type == "application/problem+json", "\(endpoint.name)")
        let value = try JSONParser.parse(Array(answer.data))
        #expect(ProblemAnswer.schema.faults(in: value) == [], "\(endpoint.name): \(answer.body)")
        #expect(answer.cookies.isEmpty)
    }
}

extension TestSite.Answer {
    /// The body as JSON; null for anything else.
    var json: JSON { (try? JSONParser.parse(Array(data))) ?? .null }
    /// The code of a refusal.
    var code: String { json["code"]?.text ?? "" }
}

extension Endpoint {
    /// The path with things of a district in its gaps.
    func path(_ things: Belongings) -> String {
        var path = path
        let values = [
            "quarter": things.quarter, "action": things.action, "unit": things.unit.rawValue, "year": "2023",
            "file": things.file.rawValue, "remark": things.remark.rawValue,
            "request": things.request.rawValue, "ledger": TestLedger.trainings.name,
            "record": things.record, "document": "breakdown", "shape": "docx", "number": "1",
            "order": things.order.rawValue, "duerequest": things.dueRequest.rawValue,
            "check": things.check.rawValue, "entry": things.entry, "webhook": things.webhook,
            "delivery": things.delivery, "reminder": things.reminder.rawValue,
        ]
        for (name, value) in values { path = path.replacing("{\(name)}", with: value) }
        #expect(!path.contains("{"), "\(path): add what stands there to Endpoint.path of APISite.swift")
        let needed = name == "addFile" || name == "importLedger" ? "?name=a.csv" : ""
        return path + needed
    }

    /// A body that fits the schema.
    var sample: JSON? { if case .json(let schema) = body { schema.example } else { nil } }
}
