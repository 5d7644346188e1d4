import ArgumentParser
import Foundation
import Operations
import Programme
import Web

/// `banshi closure …`.
struct ClosureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "closure",
        abstract: say("销号：清单、申请、审批、核查", "Closing commitments: checklist, asking, deciding, spot checks"),
        subcommands: [Show.self, Move.self, Check.self])

    /// `banshi closure show`.
    struct Show: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("一条承诺的销号条件", "What closing a commitment needs"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var who: ActingPerson
        @OptionGroup var place: CommitmentOption

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let found = try await ReadSupervision(office).commitment(
                action: place.action, commitment: place.commitment, year: who.year, by: who.person(in: office)
            )
            console.line(console.words("closure.state-\(found.closure.state.rawValue)"))
            for item in ClosureChecklist.Item.allCases {
                let mark = found.checklist.marks[item] ?? .missing
                console.line(
                    "\(console.words("closure.item-\(item.rawValue)"))  "
                        + console.words("closure.mark-\(mark.rawValue)"))
            }
        }
    }

    /// `banshi closure move`.
    struct Move: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("申请、同意、不予或撤销销号：ask、close、refuse、reopen", "ask, close, refuse or reopen"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var who: ActingPerson
        @OptionGroup var place: CommitmentOption
        @Argument(help: .init(say("ask、close、refuse 或 reopen", "ask, close, refuse or reopen"))) var move:
            String
        @Option(help: .init(say("原因", "Why"))) var words = ""

        func run(_ settings: Settings, _ console: Console) async throws {
            guard let move = ClosureMove(rawValue: move) else {
                throw Problem(
                    .invalid, "code.unknown",
                    ["value": move, "known": ClosureMove.allCases.map(\.rawValue).joined(separator: ", ")])
            }
            let office = try await settings.office()
            let state = try await MoveClosure(office)(
                move, action: place.action, commitment: place.commitment, year: who.year, words: words,
                by: who.person(in: office))
            console.line(console.words("closure.state-\(state.rawValue)"))
        }
    }

    /// `banshi closure check`.
    struct Check: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("记录一次核查", "Record a spot check"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var who: ActingPerson
        @OptionGroup var place: CommitmentOption
        @Option(help: .init(say("核查日期", "When"))) var on: String
        @Option(
            help: .init(say("方式：on-site、telephone、documents、data", "on-site, telephone, documents or data")))
        var method = SpotCheck.Method.onSite.rawValue
        @Option(help: .init(say("抽查数量", "How many were looked at"))) var size: Int
        @Option(help: .init(say("属实数量", "How many were as reported"))) var sound: Int
        @Option(help: .init(say("核查发现", "What was found"))) var found: String
        @Flag(help: .init(say("通过", "Passed"))) var passed = false
        @Option(help: .init(say("核减后计入的数值", "What counts afterwards"))) var counted: String?

        func run(_ settings: Settings, _ console: Console) async throws {
            guard let method = SpotCheck.Method(rawValue: method) else {
                throw Problem(.invalid, "spot-check.method")
            }
            let office = try await settings.office()
            let check = try await RecordSpotCheck(office)(
                SpotCheckDraft(
                    checkedOn: try SupervisionLines.day(on), method: method, sampleSize: size, sound: sound,
                    found: found, passed: passed, counted: try counted.map(amount)),
                action: place.action, commitment: place.commitment, year: who.year, by: who.person(in: office)
            )
            console.line(console.words(check.passed ? "spot-check.passed" : "spot-check.failed"))
        }

        private func amount(_ text: String) throws -> Amount {
            do { return try Amount(reading: text) } catch {
                throw Problem(.invalid, error.rawValue, ["value": text])
            }
        }
    }
}

/// A commitment by its numbers.
struct CommitmentOption: ParsableArguments {
    @Option(help: .init(say("事项序号", "The action's number"))) var action: Int
    @Option(help: .init(say("承诺在该事项中的序号", "The commitment's number in the action"))) var commitment: Int
}
