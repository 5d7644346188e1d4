import Operations
import Programme

/// Who one is here, and where one is signed in.
struct AccountPage: Page {
    static let template = "account/account"

    let title: String
    let area = Area.account
    let person: String
    let role: String
    let unit: String?
    let sessions: [SessionRow]

    init(_ visit: Visit, unit: Programme.Unit?, _ sessions: [Session]) throws {
        let words = try visit.words
        title = words("account.title")
        person = try visit.person.name
        role = words("role.\(try visit.person.role.rawValue)")
        self.unit = unit?.name.rawValue
        let own = visit.context.signedIn?.session.id
        self.sessions = sessions.map { SessionRow($0, isThis: $0.id == own, words) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "person": person
        case "role": role
        case "unit": maybe(unit)
        case "sessions": sessions
        case "hasOthers": sessions.count > 1
        default: nil
        }
    }
}

/// A browser in which somebody is signed in.
struct SessionRow: MustacheParent, Hashable, Sendable {
    let id: String
    let browser: String
    let since: String
    let seen: String
    let isThis: Bool
    /// Whose it is, on the administrator's page.
    var person = ""
    var personPath = ""
    var role = ""

    init(_ session: Session, isThis: Bool, _ words: Localizer) {
        id = session.id.rawValue
        browser = BrowserName.make(session.userAgent, unknown: words("account.browser-unknown"))
        since = session.createdAt.local
        seen = session.lastSeenAt.local
        self.isThis = isThis
    }

    func child(named name: String) -> Any? {
        switch name {
        case "id": id
        case "browser": browser
        case "since": since
        case "seen": seen
        case "isThis": isThis
        case "person": person
        case "personPath": personPath
        case "role": role
        default: nil
        }
    }
}

/// What a browser calls itself, as people call it: `Edge · Windows`. A guess, since browsers name each other.
enum BrowserName {
    static func make(_ userAgent: String, unknown: String) -> String {
        func first(_ names: [(String, String)]) -> String? {
            names.first { userAgent.contains($0.0) }?.1
        }
        // Those that build on others come first.
        let program = first([
            ("MicroMessenger/", "微信"), ("DingTalk/", "钉钉"), ("QQBrowser/", "QQ 浏览器"), ("Edg/", "Edge"),
            ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ])
        let system = first([
            ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
            ("Macintosh", "macOS"), ("Linux", "Linux"),
        ])
        let known = [program, system].compactMap { $0 }.joined(separator: " · ")
        return known.isEmpty ? (userAgent.isEmpty ? unknown : String(userAgent.prefix(40))) : known
    }
}

/// The form for a new password.
struct PasswordPage: Page {
    static let template = "account/password"

    let title: String
    let area = Area.account
    let trail: [Link]
    let isOnce: Bool
    let name: String
    let faults: Faults

    init(_ visit: Visit, _ problems: [Problem] = []) throws {
        let words = try visit.words
        title = words("account.password-title")
        isOnce = visit.context.signedIn?.mustChangePassword ?? false
        trail = isOnce ? [] : [Link(words: words("account.title"), path: "/account")]
        name = try visit.person.name
        faults = Faults(
            problems.map { problem in
                var problem = problem
                problem.position = problem.position.map { "password-\($0)" }
                return problem
            }, words)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "isOnce": isOnce
        case "name": self.name
        case "faults": faults.all
        case "hasFaults": !faults.all.isEmpty
        case "current": faults.field("password-current", nil)
        case "new": faults.field("password-new", nil)
        case "again": faults.field("password-again", nil)
        default: nil
        }
    }
}
