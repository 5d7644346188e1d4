import Foundation
import Hummingbird
import HummingbirdCore
import Operations
import Programme

/// What stands around every page: names, navigation, the flash line, the form token, how it is to be shown.
///
/// A class, since a template asks for it dozens of times and a large value would be copied each time.
final class Frame: MustacheParent, Sendable {
    let pageTitle: String
    let site: String
    let language: Language
    let theme: String
    let isLarge: Bool
    let person: String?
    let role: String?
    let mark: String?
    /// How many entries of the inbox are unread: `7`, `99+`; nil when none is.
    let unread: String?
    let navigation: TableRows
    let trail: TableRows
    let scripts: [String]
    let token: String?
    let flash: FlashLine?
    /// The path of this page, to come back to after a choice of language.
    let path: String
    let words: Localizer

    init(_ page: some Page, _ visit: Visit, _ words: Localizer) {
        let context = visit.context
        pageTitle = page.title
        self.words = words
        language = context.view.language
        theme = context.view.theme.rawValue
        isLarge = context.view.isLarge
        let signedIn = context.signedIn
        person = signedIn?.person.name
        role = signedIn.map { words("role.\($0.person.role.rawValue)") }
        site =
            signedIn.map { words("frame.site", ["region": $0.jurisdiction.name]) } ?? words("frame.product")
        mark = signedIn?.jurisdiction.mark.map { _ in words("frame.sample") }
        let unread = signedIn?.unread ?? 0
        self.unread =
            unread == 0 ? nil : unread < SignedIn.mostUnread ? String(unread) : "\(SignedIn.mostUnread - 1)+"
        navigation = TableRows(Navigation.links(for: signedIn?.person.role, at: page.area, words))
        trail = TableRows(page.trail)
        scripts = page.scripts.compactMap { visit.site.assets.address(of: "js/\($0).js") }
        token = context.seed.map(FormToken.make)
        flash = Flash(cookie: context.flash).map { FlashLine($0, words) }
        path = SafePath.checked(visit.request.uri.string)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "pageTitle": pageTitle
        case "site": site
        case "language": language.rawValue
        case "isChinese": language == .chinese
        case "theme": theme
        case "isDark": theme == "dark"
        case "isLight": theme == "light"
        case "isLarge": isLarge
        case "person": maybe(person)
        case "role": maybe(role)
        case "mark": maybe(mark)
        case "unread": maybe(unread)
        case "navigation": navigation
        case "hasNavigation": !navigation.isEmpty
        case "trail": trail
        case "hasTrail": !trail.isEmpty
        case "scripts": scripts
        case "token": maybe(token)
        case "flash": maybe(flash)
        case "path": path
        default: nil
        }
    }
}

/// The flash line in the reader's words.
struct FlashLine: MustacheParent, Sendable {
    let words: String
    let isGood: Bool
    let undo: String?

    init(_ flash: Flash, _ words: Localizer) {
        self.words = words.text(flash.message)
        isGood = flash.isGood
        undo = flash.undo
    }

    func child(named name: String) -> Any? {
        switch name {
        case "words": words
        case "isGood": isGood
        case "undo": maybe(undo)
        default: nil
        }
    }
}

/// The entries of the navigation, by role.
enum Navigation {
    /// Nothing for a stranger.
    static func links(for role: Role?, at area: Area, _ words: Localizer) -> [Link] {
        guard let role else { return [] }
        return entries.filter { $0.access.admits(role) }.map { entry in
            Link(
                words: words("nav.\(entry.area.rawValue)"), path: entry.path, isCurrent: entry.area == area)
        }
    }

    static let entries: [(area: Area, path: String, access: Access)] = [
        (.home, "/", .signedIn),
        (.reports, "/reports", .units),
        (.review, "/review", .readers),
        (.supervision, "/supervision", .reports),
        (.proposals, "/proposals", .reports),
        (.ledgers, "/ledgers", .ledgers),
        (.plan, "/plan", .signedIn),
        (.units, "/units", .signedIn),
        (.quarters, "/quarters", .readers),
        (.documents, "/documents", .signedIn),
        (.notices, "/notices", .roles([.reviewer, .administrator, .auditor, .districtLeader])),
        (.administration, "/administration", .roles([.administrator, .auditor])),
    ]
}
