import Hummingbird
import Operations
import Programme

/// Everybody's own account: who one is here, the password, where one is signed in.
struct AccountController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        let (office, person) = (try visit.office, try visit.person)
        let unit = try await ReadRegister(office).units(by: person).first { $0.id == person.unit }
        return try visit.page(AccountPage(visit, unit: unit, try await ListSessions(office)(by: person)))
    }

    @Sendable func showPassword(_ visit: Visit) async throws -> Response {
        try visit.page(PasswordPage(visit))
    }

    @Sendable func changePassword(_ visit: Visit) async throws -> Response {
        guard let signedIn = visit.context.signedIn else { throw SignInNeeded() }
        let fields = visit.fields
        do {
            guard fields["password-new"] == fields["password-again"] else {
                throw Problem(.invalid, "password.again", at: "again")
            }
            try await ChangePassword(visit.office)(
                current: fields["password-current"] ?? "", new: fields["password-new"] ?? "", by: signedIn)
        } catch let problem as Problem
            where problem.code == "sign-in.locked" || problem.code == "sign-in.busy"
        {
            return try visit.page(PasswordPage(visit, [problem]), status: .unprocessableContent)
        } catch {
            return try visit.page(PasswordPage(visit, Faults.caught(error)), status: .unprocessableContent)
        }
        return visit.redirect(
            to: signedIn.mustChangePassword ? "/" : "/account", Flash("account.password-changed"))
    }

    @Sendable func endSession(_ visit: Visit) async throws -> Response {
        let id = ID<Session>(try visit.parameter("session"))
        do { try await EndSession(visit.office)(id: id, by: visit.person) } catch let problem as Problem
            // Ended twice is ended; somebody else's looks the same as none.
            where problem.code == "session.not-found" || problem.code == "person.not-allowed"
        {
            return visit.redirect(to: "/account", Flash("account.session-gone", isGood: false))
        }
        return visit.redirect(to: "/account", Flash("account.session-ended"))
    }

    @Sendable func endOthers(_ visit: Visit) async throws -> Response {
        guard let signedIn = visit.context.signedIn else { throw SignInNeeded() }
        let count = try await EndOtherSessions(visit.office)(by: signedIn)
        return visit.redirect(to: "/account", Flash("account.others-ended", ["count": String(count)]))
    }
}
