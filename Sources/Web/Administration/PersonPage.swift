import Mustache
import Operations
import Programme

/// One person's page: what is registered, the password, the right to act. Without an account it registers somebody.
struct PersonPage: Page {
    static let template = "administration/person"

    let title: String
    let area = Area.administration
    let trail: [Link]
    let account: Account?
    let mayChange: Bool
    let input: PersonInput
    let role: String
    let password: String
    let roles: [Choice]
    let units: [Choice]
    let faults: Faults

    init(
        _ visit: Visit, _ account: Account?, units: [Programme.Unit], _ input: PersonInput,
        _ problems: [Problem] = []
    ) throws {
        let words = try visit.words
        self.account = account
        self.input = input
        title = account?.person.name ?? words("admin.person-new")
        trail = OverviewPage.trail(words, "people")
        mayChange = try visit.person.role == .administrator
        role = account.map { words("role.\($0.person.role.rawValue)") } ?? ""
        password = account.map { words("admin.password-\($0.password.rawValue)") } ?? ""
        roles = Role.allCases.filter { $0 != .console }.map {
            Choice(
                value: $0.rawValue, words: words("role.\($0.rawValue)"), isChosen: $0.rawValue == input.role)
        }
        self.units = units.map {
            Choice(
                value: $0.id.rawValue, words: $0.name.rawValue, isChosen: $0.id.rawValue == input.unit)
        }
        faults = Faults(
            problems, words,
            places: [
                "person.name-invalid": "name", "person.name-taken": "name", "person.unit-needed": "unit",
                "person.unit-not-wanted": "unit", "admin.role-needed": "role",
                "person.last-administrator": "role",
            ])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "isNew": account == nil
        case "mayChange": mayChange
        case "isForm": mayChange
        case "path": account.map { "/administration/people/\($0.person.id)" } ?? "/administration/people"
        case "id": account?.person.id.rawValue ?? ""
        case "isActive": account?.person.isActive ?? true
        case "hasPassword": account.map { $0.password != .none } ?? false
        case "role": role
        case "unit": account?.unit?.name.rawValue ?? ""
        case "password": password
        case "roles": roles
        case "units": units
        case "faults": faults.all
        case "hasFaults": !faults.all.isEmpty
        case "nameField": faults.field("name", input.name)
        case "roleField": faults.field("role", input.role)
        case "unitField": faults.field("unit", input.unit)
        default: nil
        }
    }
}
