import ArgumentParser
import Database
import Foundation
import Operations
import Programme
import Web

extension PlanCommand {
    /// `banshi plan show`.
    struct Show: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("查看计划、建议的主责单位和待办", "Show the plan, who is suggested, what is still open"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        @OptionGroup var plan: Options
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let (found, units) = try await office.database.read { db in
                (
                    try PlanStore.find(year: plan.year, in: office.jurisdiction, db),
                    try PeopleStore.units(of: office.jurisdiction, in: db)
                )
            }
            let names = Dictionary(uniqueKeysWithValues: units.map { ($0.id, $0.name.rawValue) })
            switch output.format {
            case .json: try console.json(JSONPlan(found, names, console))
            case .text: show(found, names, console)
            }
        }

        private func show(_ plan: Plan, _ names: [ID<Programme.Unit>: String], _ console: Console) {
            console.line(console.words("cli.plan-title.\(plan.status.rawValue)", PlanCounts(plan).details))
            for action in plan.actions {
                console.line("")
                console.line("\(action.ordinal). \(action.title)")
                for group in action.responsibilities where group.isGroup {
                    let members = group.units.compactMap { names[$0] }.joined(separator: "、")
                    console.line("   \(group.name) → \(members.isEmpty ? "?" : members)")
                }
                console.line("   \(action.unitsText)")
                for commitment in action.commitments {
                    let target = commitment.target.map { " [\($0.text)]" } ?? ""
                    console.line(
                        "   \(action.ordinal).\(commitment.ordinal) \(commitment.subject)\(target)"
                            + " (\(console.words("kind.\(commitment.kind.rawValue)")))")
                    console.line("       " + responsible(commitment, names, console))
                }
            }
            for problem in PlanCompleteness.problems(in: plan) where plan.status == .draft {
                console.note(console.words.text(problem.message))
            }
        }

        private func responsible(
            _ commitment: Commitment, _ names: [ID<Programme.Unit>: String], _ console: Console
        ) -> String {
            if let unit = commitment.accountable { return names[unit] ?? unit.rawValue }
            guard let suggestion = commitment.suggestion else { return "?" }
            return console.words(
                "cli.suggested",
                ["unit": names[suggestion.unit] ?? "", "reason": console.words.text(suggestion.reason)])
        }
    }

    /// The plan for scripts.
    struct JSONPlan: Encodable {
        struct Action: Encodable {
            var ordinal: Int
            var title: String
            var units: [[String: String]]
            var unitsText: String
            var commitments: [Commitment]
        }

        struct Commitment: Encodable {
            var ordinal: Int
            var subject: String
            var kind: String
            var target: Target?
            var text: String
            var dueOn: Day?
            var accountable: String?
            var suggested: String?
            var reason: String?
            var definition: Int
        }

        var year: Int
        var title: String
        var status: String
        var actions: [Action]

        init(_ plan: Plan, _ names: [ID<Programme.Unit>: String], _ console: Console) {
            (year, title, status) = (plan.year, plan.title, plan.status.rawValue)
            actions = plan.actions.map { action in
                Action(
                    ordinal: action.ordinal, title: action.title,
                    units: action.responsibilities.map { responsibility in
                        [
                            "name": responsibility.name, "role": responsibility.role.rawValue,
                            "members": responsibility.units.compactMap { names[$0] }.joined(separator: "、"),
                        ]
                    },
                    unitsText: action.unitsText,
                    commitments: action.commitments.map { commitment in
                        Commitment(
                            ordinal: commitment.ordinal, subject: commitment.subject,
                            kind: commitment.kind.rawValue, target: commitment.target, text: commitment.text,
                            dueOn: commitment.dueOn,
                            accountable: commitment.accountable.flatMap { names[$0] },
                            suggested: commitment.suggestion.flatMap { names[$0.unit] },
                            reason: commitment.suggestion.map { console.words.text($0.reason) },
                            definition: commitment.definition)
                    })
            }
        }
    }
}
