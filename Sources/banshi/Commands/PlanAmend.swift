import ArgumentParser
import Foundation
import Operations
import Programme
import Web

extension PlanCommand {
    /// `banshi plan amend`.
    struct Amend: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("修订一条承诺；原值和原因都会保留", "Change a commitment; the old value and the reason are kept"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var plan: Options
        @Option(help: .init(say("事项序号", "The action's number"))) var action: Int
        @Option(help: .init(say("承诺在该事项中的序号", "The commitment's number in the action"))) var commitment: Int
        @Option(help: .init(say("新的目标值", "A new target"))) var target: String?
        @Option(help: .init(say("新的完成时限，例如 2023-11-30", "A new due date, such as 2023-11-30"))) var due:
            String?
        @Option(help: .init(say("主责单位", "The accountable unit"))) var accountable: String?
        @Option(
            help: .init(
                say("类型：count、level、rate、milestone、standing", "count, level, rate, milestone or standing")))
        var kind: String?
        @Option(help: .init(say("计数口径：persons（人）、visits（人次）、things", "persons, visits or things")))
        var counting: String?
        @Option(help: .init(say("在该事项中的权重", "Its share in the action"))) var weight: String?
        @Option(help: .init(say("年初的基数", "Where it stood before the year"))) var baseline: String?
        @Option(
            name: .customLong("step"), parsing: .singleValue,
            help: .init(
                say("节点，名称:权重:日期，可重复", "A step, NAME:WEIGHT:DATE; may be repeated"), valueName: "step"))
        var steps: [String] = []
        @Option(help: .init(say("修订原因，必填", "Why; needed"))) var reason = ""

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let amended = try await AmendCommitment(office)(
                year: plan.year, action: action, commitment: commitment, wish: try wish(),
                accountable: accountable, reason: reason, by: plan.actor(in: office))
            console.line(
                console.words(
                    "cli.amended", ["commitment": amended.subject, "definition": String(amended.definition)]))
        }

        private func wish() throws -> Amendment.Wish {
            var wish = Amendment.Wish()
            wish.target = try target.map(amount)
            wish.weight = try weight.map(amount)
            wish.baseline = try baseline.map(amount)
            wish.dueOn = try due.map(day)
            wish.kind = try kind.map { try code($0) }
            wish.counting = try counting.map { try code($0) }
            if !steps.isEmpty {
                wish.milestones = try steps.enumerated().map { index, text in
                    let parts = text.split(whereSeparator: { ":：".contains($0) }).map(String.init)
                    guard (2...3).contains(parts.count), let weight = try? Amount(reading: parts[1]) else {
                        throw Problem(.invalid, "milestone.invalid", ["value": text])
                    }
                    return Milestone(
                        ordinal: index + 1, title: parts[0], weight: weight,
                        dueOn: parts.count == 3 ? try day(parts[2]) : nil)
                }
            }
            return wish
        }

        private func amount(_ text: String) throws -> Amount {
            do { return try Amount(reading: text) } catch {
                throw Problem(.invalid, error.rawValue, ["value": text])
            }
        }

        private func day(_ text: String) throws -> Day {
            guard let day = Day(text) else { throw Problem(.invalid, "date.invalid", ["value": text]) }
            return day
        }

        private func code<Code: RawRepresentable<String> & CaseIterable>(_ text: String) throws -> Code {
            guard let code = Code(rawValue: text) else {
                let known = Code.allCases.map(\.rawValue).joined(separator: ", ")
                throw Problem(.invalid, "code.unknown", ["value": text, "known": known])
            }
            return code
        }
    }
}
