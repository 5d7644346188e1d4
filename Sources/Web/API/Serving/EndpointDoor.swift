import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Operations
import Programme

/// Lets a request in to its endpoint: token, scope, role, parameters, body, key, in this order.
struct EndpointDoor: Sendable {
    let site: Site

    /// The most bytes of a JSON body.
    static let most = 1 << 20

    func open(_ endpoint: Endpoint, _ request: Request, _ context: WebContext) async throws -> Response {
        var context = context
        do {
            let holder = try await holder(request, context)
            context.view.language = AcceptedLanguage.choose(
                request.headers[.acceptLanguage],
                else: holder.language.flatMap(Language.init(rawValue:)) ?? site.settings.language)
            try admit(holder, endpoint)
            let parameters = try EndpointInput.parameters(endpoint, request, context)
            let sent = try await EndpointInput.body(endpoint, request, site)
            defer { sent.file?.discard() }
            let call = Call(
                site: site, endpoint: endpoint, context: context, holder: holder, parameters: parameters,
                body: sent.json, file: sent.file,
                key: try EndpointInput.key(endpoint, request, sent, holder.token.id))
            return try EndpointDoor.response(try await run(call), of: endpoint)
        } catch let error as APIFault { throw error } catch {
            throw APIFault(error, language: context.view.language, faultsAt: endpoint.faultsAt)
        }
    }

    private func run(_ call: Call) async throws -> Answer {
        let handler = call.endpoint.handler
        if case .json = call.endpoint.result, !call.endpoint.isWriting { return try await handler(call) }
        // What may take long runs where no connection waits for it.
        return try await withTaskExecutorPreference(globalConcurrentExecutor) { try await handler(call) }
    }

    private static func response(_ answer: Answer, of endpoint: Endpoint) throws -> Response {
        switch answer {
        case .response(let response): return response
        case .kept(let status, let body):
            var response = json(status, Array(body.utf8))
            if let name = HTTPField.Name("Idempotent-Replayed") { response.headers[name] = "true" }
            return response
        case .json(let value):
            guard case .json(let status, _) = endpoint.result else { return json(200, value.bytes) }
            return json(status, value.bytes)
        }
    }

    static func json(_ status: Int, _ bytes: [UInt8]) -> Response {
        Response(
            status: .init(code: status), headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Whose token it is. Whatever is wrong with it, the answer is the same.
    private func holder(_ request: Request, _ context: WebContext) async throws -> TokenHolder {
        let address = SenderAddress.of(request, from: context.address)
        if let wait = site.throttle.wait(address: address, at: .now) { throw TooManyRequests(seconds: wait) }
        let sent = request.headers[.authorization] ?? ""
        // A scheme's name is the same in capitals (RFC 9110, 11.1).
        let secret = sent.prefix(7).lowercased() == "bearer " ? String(sent.dropFirst(7)) : ""
        guard let holder = try await ResumeToken(site.anyOffice)(secret: secret) else {
            if !sent.isEmpty { site.throttle.failed(address: address, at: .now) }
            throw TokenNeeded()
        }
        if let wait = site.throttle.wait(token: holder.token.id.rawValue, at: .now) {
            throw TooManyRequests(seconds: wait)
        }
        return holder
    }

    private func admit(_ holder: TokenHolder, _ endpoint: Endpoint) throws {
        if let scope = endpoint.scope, !holder.token.scopes.contains(scope) {
            throw Problem(.forbidden, "token.scope-needed", ["scope": scope.rawValue])
        }
        guard endpoint.access.admits(holder.person.role) else {
            throw Problem(.forbidden, "person.not-allowed", ["name": holder.person.name])
        }
    }
}

/// No token, or none that is good.
struct TokenNeeded: Error {}

/// Asked too often.
struct TooManyRequests: Error {
    var seconds: Int
}
