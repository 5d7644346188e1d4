import HTTPTypes
import Hummingbird
import Operations
import Programme

/// The people of a region: the list, one person, somebody new.
struct PeopleController {
    @Sendable func list(_ visit: Visit) async throws -> Response {
        let accounts = try await ReadAccounts(visit.office)(by: visit.person)
        return try visit.page(PeoplePage(visit, accounts, PeopleFilter(visit.queryFields)))
    }

    @Sendable func new(_ visit: Visit) async throws -> Response {
        let query = try visit.queryFields
        let input = PersonInput(name: "", role: query["role"], unit: query["unit"])
        return try visit.page(PersonPage(visit, nil, units: try await visit.units(), input))
    }

    @Sendable func add(_ visit: Visit) async throws -> Response {
        let input = PersonInput(visit.fields)
        do {
            let added = try await AddPerson(visit.office)(
                name: input.name, role: input.requiredRole(), unit: input.unit, by: visit.person)
            return visit.redirect(to: "/administration/people/\(added.id)", Flash("admin.person-added"))
        } catch {
            let page = try PersonPage(
                visit, nil, units: try await visit.units(), input, try Faults.caught(error))
            return try visit.page(page, status: .unprocessableContent)
        }
    }

    @Sendable func show(_ visit: Visit) async throws -> Response {
        let account = try await visit.account()
        let input = PersonInput(account.person)
        return try visit.page(PersonPage(visit, account, units: try await visit.units(), input))
    }

    @Sendable func change(_ visit: Visit) async throws -> Response {
        let account = try await visit.account()
        let input = PersonInput(visit.fields)
        do {
            try await ChangePerson(visit.office)(
                account.person.id, name: input.name, role: input.requiredRole(), unit: input.unit,
                by: visit.person)
            return visit.redirect(
                to: "/administration/people/\(account.person.id)", Flash("admin.person-changed"))
        } catch {
            let page = try PersonPage(
                visit, account, units: try await visit.units(), input, try Faults.caught(error))
            return try visit.page(page, status: .unprocessableContent)
        }
    }
}

/// What the form of a person says.
struct PersonInput: Sendable {
    var name: String
    var role: String?
    /// The unit's ID.
    var unit: String?

    init(name: String, role: String?, unit: String?) {
        (self.name, self.role, self.unit) = (name, role, unit)
    }

    init(_ fields: FormFields) {
        self.init(name: fields.text("name") ?? "", role: fields.text("role"), unit: fields.text("unit"))
    }

    init(_ person: Person) {
        self.init(name: person.name, role: person.role.rawValue, unit: person.unit?.rawValue)
    }

    /// Throws `admin.role-needed`.
    func requiredRole() throws -> Role {
        guard let role = role.flatMap(Role.init(rawValue:)), role != .console else {
            throw Problem(.invalid, "admin.role-needed")
        }
        return role
    }
}

extension Visit {
    /// The units of the region.
    func units() async throws -> [Programme.Unit] {
        try await ReadRegister(office).units(by: person)
    }

    /// The account of the person in the path; throws 404.
    func account() async throws -> Account {
        let id = try parameter("person")
        guard
            let found = try await ReadAccounts(office)(by: person).first(where: {
                $0.person.id.rawValue == id
            })
        else { throw Problem(.notFound, "page.not-found") }
        return found
    }
}
