import HTTPTypes
import Programme

/// The description of the interface (OpenAPI 3.1), written from the endpoints themselves.
enum OpenAPIDocument {
    static func make(_ endpoints: [Endpoint]) -> JSON {
        var components: [String: JSON] = [:]
        var paths: [JSON.Member] = []
        for endpoint in endpoints {
            let member = JSON.Member(
                name: endpoint.method.rawValue.lowercased(), value: operation(endpoint, &components))
            if let index = paths.firstIndex(where: { $0.name == endpoint.path }) {
                paths[index].value = .object(paths[index].value.members + [member])
            } else {
                paths.append(.init(name: endpoint.path, value: .object([member])))
            }
        }
        _ = ProblemAnswer.schema.document(&components)
        let schemas = components.sorted { $0.key < $1.key }.map { JSON.Member(name: $0.key, value: $0.value) }
        return .of([
            "openapi": .text("3.1.0"),
            "info": .of([
                "title": .text("Banshi"), "version": .text("1.0.0"),
                "summary": .text("A district's yearly programme of practical things for women and children."),
                "description": .text(
                    "Every request carries a token that a person made on their account page; it opens what its "
                        + "scopes say, and never more than the person may. A write with an Idempotency-Key is done "
                        + "once at most: asked again within 24 hours it gives the first answer."),
                "license": .of(["name": .text("Apache 2.0"), "identifier": .text("Apache-2.0")]),
            ]),
            "servers": .array([.of(["url": .text(Endpoint.root)])]),
            "security": .array([.of(["token": .array([])])]),
            "tags": .array(EndpointArea.allCases.map { .of(["name": .text($0.rawValue)]) }),
            "paths": .object(paths),
            "components": .of([
                "securitySchemes": .of([
                    "token": .of(["type": .text("http"), "scheme": .text("bearer")])
                ]),
                "schemas": .object(schemas),
            ]),
        ])
    }

    private static func operation(_ endpoint: Endpoint, _ components: inout [String: JSON]) -> JSON {
        var parameters = endpoint.parameters.map { parameter in
            JSON.of([
                "name": .text(parameter.name), "in": .text(parameter.place.rawValue),
                "required": .bool(parameter.place == .path),
                "description": parameter.hint.map { .text($0) },
                "schema": parameter.schema.document(&components), "example": parameter.schema.example,
            ])
        }
        if endpoint.isWriting {
            parameters.append(
                .of([
                    "name": .text("Idempotency-Key"), "in": .text("header"), "required": .bool(false),
                    "description": .text("The same key gives the same answer, and one change."),
                    "schema": .of([
                        "type": .text("string"), "minLength": .int(1), "maxLength": .int(200),
                        "pattern": .text("^[ -~]+$"),
                    ]),
                ]))
        }
        let scope = endpoint.scope.map { "Scope: `\($0.rawValue)`." } ?? "Any scope."
        return .of([
            "operationId": .text(endpoint.name), "tags": .array([.text(endpoint.area.rawValue)]),
            "summary": .text(endpoint.summary), "description": .text("\(scope) \(roles(endpoint.access))"),
            "parameters": parameters.isEmpty ? nil : .array(parameters),
            "requestBody": endpoint.body.map { body($0, &components) },
            "responses": .object(answers(endpoint, &components)),
        ])
    }

    private static func roles(_ access: Access) -> String {
        guard case .roles(let roles) = access else { return "Every role." }
        return "Roles: \(roles.map(\.rawValue).sorted().joined(separator: ", "))."
    }

    private static func body(_ body: Endpoint.Body, _ components: inout [String: JSON]) -> JSON {
        switch body {
        case .json(let schema):
            .of([
                "required": .bool(true),
                "content": .of([
                    "application/json": .of([
                        "schema": schema.document(&components), "example": schema.example,
                    ])
                ]),
            ])
        case .file:
            .of([
                "required": .bool(true),
                "content": .of([
                    "application/octet-stream": .of([
                        "schema": .of(["type": .text("string"), "format": .text("binary")])
                    ])
                ]),
            ])
        }
    }

    /// The statuses of refusals that an endpoint can give.
    static func refusals(_ endpoint: Endpoint) -> [Int] {
        var all: Set<Int> = [401, 403, 404, 409, 422, 429, 500, 503]
        if case .json = endpoint.body { all.formUnion([400, 413, 415]) }
        if case .file = endpoint.body { all.formUnion([400, 413, 415]) }
        return all.sorted()
    }

    private static func answers(
        _ endpoint: Endpoint, _ components: inout [String: JSON]
    ) -> [JSON.Member] {
        let (status, content): (Int, JSON)
        switch endpoint.result {
        case .json(let code, let schema):
            (status, content) = (
                code,
                .of([
                    "application/json": .of([
                        "schema": schema.document(&components), "example": schema.example,
                    ])
                ])
            )
        case .file(let types):
            let file = JSON.of(["schema": .of(["type": .text("string"), "format": .text("binary")])])
            (status, content) = (200, .object(types.map { .init(name: $0, value: file) }))
        }
        let problem = JSON.of([
            "application/problem+json": .of(["schema": ProblemAnswer.schema.document(&components)])
        ])
        return [
            .init(
                name: String(status),
                value: .of(["description": .text("As asked for."), "content": content]))
        ]
            + refusals(endpoint).map { code in
                .init(
                    name: String(code),
                    value: .of(["description": .text(reasons[code] ?? ""), "content": problem]))
            }
    }

    private static let reasons = [
        400: "The body is no JSON.", 401: "No token, or none that is good.",
        403: "The token's scopes or its person's role do not reach so far.", 404: "There is no such thing.",
        409: "It does not fit what is stored now.", 413: "The body is too large.",
        415: "The body is of another sort.", 422: "What was sent is at fault; `errors` says where.",
        429: "Asked too often; `Retry-After` says when again.", 500: "A fault of the program.",
        503: "Something that is needed is missing or busy.",
    ]
}
