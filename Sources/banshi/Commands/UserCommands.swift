import ArgumentParser
import Database
import Foundation
import Operations
import Programme
import Web

/// `banshi user`.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: say("人员", "People"),
        subcommands: [Add.self, List.self, Disable.self, Password.self, ResetPassword.self])

    /// `banshi user add NAME --role R --unit U`.
    struct Add: BanshiCommand {
        static let configuration = CommandConfiguration(abstract: say("登记人员", "Register somebody"))

        @OptionGroup var shared: SharedOptions
        @Argument(help: .init(say("姓名", "The name"))) var name: String
        @Option(
            help: .init(
                say(
                    "角色：administrator、reviewer、leader、reporter、districtLeader、auditor",
                    "administrator, reviewer, leader, reporter, districtLeader or auditor")))
        var role: String
        @Option(help: .init(say("所属单位（leader 和 reporter 必填）", "The unit, for leaders and reporters")))
        var unit: String?

        func run(_ settings: Settings, _ console: Console) async throws {
            let known = Role.allCases.filter { $0 != .console }
            guard let value = Role(rawValue: role), value != .console else {
                throw Problem(
                    .invalid, "code.unknown",
                    ["value": role, "known": known.map(\.rawValue).joined(separator: ", ")])
            }
            let office = try await settings.office()
            let added = try await AddPerson(office)(
                name: name, role: value, unit: unit, by: office.person(named: Person.consoleName))
            console.line(console.words("cli.person-added", ["name": added.name, "role": role]))
        }
    }

    /// `banshi user list`.
    struct List: BanshiCommand {
        static let configuration = CommandConfiguration(abstract: say("列出人员", "List people"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let (people, units) = try await office.database.read { db in
                (
                    try PeopleStore.people(of: office.jurisdiction, in: db),
                    try PeopleStore.units(of: office.jurisdiction, in: db)
                )
            }
            let names = Dictionary(uniqueKeysWithValues: units.map { ($0.id, $0.name.rawValue) })
            let lines = people.map {
                Line(
                    name: $0.name, role: $0.role.rawValue, unit: $0.unit.flatMap { names[$0] },
                    active: $0.isActive)
            }
            switch output.format {
            case .json: try console.json(lines)
            case .text:
                console.table(
                    ["name", "role", "unit", "active"].map { console.words("column.\($0)") },
                    lines.map {
                        [
                            $0.name, console.words("role.\($0.role)"), $0.unit ?? "",
                            console.words($0.active ? "cli.yes" : "cli.no"),
                        ]
                    })
            }
        }

        private struct Line: Encodable {
            var name: String
            var role: String
            var unit: String?
            var active: Bool
        }
    }

    /// `banshi user disable NAME`.
    struct Disable: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("停用人员", "Take away somebody's right to act"))

        @OptionGroup var shared: SharedOptions
        @Argument(help: .init(say("姓名", "The name"))) var name: String

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            try await DisablePerson(office)(name: name, by: office.person(named: Person.consoleName))
            console.line(console.words("cli.person-disabled", ["name": name]))
        }
    }
}
