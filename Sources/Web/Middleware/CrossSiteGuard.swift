import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Programme

/// Refuses what another site's page makes a browser send, by what the browser itself says of it.
///
/// `Sec-Fetch-Site` where there is one, else `Origin` against the address that was asked. The form token
/// (`FormToken`) stands behind it for browsers that say neither.
struct CrossSiteGuard: RouterMiddleware {
    typealias Context = WebContext

    /// The site's own address as browsers see it; nil when it is whatever host was asked for.
    let publicURL: URL?

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        // Where cookies do not count, no other site can act for a reader.
        guard request.method != .get, request.method != .head, !ProblemAnswer.isFor(request) else {
            return try await next(request, context)
        }
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] {
            guard site == "same-origin" || site == "none" else {
                throw Problem(.forbidden, "form-body.other-site")
            }
        }
        if let origin = request.headers[.origin], !isOwn(origin, request) {
            throw Problem(.forbidden, "form-body.other-site")
        }
        return try await next(request, context)
    }

    private func isOwn(_ origin: String, _ request: Request) -> Bool {
        guard let given = URL(string: origin), let host = given.host else { return false }
        if let publicURL {
            return given.scheme == publicURL.scheme && host == publicURL.host && given.port == publicURL.port
        }
        let authority = given.port.map { "\(host):\($0)" } ?? host
        return authority == request.head.authority ?? request.headers[.host] ?? ""
    }
}

extension HTTPField.Name {
    /// The host that was asked for, where the server keeps it among the headers.
    static var host: HTTPField.Name { HTTPField.Name("Host") ?? .origin }
}
