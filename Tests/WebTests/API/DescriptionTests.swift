import Database
import Foundation
import HTTPTypes
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("The description of the interface")
struct DescriptionTests {
    private let document = OpenAPIDocument.make(Endpoints.all)

    @Test("every endpoint is in it, under a name of its own")
    func whole() throws {
        let paths = try #require(document["paths"])
        for endpoint in Endpoints.all {
            let operation = paths[endpoint.path]?[endpoint.method.rawValue.lowercased()]
            #expect(operation?["operationId"]?.text == endpoint.name)
        }
        #expect(Set(Endpoints.all.map(\.name)).count == Endpoints.all.count)
        let count = paths.members.reduce(0) { $0 + $1.value.members.count }
        #expect(count == Endpoints.all.count)
    }

    @Test("every gap of a path is a parameter, and the other way round")
    func gaps() {
        for endpoint in Endpoints.all {
            let gaps = endpoint.path.matches(of: /\{([a-z]+)\}/).map { String($0.output.1) }
            let declared = endpoint.parameters.filter { $0.place == .path }.map(\.name)
            #expect(Set(gaps) == Set(declared) && gaps.count == declared.count, "\(endpoint.name)")
        }
    }

    @Test("every example fits its schema")
    func examples() {
        for endpoint in Endpoints.all {
            if case .json(let schema) = endpoint.body {
                #expect(schema.faults(in: schema.example) == [], "\(endpoint.name)")
            }
            if case .json(_, let schema) = endpoint.result {
                #expect(schema.faults(in: schema.example) == [], "\(endpoint.name)")
            }
            for parameter in endpoint.parameters {
                #expect(parameter.schema.faults(in: parameter.schema.example) == [], "\(endpoint.name)")
            }
        }
    }

    @Test("it is served without a token, and its text is JSON", arguments: Engine.available)
    func served(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let answer = try await site.get(Endpoints.description)
            #expect(answer.status == 200)
            #expect(answer.json["openapi"]?.text == "3.1.0")
        }
    }

    @Test("the reference names every endpoint with its scope")
    func reference() throws {
        let text = try SourceTree.text("docs/api.md")
        let rows = Endpoints.all.map {
            "| `\($0.method.rawValue) \($0.path)` | \($0.scope.map { "`\($0.rawValue)`" } ?? "any") | \($0.summary) |"
        }
        for row in rows { #expect(text.contains(row), "docs/api.md lacks: \(row)") }
        #expect(text.split(separator: "\n").count { $0.hasPrefix("| `") } == rows.count)
    }
}
