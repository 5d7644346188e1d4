import HTTPTypes
import Hummingbird
import HummingbirdCore

/// The headers that every answer carries, pages of errors included: it stands outside the middleware that makes them.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext

    let isSecure: Bool

    /// Nothing inline, nothing from elsewhere, no framing; `data:` for the small pictures in Bootstrap's style sheet.
    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
        "font-src 'self'", "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'",
        "base-uri 'none'",
    ].joined(separator: "; ")

    private static let fixed: [(HTTPField.Name?, String)] = [
        (.xContentTypeOptions, "nosniff"),
        (HTTPField.Name("Referrer-Policy"), "same-origin"),
        (HTTPField.Name("Cross-Origin-Opener-Policy"), "same-origin"),
        (HTTPField.Name("Cross-Origin-Resource-Policy"), "same-origin"),
        (HTTPField.Name("Permissions-Policy"), "camera=(), geolocation=(), microphone=()"),
        (HTTPField.Name("X-Frame-Options"), "DENY"),
    ]

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        // Pages of problems are made for every method; a body after HEAD would be taken for the next answer.
        if request.method == .head { response = response.createHeadResponse() }
        if !response.headers.contains(.contentSecurityPolicy) {
            response.headers[.contentSecurityPolicy] = SecurityHeaders.policy
        }
        for case (let name?, let value) in SecurityHeaders.fixed { response.headers[name] = value }
        // What is behind a sign-in must not be found in a shared computer's cache.
        if !response.headers.contains(.cacheControl) { response.headers[.cacheControl] = "no-store" }
        if isSecure, let name = HTTPField.Name("Strict-Transport-Security") {
            response.headers[name] = "max-age=31536000"
        }
        return response
    }
}
