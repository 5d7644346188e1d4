import Foundation
import Mustache
import Operations
import Programme

/// Whom the list of people is to show.
struct PeopleFilter: Sendable {
    let search: String
    let role: String
    let unit: String
    let state: String
    let page: Int

    init(_ query: FormFields) {
        search = query.text("search") ?? ""
        role = query.text("role") ?? ""
        unit = query.text("unit") ?? ""
        state = query.text("state") ?? ""
        page = max(1, query.text("page").flatMap { Int($0) } ?? 1)
    }

    static let states = ["active", "disabled", "no-password"]

    var isSet: Bool { ![search, role, unit, state].allSatisfy(\.isEmpty) }

    func shows(_ account: Account) -> Bool {
        let person = account.person
        return
            (search.isEmpty || person.name.localizedCaseInsensitiveContains(search)
            || account.unit?.name.rawValue.localizedCaseInsensitiveContains(search) == true)
            && (role.isEmpty || person.role.rawValue == role)
            && (unit.isEmpty || person.unit?.rawValue == unit)
            && (state != "active" || person.isActive) && (state != "disabled" || !person.isActive)
            && (state != "no-password" || (person.isActive && account.password == .none))
    }

    func query(page: Int? = nil) -> String {
        QueryText.make([
            ("search", search), ("role", role), ("unit", unit), ("state", state),
            ("page", page.flatMap { $0 > 1 ? String($0) : nil }),
        ])
    }
}

/// The list of people.
struct PeoplePage: Page {
    static let template = "administration/people"
    static let size = 100

    let title: String
    let area = Area.administration
    let trail: [Link]
    let mayChange: Bool
    let filter: PeopleFilter
    let roles: [Choice]
    let units: [Choice]
    let states: [Choice]
    let rows: [AccountRow]
    let summary: String
    let pageOf: String?
    let newer: String?
    let older: String?

    init(_ visit: Visit, _ accounts: [Account], _ filter: PeopleFilter) throws {
        let words = try visit.words
        title = words("admin.people")
        trail = OverviewPage.trail(words)
        mayChange = try visit.person.role == .administrator
        self.filter = filter
        roles = Role.allCases.filter { $0 != .console }.map {
            Choice(
                value: $0.rawValue, words: words("role.\($0.rawValue)"), isChosen: $0.rawValue == filter.role)
        }
        var seen: Set<String> = []
        units = accounts.compactMap(\.unit).filter { seen.insert($0.id.rawValue).inserted }.map {
            Choice(
                value: $0.id.rawValue, words: $0.name.rawValue, isChosen: $0.id.rawValue == filter.unit)
        }
        states = PeopleFilter.states.map {
            Choice(value: $0, words: words("admin.state-\($0)"), isChosen: $0 == filter.state)
        }
        let found = accounts.filter(filter.shows)
        let pages = max(1, (found.count + PeoplePage.size - 1) / PeoplePage.size)
        let page = min(filter.page, pages)
        rows = found.dropFirst((page - 1) * PeoplePage.size).prefix(PeoplePage.size).map {
            AccountRow($0, words)
        }
        pageOf =
            pages == 1 ? nil : words("admin.page-of", ["page": String(page), "pages": String(pages)])
        summary = words(
            "admin.people-count",
            ["found": String(found.count), "all": String(accounts.count)])
        newer = page > 1 ? "/administration/people?\(filter.query(page: page - 1))" : nil
        older = page < pages ? "/administration/people?\(filter.query(page: page + 1))" : nil
    }

    func child(named name: String) -> Any? {
        switch name {
        case "mayChange": mayChange
        case "search": filter.search
        case "isFiltered": filter.isSet
        case "roles": roles
        case "units": units
        case "states": states
        case "rows": rows
        case "hasRows": !rows.isEmpty
        case "summary": summary
        case "pageOf": maybe(pageOf)
        case "newer": maybe(newer)
        case "older": maybe(older)
        default: nil
        }
    }
}

/// Somebody's line in the list.
struct AccountRow: MustacheParent, Hashable, Sendable {
    let name: String
    let path: String
    let role: String
    let unit: String
    let isActive: Bool
    let password: String
    let isWaiting: Bool
    let sessions: String

    init(_ account: Account, _ words: Localizer) {
        name = account.person.name
        path = "/administration/people/\(account.person.id)"
        role = words("role.\(account.person.role.rawValue)")
        unit = account.unit?.name.rawValue ?? ""
        isActive = account.person.isActive
        password = words("admin.password-\(account.password.rawValue)")
        isWaiting = isActive && account.password == .none
        sessions = account.sessions == 0 ? "" : String(account.sessions)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "name": self.name
        case "path": path
        case "role": role
        case "unit": unit
        case "isActive": isActive
        case "password": password
        case "isWaiting": isWaiting
        case "sessions": sessions
        default: nil
        }
    }
}
