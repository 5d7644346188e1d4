import Hummingbird
import Operations
import Programme

/// The entrance of the administration.
struct OverviewController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        let accounts = try await ReadAccounts(visit.office)(by: visit.person)
        return try visit.page(OverviewPage(visit, accounts))
    }
}

/// What there is to keep, with what waits.
struct OverviewPage: Page {
    static let template = "administration/overview"

    let title: String
    let area = Area.administration
    let entries: [Entry]

    /// One part of the administration.
    struct Entry: MustacheParent, Hashable, Sendable {
        var words: String
        var path: String
        var help: String
        /// Something that somebody should see to.
        var notice: String?

        func child(named name: String) -> Any? {
            switch name {
            case "words": words
            case "path": path
            case "help": help
            case "notice": maybe(notice)
            default: nil
            }
        }
    }

    init(_ visit: Visit, _ accounts: [Account]) throws {
        let words = try visit.words
        title = words("nav.administration")
        let active = accounts.filter(\.person.isActive)
        let waiting = active.count { $0.password == .none }
        let notices = [
            "people": waiting == 0 ? nil : words("admin.overview-no-password", ["count": String(waiting)])
        ]
        let details = [
            "people": ["count": String(active.count)],
            "sessions": ["count": String(accounts.reduce(0) { $0 + $1.sessions })],
        ]
        let isAdministrator = try visit.person.role == .administrator
        entries = OverviewPage.parts.filter { isAdministrator || $0.isForAuditor }.map { part in
            Entry(
                words: words("admin.\(part.name)"), path: "/administration/\(part.name)",
                help: words("admin.help-\(part.name)", details[part.name] ?? [:]),
                notice: isAdministrator ? notices[part.name] ?? nil : nil)
        }
    }

    /// The parts, as their words are named.
    static let parts: [(name: String, isForAuditor: Bool)] = [
        ("people", true), ("units", false), ("calendar", false), ("settings", false), ("sessions", false),
        ("webhooks", false), ("deliveries", false), ("audit", true),
    ]

    func child(named name: String) -> Any? {
        switch name {
        case "entries": entries
        default: nil
        }
    }

    /// The way from the start of the administration to one of its parts.
    static func trail(_ words: Localizer, _ parts: String...) -> [Link] {
        [Link(words: words("nav.administration"), path: "/administration")]
            + parts.map { Link(words: words("admin.\($0)"), path: "/administration/\($0)") }
    }
}
