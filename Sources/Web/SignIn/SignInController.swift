import HTTPTypes
import Hummingbird
import Operations
import Programme

/// Signing in and out, and how the reader wants to read.
struct SignInController {
    /// The page, also for those who are signed in: they see who they are.
    @Sendable func show(_ visit: Visit) async throws -> Response {
        if visit.context.signedIn != nil {
            return visit.redirect(to: SafePath.checked(visit.query("next") ?? "/"))
        }
        return try visit.page(await SignInPage(visit, next: visit.query("next") ?? "/"))
    }

    /// Checks name and password; what was typed before the session ended comes back afterwards.
    @Sendable func signIn(_ visit: Visit) async throws -> Response {
        let input = SignInInput(visit.fields)
        do {
            let region = try await jurisdiction(input, visit)
            let fresh = try await SignIn(visit.site.office(of: region))(
                name: input.name, password: input.password, address: visit.context.address,
                userAgent: visit.request.headers[.userAgent] ?? "")
            return try answer(fresh, input, visit)
        } catch let problem as Problem {
            let page = try await SignInPage(visit, next: input.next, input: input, problem: problem)
            return try visit.page(page, status: .unprocessableContent)
        }
    }

    private func answer(_ fresh: NewSession, _ input: SignInInput, _ visit: Visit) throws -> Response {
        let cookies = SessionCookies(isSecure: visit.site.settings.isSecure)
        var response: Response
        if input.kept.all.isEmpty {
            response = visit.redirect(to: input.next)
        } else {
            var context = visit.context
            context.signedIn = fresh.signedIn
            context.seed = fresh.token
            let visit = Visit(
                site: visit.site, request: visit.request, context: context, fields: FormFields(), files: [])
            response = try visit.page(
                ResumePage.signedIn(input.kept, path: input.next, hasFiles: input.hasFiles, visit))
        }
        response.setCookie(cookies.session(fresh.token))
        return response
    }

    private func jurisdiction(_ input: SignInInput, _ visit: Visit) async throws -> JurisdictionCode {
        let regions = try await ReadRegister(visit.site.anyOffice).regions()
        let wanted = input.region ?? (regions.count == 1 ? regions.first?.code.rawValue : nil)
        guard let region = regions.first(where: { $0.code.rawValue == wanted }) else {
            throw Problem(.invalid, "sign-in.region")
        }
        return region.code
    }

    /// Ends the session.
    @Sendable func signOut(_ visit: Visit) async throws -> Response {
        if let signedIn = visit.context.signedIn {
            try await EndSession(visit.site.office(of: signedIn.person.jurisdiction))(
                id: signedIn.session.id, by: signedIn.person)
        }
        var response = visit.redirect(to: "/sign-in", Flash("sign-in.signed-out"))
        response.setCookie(SessionCookies(isSecure: visit.site.settings.isSecure).ended)
        return response
    }

    /// Keeps language, colours and size in the browser.
    @Sendable func prefer(_ visit: Visit) async throws -> Response {
        var view = visit.context.view
        if let language = visit.fields["language"].flatMap(Language.init(rawValue:)) {
            view.language = language
        }
        if let theme = visit.fields["theme"].flatMap(ViewPreferences.Theme.init(rawValue:)) {
            view.theme = theme
        }
        if let size = visit.fields["size"] { view.isLarge = size == "large" }
        var response = visit.redirect(to: visit.fields["back"] ?? "/")
        response.setCookie(
            Cookie(
                name: ViewPreferences.cookieName, value: view.cookie, maxAge: 31_536_000, path: "/",
                secure: visit.site.settings.isSecure, httpOnly: true, sameSite: .lax))
        return response
    }

    /// For scripts: whether the session still lives, and the token that forms need now.
    @Sendable func session(_ visit: Visit) async throws -> Response {
        let token = visit.context.seed.map(FormToken.make) ?? ""
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: .init(string: "{\"token\":\"\(token)\"}")))
    }

    /// The answer to somebody who is not signed in: for a page the way to the form, for a sent form a page that keeps
    /// what was typed.
    static func needed(_ needed: SignInNeeded, _ visit: Visit) async throws -> Response {
        guard let fields = needed.fields, !fields.all.isEmpty else {
            return visit.redirect(to: "/sign-in?next=\(SafePath.part(visit.address))")
        }
        return try visit.page(
            await SignInPage(keeping: fields, path: visit.address, hasFiles: visit.isUpload, visit),
            status: .unauthorized)
    }
}
