import ArgumentParser
import Database
import Foundation
import Operations
import Programme
import Web

/// `banshi token`.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: say("供其他程序使用的访问令牌", "Access tokens for other programs"),
        subcommands: [Add.self, List.self, Revoke.self])

    /// `banshi token add NAME --for PERSON --scope S --until DAY`.
    struct Add: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("新建令牌，只显示一次", "Make a token, which is shown once"))

        @OptionGroup var shared: SharedOptions
        @Argument(help: .init(say("用途", "What it is for"))) var name: String
        @Option(name: .customLong("for"), help: .init(say("代表谁", "On whose behalf"))) var holder: String
        @Option(
            name: .customLong("scope"), parsing: .upToNextOption,
            help: .init(say("范围，例如 plan:read", "Scopes, such as plan:read")))
        var scopes: [String]
        @Option(help: .init(say("有效期至，默认 90 天", "The last day; 90 days from now unless said"))) var until:
            String?

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let known = TokenScope.allCases.map(\.rawValue)
            let chosen = try scopes.map { text in
                guard let scope = TokenScope(rawValue: text) else {
                    throw Problem(
                        .invalid, "code.unknown", ["value": text, "known": known.joined(separator: ", ")])
                }
                return scope
            }
            var day = office.today.adding(days: 90)
            if let until {
                guard let given = Day(until) else {
                    throw Problem(.invalid, "token.expiry", ["days": String(AccessToken.mostDays)])
                }
                day = given
            }
            let made = try await AddToken(office)(
                name: name, scopes: Set(chosen), until: day, of: office.person(named: holder).id,
                by: office.person(named: Person.consoleName))
            console.line(console.words("cli.token-added", ["secret": made.secret]))
        }
    }

    /// `banshi token list`.
    struct List: BanshiCommand {
        static let configuration = CommandConfiguration(abstract: say("列出令牌", "List tokens"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let tokens = try await ListTokens(office).ofEverybody(
                by: office.person(named: Person.consoleName))
            let people = try await office.database.read {
                try PeopleStore.people(of: office.jurisdiction, in: $0)
            }
            let names = Dictionary(people.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            let lines = tokens.map {
                Line(
                    id: $0.id.rawValue, name: $0.name, person: names[$0.person] ?? "",
                    scopes: $0.scopes.map(\.rawValue).sorted().joined(separator: " "),
                    until: $0.expiresOn.description, used: $0.lastUsedOn?.description,
                    active: $0.isGood(on: office.today))
            }
            switch output.format {
            case .json: try console.json(lines)
            case .text:
                console.table(
                    [
                        "id", "name", "person", "scopes", "until", "used", "active",
                    ].map { console.words("column.\($0)") },
                    lines.map {
                        [
                            $0.id, $0.name, $0.person, $0.scopes, $0.until, $0.used ?? "",
                            console.words($0.active ? "cli.yes" : "cli.no"),
                        ]
                    })
            }
        }

        private struct Line: Encodable {
            var id: String
            var name: String
            var person: String
            var scopes: String
            var until: String
            var used: String?
            var active: Bool
        }
    }

    /// `banshi token revoke ID`.
    struct Revoke: BanshiCommand {
        static let configuration = CommandConfiguration(abstract: say("收回令牌", "Take a token back"))

        @OptionGroup var shared: SharedOptions
        @Argument(help: .init(say("令牌编号", "The token's ID"))) var id: String

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            try await RevokeToken(office)(ID(id), by: office.person(named: Person.consoleName))
            console.line(console.words("cli.token-revoked", ["id": id]))
        }
    }
}
