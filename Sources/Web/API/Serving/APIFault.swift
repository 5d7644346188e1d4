import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Operations
import Programme

/// What went wrong at an endpoint, with the language it is to be told in.
struct APIFault: Error {
    var error: any Error
    var language: Language
    var faultsAt: String

    init(_ error: any Error, language: Language, faultsAt: String = "") {
        (self.error, self.language, self.faultsAt) = (error, language, faultsAt)
    }
}

/// Refusals as other programs read them (RFC 9457): a status, a stable code, words, and where in the input.
struct ProblemAnswer {
    let site: Site
    let language: Language
    var faultsAt = ""

    /// Whether a request is for the interface, whose errors are never pages.
    static func isFor(_ request: Request) -> Bool {
        request.uri.path == "/api" || request.uri.path.hasPrefix("/api/")
    }

    func make(of error: any Error, _ request: Request, _ context: WebContext) -> Response {
        switch error {
        case is TokenNeeded:
            var response = make(401, [Problem(.forbidden, "token.needed")])
            response.headers[.wwwAuthenticate] = "Bearer"
            return response
        case let many as TooManyRequests:
            var response = make(429, [Problem(.unavailable, "token.too-often")])
            response.headers[.retryAfter] = String(many.seconds)
            return response
        case let malformed as MalformedJSON:
            let fault = malformed.fault
            return make(
                400,
                [Problem(.invalid, "json.fault-\(fault.reason.rawValue)", ["byte": String(fault.offset)])]
            )
        case let type as WrongMediaType:
            return make(415, [Problem(.invalid, "json.media-type", ["wanted": type.wanted])])
        case let large as BodyTooLarge:
            return make(
                413,
                [Problem(.invalid, "form-body.too-large", ["limit": String(max(1, large.limit >> 20))])])
        case let problem as Problem:
            return make(ProblemPages.status(of: problem.kind).code, [problem])
        case let many as Problems:
            return make(many.all.first.map { ProblemPages.status(of: $0.kind).code } ?? 422, many.all)
        case let error as HTTPError where error.status == .notFound: return notFound(request)
        case is HTTPError:
            return make(400, [Problem(.invalid, "page.refused")])
        default:
            guard let problem = OutsideFault.problem(of: error) else {
                // Its own words may hold what somebody typed or what is stored.
                context.logger.error("unexpected: \(OutsideFault.forLog(error))")
                return make(500, [Problem(.unavailable, "page.fault", ["id": context.requestID])])
            }
            if problem.kind == .unavailable { context.logger.error("\(problem.code)") }
            return make(ProblemPages.status(of: problem.kind).code, [problem])
        }
    }

    private func notFound(_ request: Request) -> Response {
        let methods = Endpoints.methods(of: request.uri.path)
        guard !methods.isEmpty, !methods.contains(request.method) else {
            return make(404, [Problem(.notFound, "page.not-found")])
        }
        var response = make(405, [Problem(.invalid, "page.wrong-method")])
        response.headers[.allow] = Set(methods.map(\.rawValue)).sorted().joined(separator: ", ")
        return response
    }

    /// The statuses that a refusal can have.
    static let statuses = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503]

    private func make(_ status: Int, _ problems: [Problem]) -> Response {
        guard let words = try? site.renderer(language).words else {
            return Response(status: .internalServerError)
        }
        let first = problems.first
        let document = JSON.of([
            "type": .text("urn:banshi:problem:\(first?.code ?? "")"),
            "title": .text(words("api.title-\(status)")), "status": .int(status),
            "detail": .text(first.map { words.text($0.message) } ?? ""), "code": .text(first?.code ?? ""),
            "errors": .array(problems.map { fault($0, words) }),
        ])
        return Response(
            status: .init(code: status), headers: [.contentType: "application/problem+json"],
            body: .init(byteBuffer: ByteBuffer(bytes: document.bytes)))
    }

    private func fault(_ problem: Problem, _ words: Localizer) -> JSON {
        let place = problem.position ?? ""
        let isParameter = place.hasPrefix("?")
        let pointer =
            place.hasPrefix("/") ? place : place.isEmpty || isParameter ? nil : "\(faultsAt)/\(place)"
        return .of([
            "code": .text(problem.code), "detail": .text(words.text(problem.message)),
            "pointer": pointer.map { .text($0) },
            "parameter": isParameter ? .text(String(place.dropFirst())) : nil,
        ])
    }

    /// What a refusal looks like.
    static let schema = Schema.named(
        "Problem",
        .object([
            .init("type", .plain, "A URN of the code."), .init("title", .plain),
            .init("status", .int(400...599)),
            .init("detail", .plain, "In the language of Accept-Language: zh or en."),
            .init("code", .plain, "Stable: what programs match on."),
            .init(
                "errors",
                .list(
                    .named(
                        "Fault",
                        .object([
                            .init("code", .plain), .init("detail", .plain),
                            .init("pointer", .plain, required: false, "Where in the body (RFC 6901)."),
                            .init("parameter", .plain, required: false, "Which part of the query."),
                        ])))),
        ]))
}
