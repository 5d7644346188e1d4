import HTTPTypes
import Hummingbird
import Programme

/// One thing that other programs can ask for. The route, the checks of what is sent and the description of the interface
/// are all made from this value (docs/decisions/0018).
struct Endpoint: Sendable {
    /// Where everything of this version begins.
    static let root = "/api/v1"

    typealias Handler = @Sendable (Call) async throws -> Answer

    var method: HTTPRequest.Method
    /// Below the root, with `{name}` for what varies.
    var path: String
    /// Its name in clients: `readPlan`.
    var name: String
    var area: EndpointArea
    /// What it gives or does, in one sentence.
    var summary: String
    /// What a token must open; nil for what every token may ask.
    var scope: TokenScope?
    /// The roles behind whose tokens it can be asked for at all.
    var access: Access
    var parameters: [Parameter] = []
    var body: Body?
    var result: Result
    /// Where the faults of an action stand in the body: what comes before the names that the action knows.
    var faultsAt = ""
    var handler: Handler

    /// Something in the path or the query.
    struct Parameter: Hashable, Sendable {
        enum Place: String, Sendable { case path, query }
        var name: String
        var place: Place
        var schema: Schema
        var hint: String?

        static func path(_ name: String, _ schema: Schema, _ hint: String? = nil) -> Parameter {
            Parameter(name: name, place: .path, schema: schema, hint: hint)
        }

        static func query(_ name: String, _ schema: Schema, _ hint: String? = nil) -> Parameter {
            Parameter(name: name, place: .query, schema: schema, hint: hint)
        }
    }

    enum Body: Sendable {
        case json(Schema)
        /// The bytes of one file.
        case file(limit: Int)
    }

    enum Result: Sendable {
        case json(Int, Schema)
        case file([String])
    }

    /// Whether it changes something.
    var isWriting: Bool { method != .get }

    /// The path as the router has it.
    var route: String {
        Endpoint.root + path.replacing("{", with: ":").replacing("}", with: "")
    }

    static func get(
        _ path: String, _ name: String, _ area: EndpointArea, _ summary: String, _ scope: TokenScope?,
        _ access: Access, _ parameters: [Parameter] = [], _ result: Schema,
        _ handler: @escaping Handler
    ) -> Endpoint {
        Endpoint(
            method: .get, path: path, name: name, area: area, summary: summary, scope: scope, access: access,
            parameters: parameters, result: .json(200, result), handler: handler)
    }

    static func send(
        _ method: HTTPRequest.Method, _ path: String, _ name: String, _ area: EndpointArea, _ summary: String,
        _ scope: TokenScope, _ access: Access, _ parameters: [Parameter] = [], body: Body? = nil,
        faultsAt: String = "", status: Int = 200, _ result: Schema, _ handler: @escaping Handler
    ) -> Endpoint {
        Endpoint(
            method: method, path: path, name: name, area: area, summary: summary, scope: scope,
            access: access, parameters: parameters, body: body, result: .json(status, result),
            faultsAt: faultsAt, handler: handler)
    }
}

/// The parts of the interface, as the description groups them.
enum EndpointArea: String, Sendable, CaseIterable {
    case account, plan, progress, reports, review, ledgers, documents, supervision, notifications,
        administration
}

/// What an endpoint answers.
enum Answer: Sendable {
    case json(JSON)
    /// As it was answered before.
    case kept(status: Int, body: String)
    case response(Response)
}
