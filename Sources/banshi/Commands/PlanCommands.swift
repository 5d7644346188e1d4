import ArgumentParser
import Database
import Foundation
import Operations
import Programme
import Web

/// `banshi plan`.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: say("年度计划：导入、查看、确认、修订", "The year's plan: import, show, confirm, amend"),
        subcommands: [Import.self, Show.self, Resolve.self, Confirm.self, Amend.self])

    /// The options of every command on a plan.
    struct Options: ParsableArguments {
        @Option(help: .init(say("计划年度；省略时取最近的", "The plan's year; the latest when left out"))) var year: Int?
        @Option(
            name: .customLong("as"),
            help: .init(say("操作人姓名；省略时为控制台", "Who acts; the console when left out"), valueName: "person"))
        var person: String?

        /// Who acts.
        func actor(in office: Office) async throws -> Person {
            try await office.person(named: person ?? Person.consoleName)
        }
    }

    /// `banshi plan import FILE`.
    struct Import: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("导入通知，生成计划草稿", "Read a notice into a draft plan"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var plan: Options
        @Argument(help: .init(say("通知文件", "The notice"))) var file: String

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let person = try await plan.actor(in: office)
            let result = try await ImportNotice(office)(
                InputFile.read(file), fileName: URL(fileURLWithPath: file).lastPathComponent, year: plan.year,
                by: person)
            let counts = PlanCounts(result.plan)
            console.line(
                console.words(
                    result.isNew ? "cli.plan-imported" : "cli.plan-already-imported", counts.details))
            for diagnostic in result.notice.parsed.diagnostics where diagnostic.severity != .information {
                console.note(
                    console.words(
                        "cli.diagnostic",
                        [
                            "severity": diagnostic.severity.rawValue,
                            "message": console.words.text(diagnostic.message),
                            "start": String(diagnostic.source.start),
                        ]))
            }
            if result.isNew { console.note(console.words("cli.plan-next")) }
        }
    }

    /// `banshi plan resolve --action N --group NAME --units A,B`.
    struct Resolve: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("指明单位组合包括哪些单位", "Say which units a group's name means"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var plan: Options
        @Option(help: .init(say("事项序号", "The action's number"))) var action: Int
        @Option(help: .init(say("通知中的名称，例如 相关镇人民政府", "The name as printed"))) var group: String
        @Option(help: .init(say("所指单位，用逗号或顿号分隔", "The units, separated by commas"))) var units: String

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let names = units.split(whereSeparator: { ",，、".contains($0) }).map {
                $0.trimmingCharacters(in: .whitespaces)
            }.filter { !$0.isEmpty }
            try await ResolveGroup(office)(
                year: plan.year, action: action, group: group, units: names, by: plan.actor(in: office))
            console.line(
                console.words("cli.group-resolved", ["group": group, "units": names.joined(separator: "、")]))
        }
    }

    /// `banshi plan confirm`.
    struct Confirm: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("确认计划，开始报送", "Put the plan into force"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var plan: Options
        @Flag(help: .init(say("未决定之处采用建议", "Take the suggestions where nothing was decided")))
        var acceptSuggestions = false

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let confirmed = try await ConfirmPlan(office)(
                year: plan.year, acceptSuggestions: acceptSuggestions, by: plan.actor(in: office))
            console.line(console.words("cli.plan-confirmed", PlanCounts(confirmed).details))
        }
    }
}

extension Office {
    /// Somebody by name or ID; throws `person.not-found`.
    func person(named name: String) async throws -> Person {
        try await database.read { try PeopleStore.person(name, of: jurisdiction, in: $0) }
    }
}

/// The numbers that describe a plan in one line.
struct PlanCounts {
    let details: [String: String]

    init(_ plan: Plan) {
        let commitments = plan.actions.flatMap(\.commitments)
        details = [
            "year": String(plan.year), "title": plan.title, "actions": String(plan.actions.count),
            "commitments": String(commitments.count),
            "targets": String(commitments.count { $0.target != nil }),
            "responsibilities": String(plan.actions.reduce(0) { $0 + $1.responsibilities.count }),
        ]
    }
}
