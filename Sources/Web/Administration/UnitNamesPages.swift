import Foundation
import Mustache
import Operations
import Programme

/// The list of units.
struct UnitNamesListPage: Page {
    static let template = "administration/units"

    let title: String
    let area = Area.administration
    let trail: [Link]
    let search: String
    let rows: [UnitNamesRow]
    let summary: String
    let faults: Faults
    let name: String?

    init(
        _ visit: Visit, _ units: [Programme.Unit], _ accounts: [Account], search: String?,
        _ problems: [Problem]
    ) throws {
        let words = try visit.words
        title = words("admin.units")
        trail = OverviewPage.trail(words)
        self.search = search ?? ""
        let people = Dictionary(grouping: accounts.filter(\.person.isActive)) { $0.person.unit }
        let found = units.filter { unit in
            search.map { text in
                ([unit.name] + unit.aliases).contains { $0.rawValue.localizedCaseInsensitiveContains(text) }
            } ?? true
        }
        rows = found.map { UnitNamesRow($0, people[$0.id] ?? [], words) }
        summary = words("admin.units-count", ["found": String(found.count), "all": String(units.count)])
        faults = Faults(
            problems, words,
            places: ["unit.name-invalid": "name", "unit.name-taken": "name"])
        name = visit.fields["name"]
    }

    func child(named name: String) -> Any? {
        switch name {
        case "search": search
        case "isFiltered": !search.isEmpty
        case "rows": rows
        case "hasRows": !rows.isEmpty
        case "summary": summary
        case "faults": faults.all
        case "hasFaults": !faults.all.isEmpty
        case "nameField": faults.field("name", self.name)
        default: nil
        }
    }
}

/// A unit's line in the list.
struct UnitNamesRow: MustacheParent, Hashable, Sendable {
    let name: String
    let path: String
    let aliases: String
    let reporters: String
    let leaders: String
    let lacksLeader: Bool

    init(_ unit: Programme.Unit, _ accounts: [Account], _ words: Localizer) {
        name = unit.name.rawValue
        path = "/administration/units/\(unit.id)"
        aliases = unit.aliases.map(\.rawValue).joined(separator: words.comma)
        reporters = String(accounts.count { $0.person.role == .reporter })
        leaders = String(accounts.count { $0.person.role == .leader })
        lacksLeader = !accounts.contains { $0.person.role == .leader }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "name": self.name
        case "path": path
        case "aliases": aliases
        case "reporters": reporters
        case "leaders": leaders
        case "lacksLeader": lacksLeader
        default: nil
        }
    }
}

/// One unit: its names and its people.
struct UnitNamesPage: Page {
    static let template = "administration/unit"

    let title: String
    let area = Area.administration
    let trail: [Link]
    let id: String
    let path: String
    let aliases: [String]
    let rows: [AccountRow]
    let faults: Faults
    let name: Field
    let alias: Field

    init(
        _ visit: Visit, _ unit: Programme.Unit, _ accounts: [Account], _ problems: [Problem]
    ) throws {
        let words = try visit.words
        title = unit.name.rawValue
        trail = OverviewPage.trail(words, "units")
        id = unit.id.rawValue
        path = "/administration/units/\(unit.id)"
        aliases = unit.aliases.map(\.rawValue)
        rows = accounts.filter { $0.person.unit == unit.id }.map { AccountRow($0, words) }
        faults = Faults(problems, words)
        name = faults.field("name", visit.fields["name"] ?? unit.name.rawValue)
        // A name that was typed to be taken away is none to be added.
        let isAdding = problems.contains { $0.position == "alias" }
        alias = faults.field("alias", isAdding ? visit.fields["alias"] : nil)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "id": id
        case "path": path
        case "aliases": aliases
        case "hasAliases": !aliases.isEmpty
        case "rows": rows
        case "hasRows": !rows.isEmpty
        case "faults": faults.all
        case "hasFaults": !faults.all.isEmpty
        case "nameField": self.name
        case "aliasField": alias
        default: nil
        }
    }
}

extension Localizer {
    /// What stands between the names of a list.
    var comma: String { language == .chinese ? "、" : ", " }
}
