import HTTPTypes
import Hummingbird
import Operations
import Programme

/// The units of a region and the names that they go by.
struct UnitNamesController {
    @Sendable func list(_ visit: Visit) async throws -> Response { try await list(visit, []) }

    private func list(_ visit: Visit, _ problems: [Problem]) async throws -> Response {
        let accounts = try await ReadAccounts(visit.office)(by: visit.person)
        let page = try UnitNamesListPage(
            visit, try await visit.units(), accounts, search: try visit.queryFields.text("search"), problems)
        return try visit.page(page, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func add(_ visit: Visit) async throws -> Response {
        do {
            let unit = try await AddUnit(visit.office)(
                name: visit.fields.text("name") ?? "", by: visit.person)
            return visit.redirect(
                to: "/administration/units/\(unit.id)",
                Flash("admin.unit-added", ["unit": unit.name.rawValue]))
        } catch { return try await list(visit, Faults.caught(error)) }
    }

    @Sendable func show(_ visit: Visit) async throws -> Response { try await show(visit, []) }

    private func show(_ visit: Visit, _ problems: [Problem]) async throws -> Response {
        let accounts = try await ReadAccounts(visit.office)(by: visit.person)
        let page = try UnitNamesPage(visit, try await unit(visit), accounts, problems)
        return try visit.page(page, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func rename(_ visit: Visit) async throws -> Response {
        try await change(visit, at: "name", "admin.unit-renamed") { unit in
            try await RenameUnit(visit.office)(unit, name: visit.fields.text("name") ?? "", by: visit.person)
        }
    }

    @Sendable func addAlias(_ visit: Visit) async throws -> Response {
        try await change(visit, at: "alias", "admin.alias-added") { unit in
            try await AddAlias(visit.office)(unit, alias: visit.fields.text("alias") ?? "", by: visit.person)
        }
    }

    @Sendable func removeAlias(_ visit: Visit) async throws -> Response {
        try await change(visit, at: "aliases", "admin.alias-removed") { unit in
            try await RemoveAlias(visit.office)(
                unit, alias: visit.fields.text("alias") ?? "", by: visit.person)
        }
    }

    private func change(
        _ visit: Visit, at field: String, _ done: String,
        _ work: (ID<Programme.Unit>) async throws -> Programme.Unit
    ) async throws -> Response {
        do {
            let unit = try await work(ID(try visit.parameter("unit")))
            return visit.redirect(to: "/administration/units/\(unit.id)", Flash(done))
        } catch {
            let problems = try Faults.caught(error).map { problem in
                var problem = problem
                problem.position = field
                return problem
            }
            return try await show(visit, problems)
        }
    }

    private func unit(_ visit: Visit) async throws -> Programme.Unit {
        let id = try visit.parameter("unit")
        guard let unit = try await visit.units().first(where: { $0.id.rawValue == id }) else {
            throw Problem(.notFound, "page.not-found")
        }
        return unit
    }
}
