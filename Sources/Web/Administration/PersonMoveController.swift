import HTTPTypes
import Hummingbird
import Mustache
import Operations
import Programme

/// What is done to somebody's right to act: asked for first, with the consequence named.
struct PersonMoveController {
    @Sendable func askDisabling(_ visit: Visit) async throws -> Response {
        try await askDisabling(visit, [])
    }

    private func askDisabling(_ visit: Visit, _ problems: [Problem]) async throws -> Response {
        let accounts = try await ReadAccounts(visit.office)(by: visit.person)
        let account = try await visit.account()
        let words = try visit.words
        var consequences = ["admin.disable-sign-in", "admin.disable-keeps"].map { words($0) }
        if account.sessions > 0 {
            consequences.insert(words("admin.disable-sessions", ["count": String(account.sessions)]), at: 1)
        }
        let person = account.person
        if try person.id == visit.person.id { consequences.append(words("admin.disable-own")) }
        if let unit = account.unit,
            !accounts.contains(where: {
                $0.person.id != person.id && $0.person.isActive && $0.person.unit == unit.id
                    && $0.person.role == person.role
            })
        {
            let code = person.role == .leader ? "admin.disable-last-leader" : "admin.disable-last-reporter"
            consequences.append(words(code, ["unit": unit.name.rawValue]))
        }
        let page = try ConsequencePage(
            visit, account, title: "admin.disable-title", consequences: consequences, move: "disabling",
            send: "admin.disable-send", isDanger: true, problems)
        return try visit.page(page, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func disable(_ visit: Visit) async throws -> Response {
        let account = try await visit.account()
        do {
            try await DisablePerson(visit.office)(name: account.person.id.rawValue, by: visit.person)
        } catch { return try await askDisabling(visit, Faults.caught(error)) }
        let path = "/administration/people/\(account.person.id)"
        return visit.redirect(to: path, Flash("admin.person-disabled", undo: "\(path)/enabling"))
    }

    @Sendable func enable(_ visit: Visit) async throws -> Response {
        let account = try await visit.account()
        try await EnablePerson(visit.office)(name: account.person.id.rawValue, by: visit.person)
        return visit.redirect(
            to: "/administration/people/\(account.person.id)", Flash("admin.person-enabled"))
    }

    @Sendable func askPassword(_ visit: Visit) async throws -> Response {
        let account = try await visit.account()
        return try visit.page(passwordPage(visit, account))
    }

    private func passwordPage(
        _ visit: Visit, _ account: Account, _ problems: [Problem] = []
    ) throws -> ConsequencePage {
        let words = try visit.words
        var consequences = ["admin.reset-once", "admin.reset-shown"].map { words($0) }
        if account.password != .none { consequences.insert(words("admin.reset-old"), at: 0) }
        if account.sessions > 0 {
            consequences.append(words("admin.disable-sessions", ["count": String(account.sessions)]))
        }
        return try ConsequencePage(
            visit, account, title: account.password == .none ? "admin.give-title" : "admin.reset-title",
            consequences: consequences, move: "password",
            send: account.password == .none ? "admin.password-give" : "admin.password-reset",
            isDanger: false, problems)
    }

    /// Answers with the password itself, without a redirect: it stands nowhere else, and is shown once.
    @Sendable func resetPassword(_ visit: Visit) async throws -> Response {
        let account = try await visit.account()
        do {
            let password = try await ResetPassword(visit.office)(person: account.person.id, by: visit.person)
            return try visit.page(OncePasswordPage(visit, account, password: password))
        } catch {
            let page = try passwordPage(visit, account, Faults.caught(error))
            return try visit.page(page, status: .unprocessableContent)
        }
    }
}

/// Asks before something is done to somebody, and says what it brings.
struct ConsequencePage: Page {
    static let template = "administration/consequence"

    let title: String
    let area = Area.administration
    let trail: [Link]
    let consequences: [String]
    let path: String
    let move: String
    let send: String
    let isDanger: Bool
    let faults: Faults

    init(
        _ visit: Visit, _ account: Account, title: String, consequences: [String], move: String, send: String,
        isDanger: Bool, _ problems: [Problem]
    ) throws {
        let words = try visit.words
        self.title = words(title, ["name": account.person.name])
        path = "/administration/people/\(account.person.id)"
        trail =
            OverviewPage.trail(words, "people") + [Link(words: account.person.name, path: path)]
        self.consequences = consequences
        self.move = move
        self.send = words(send)
        self.isDanger = isDanger
        faults = Faults(problems, words)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "consequences": consequences
        case "path": path
        case "move": move
        case "send": send
        case "isDanger": isDanger
        case "faults": faults.all
        case "hasFaults": !faults.all.isEmpty
        default: nil
        }
    }
}

/// A one-time password, shown once.
struct OncePasswordPage: Page {
    static let template = "administration/once"

    let title: String
    let area = Area.administration
    let trail: [Link]
    let name: String
    let path: String
    let password: String

    init(_ visit: Visit, _ account: Account, password: String) throws {
        let words = try visit.words
        name = account.person.name
        path = "/administration/people/\(account.person.id)"
        title = words("admin.once-title", ["name": name])
        trail = OverviewPage.trail(words, "people") + [Link(words: name, path: path)]
        self.password = password
    }

    func child(named name: String) -> Any? {
        switch name {
        case "name": self.name
        case "path": path
        case "password": password
        default: nil
        }
    }
}
