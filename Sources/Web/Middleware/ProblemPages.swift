import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Operations
import Programme

/// Turns what went wrong into a page that helps: what it was, and what to do now. The unexpected goes to the log.
struct ProblemPages: RouterMiddleware {
    typealias Context = WebContext

    let site: Site
    /// Every route, to tell a wrong method from a wrong path.
    let map: RouteMap

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch {
            if ProblemAnswer.isFor(request) { return api(error, request, context) }
            let visit = Visit(
                site: site, request: request, context: context, fields: FormFields(), files: [])
            do { return try await answer(error, visit) } catch {
                context.logger.error("no page for a problem: \(type(of: error))")
                return Response(status: .internalServerError)
            }
        }
    }

    /// For other programs: never a page.
    private func api(_ error: any Error, _ request: Request, _ context: WebContext) -> Response {
        let language = AcceptedLanguage.choose(
            request.headers[.acceptLanguage], else: site.settings.language)
        guard let fault = error as? APIFault else {
            return ProblemAnswer(site: site, language: language).make(of: error, request, context)
        }
        return ProblemAnswer(site: site, language: fault.language, faultsAt: fault.faultsAt)
            .make(of: fault.error, request, context)
    }

    private func answer(_ error: any Error, _ visit: Visit) async throws -> Response {
        let isScript = visit.request.headers[.accept]?.hasPrefix("application/json") == true
        switch error {
        case let needed as SignInNeeded:
            if isScript { return try json(.unauthorized, [Problem(.forbidden, "page.sign-in")], visit) }
            return try await SignInController.needed(needed, visit)
        case is PasswordChangeNeeded: return visit.redirect(to: "/account/password")
        case let expired as FormExpired:
            if isScript { return try json(.forbidden, [Problem(.conflict, "form-body.expired")], visit) }
            return try visit.page(
                ResumePage.expired(expired.fields, visit), status: .forbidden)
        case let large as BodyTooLarge:
            let megabytes = String(max(1, large.limit / 1_048_576))
            let problem = Problem(.invalid, "form-body.too-large", ["limit": megabytes])
            return try page(.contentTooLarge, [problem], visit, isScript)
        case let problem as Problem:
            return try page(ProblemPages.status(of: problem.kind), [problem], visit, isScript)
        case let many as Problems:
            let status = many.all.first.map { ProblemPages.status(of: $0.kind) } ?? .unprocessableContent
            return try page(status, many.all, visit, isScript)
        case let error as HTTPError where error.status == .notFound: return try notFound(visit, isScript)
        case let error as HTTPError:
            return try page(error.status, [Problem(.invalid, "page.refused")], visit, isScript)
        default:
            guard let problem = OutsideFault.problem(of: error) else {
                return try unexpected(error, visit, isScript)
            }
            if problem.kind == .unavailable { visit.context.logger.error("\(problem.code)") }
            return try page(ProblemPages.status(of: problem.kind), [problem], visit, isScript)
        }
    }

    private func notFound(_ visit: Visit, _ isScript: Bool) throws -> Response {
        let path = visit.request.uri.path
        let others = map.entries.filter { RoutePattern.matches($0.path, path) }.map(\.method)
        guard !others.isEmpty, !others.contains(visit.request.method) else {
            return try page(.notFound, [Problem(.notFound, "page.not-found")], visit, isScript)
        }
        var response = try page(
            .methodNotAllowed, [Problem(.invalid, "page.wrong-method")], visit, isScript)
        response.headers[.allow] = Set(others.map(\.rawValue)).sorted().joined(separator: ", ")
        return response
    }

    private func unexpected(_ error: any Error, _ visit: Visit, _ isScript: Bool) throws -> Response {
        // Its own words may hold what somebody typed or what is stored: a database's fault has a text for the log.
        let words = OutsideFault.forLog(error)
        visit.context.logger.error("unexpected: \(words)")
        return try page(
            .internalServerError, [Problem(.unavailable, "page.fault", ["id": visit.context.requestID])],
            visit, isScript)
    }

    private func page(
        _ status: HTTPResponse.Status, _ problems: [Problem], _ visit: Visit, _ isScript: Bool
    ) throws -> Response {
        if isScript { return try json(status, problems, visit) }
        return try visit.page(ProblemPage(problems, status: status, visit), status: status)
    }

    /// For our own scripts (RFC 9457).
    private func json(
        _ status: HTTPResponse.Status, _ problems: [Problem], _ visit: Visit
    ) throws -> Response {
        let words = try visit.words
        let body = ProblemJSON(
            title: problems.first.map { words.text($0.message) } ?? "", status: status.code,
            code: problems.first?.code ?? "",
            problems: problems.map {
                .init(code: $0.code, message: words.text($0.message), position: $0.position)
            })
        return Response(
            status: status, headers: [.contentType: "application/problem+json"],
            body: .init(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(body))))
    }

    /// The status that goes with a sort of refusal.
    static func status(of kind: Problem.Kind) -> HTTPResponse.Status {
        switch kind {
        case .invalid: .unprocessableContent
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .conflict: .conflict
        case .unavailable: .serviceUnavailable
        }
    }
}

/// A refusal as our scripts read it.
struct ProblemJSON: Encodable {
    struct Part: Encodable {
        var code: String
        var message: String
        var position: String?
    }

    var type = "about:blank"
    var title: String
    var status: Int
    var code: String
    var problems: [Part]
}

/// Paths against routes such as `/reports/:quarter`.
enum RoutePattern {
    static func matches(_ pattern: String, _ path: String) -> Bool {
        let wanted = pattern.split(separator: "/")
        let parts = path.split(separator: "/")
        return wanted.count == parts.count && zip(wanted, parts).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
    }
}
