import ArgumentParser
import Foundation
import Operations
import Programme
import Web

/// `banshi proposals …`.
struct ProposalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proposals",
        abstract: say(
            "征集与遴选：建议、结转、通知草案", "Next year's proposals: listed, carried over, made into a draft notice"),
        subcommands: [List.self, Carry.self, Draft.self])

    /// `banshi proposals list`.
    struct List: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("一年的建议，按得分排列", "A year's proposals, by their points"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var who: ActingPerson

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let view = try await ReadProposals(office)(year: who.year, by: who.person(in: office))
            let lines = view.ranking.lines
            let ranked = lines.compactMap { line in view.proposals.first { $0.id == line.proposal } }
            let others = view.proposals.filter { proposal in
                !lines.contains { $0.proposal == proposal.id }
            }
            let columns = ["number", "title", "unit", "value", "state"].map { console.words("column.\($0)") }
            console.table(
                columns,
                (ranked + others).map { proposal in
                    let line = lines.first { $0.proposal == proposal.id }
                    return [
                        line?.rank.map { String($0) } ?? "—", proposal.content.title,
                        view.name(of: proposal.content.responsible), line?.points?.plain ?? "—",
                        proposal.state.rawValue,
                    ]
                })
        }
    }

    /// `banshi proposals carry`.
    struct Carry: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("把今年未完成的承诺结转为明年的建议", "Carry open promises over as proposals"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var who: ActingPerson

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let made = try await CarryOverPromises(office)(by: who.person(in: office))
            console.line(console.words("cli.carried", ["count": String(made.count)]))
        }
    }

    /// `banshi proposals draft`.
    struct Draft: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "把入选的建议写成通知草案，或直接生成计划草案",
                "Write what was selected as a draft notice, or make the draft plan of it"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var who: ActingPerson
        @Option(help: .init(say("输出文件", "The file to write"), valueName: "file")) var output: String
        @Flag(help: .init(say("同时生成计划草案", "Make the draft plan as well"))) var plan = false

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let person = try await who.person(in: office)
            let make = MakeDraftNotice(office)
            let file = try await make(year: who.year, by: person)
            try OutputFile.write(file.data, to: output)
            console.line(output)
            if plan {
                let made = try await make.plan(year: who.year, by: person)
                console.line(
                    console.words(
                        "cli.draft-plan",
                        ["year": String(made.plan.year), "actions": String(made.plan.actions.count)]))
            }
        }
    }
}
