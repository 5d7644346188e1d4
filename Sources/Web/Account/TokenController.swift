import HTTPTypes
import Hummingbird
import Operations
import Programme

/// Tokens with which other programs act on one's behalf.
struct TokenController {
    /// How long a token lasts unless somebody says otherwise.
    private static let days = 90

    @Sendable func list(_ visit: Visit) async throws -> Response {
        try await page(visit, .ok, [])
    }

    /// Answers with the secret itself, without a redirect: it stands nowhere else, and is shown once.
    @Sendable func add(_ visit: Visit) async throws -> Response {
        let fields = visit.fields
        do {
            guard let until = fields.text("expires").flatMap({ Day($0) }) else {
                throw Problem(
                    .invalid, "token.expiry", ["days": String(AccessToken.mostDays)], at: "expires")
            }
            let made = try await AddToken(visit.office)(
                name: fields["name"] ?? "", scopes: Set(fields.values("scopes").compactMap(TokenScope.init)),
                until: until, by: visit.person)
            return try visit.page(OnceTokenPage(visit, made))
        } catch { return try await page(visit, .unprocessableContent, Faults.caught(error)) }
    }

    @Sendable func revoke(_ visit: Visit) async throws -> Response {
        do {
            try await RevokeToken(visit.office)(ID(try visit.parameter("token")), by: visit.person)
        } catch let problem as Problem where problem.code == "token.not-found" {
            // Taken back twice is taken back; somebody else's looks the same as none.
            return visit.redirect(to: "/account/tokens", Flash("account.token-gone", isGood: false))
        }
        return visit.redirect(to: "/account/tokens", Flash("account.token-revoked"))
    }

    private func page(
        _ visit: Visit, _ status: HTTPResponse.Status, _ problems: [Problem]
    ) async throws -> Response {
        let tokens = try await ListTokens(visit.office)(by: visit.person)
        let until = try visit.office.today.adding(days: TokenController.days)
        return try visit.page(TokensPage(visit, tokens, until: until, problems), status: status)
    }
}
