import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Operations

/// Finds out who asks: the session of the cookie, its person loaded afresh, and how the reader wants to read.
struct SessionMiddleware: RouterMiddleware {
    typealias Context = WebContext

    let site: Site

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        // Other programs bring a token, and no cookie counts there.
        if ProblemAnswer.isFor(request) { return try await next(request, context) }
        var context = context
        context.address = SenderAddress.of(request, from: context.address)
        let cookies = SessionCookies(isSecure: site.settings.isSecure)
        let brought = BroughtCookies(request.headers)
        context.view = ViewPreferences(
            cookie: brought[ViewPreferences.cookieName], language: site.settings.language)
        context.flash = brought[Flash.cookieName]
        if let token = brought[cookies.session], token.utf8.count <= 100 {
            context.signedIn = try await ResumeSession(site.anyOffice)(token: token)
            if context.signedIn != nil { context.seed = token }
            // Who chose no language reads the one that their region's administrator set.
            if brought[ViewPreferences.cookieName] == nil,
                let language = context.signedIn?.language.flatMap(Language.init(rawValue:))
            {
                context.view.language = language
            }
        }
        // A stranger's forms (sign-in, set-up) are bound to a cookie of their browser.
        var fresh: String?
        if context.seed == nil {
            let known = brought[cookies.visitor]
            fresh =
                known.flatMap { (20...100).contains($0.utf8.count) ? nil : SessionCookies.random() }
                ?? (known == nil ? SessionCookies.random() : nil)
            context.seed = fresh ?? known
        }
        var response = try await next(request, context)
        if let fresh, request.method == .get, response.headers[.contentType]?.hasPrefix("text/html") == true {
            response.setCookie(cookies.visitor(fresh))
        }
        return response
    }
}

/// The cookies that say who somebody is. `__Host-` binds them to this host where there is TLS.
struct SessionCookies {
    let isSecure: Bool

    var session: String { (isSecure ? "__Host-" : "") + "banshi-session" }
    var visitor: String { (isSecure ? "__Host-" : "") + "banshi-visitor" }

    /// For a new session; it ends with the browser, and on the server at its own time.
    func session(_ token: String) -> Cookie { cookie(session, token) }

    /// Takes the session's cookie away.
    var ended: Cookie { cookie(session, "", maxAge: 0) }

    func visitor(_ value: String) -> Cookie { cookie(visitor, value) }

    private func cookie(_ name: String, _ value: String, maxAge: Int? = nil) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: maxAge, path: "/", secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }

    static func random() -> String {
        var random = SystemRandomNumberGenerator()
        return Base64URL.encode(Data((0..<24).map { _ in UInt8.random(in: .min ... .max, using: &random) }))
    }
}

/// Whose failed sign-ins are counted together.
enum SenderAddress {
    private static let forwarded = HTTPField.Name("X-Forwarded-For")

    /// The other end's address; what a proxy on this machine says of it. From elsewhere anybody could say anything.
    static func of(_ request: Request, from address: String) -> String {
        guard address == "127.0.0.1" || address == "::1", let name = forwarded,
            // The last one is what the proxy itself has seen.
            let last = request.headers[name]?.split(separator: ",").last
        else { return address }
        let text = last.filter { $0 != " " }
        return text.isEmpty || text.utf8.count > 60 ? address : String(text)
    }
}
