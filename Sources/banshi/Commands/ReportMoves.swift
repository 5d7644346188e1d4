import ArgumentParser
import Foundation
import Operations
import Programme
import Web

/// A command that makes one move of one report.
protocol MoveCommand: BanshiCommand {
    static var move: ReportMove { get }
    var target: ReportTarget { get }
    var reason: String? { get }
}

/// Which report, and who acts.
struct ReportTarget: ParsableArguments {
    @OptionGroup var quarter: QuarterOption
    @Option(help: .init(say("单位名称", "The unit"))) var unit: String
    @Option(help: .init(say("事项序号", "The action's number"))) var action: Int
    @Option(name: .customLong("as"), help: .init(say("操作人姓名", "Who acts"), valueName: "person")) var person:
        String
}

extension MoveCommand {
    var reason: String? { nil }

    func run(_ settings: Settings, _ console: Console) async throws {
        let office = try await settings.office()
        let moved = try await MoveReport(office)(
            Self.move, quarter: target.quarter.value(), unit: target.unit, action: target.action,
            by: office.person(named: target.person), reason: reason)
        console.line(
            console.words(
                "cli.moved.\(Self.move.rawValue)",
                [
                    "unit": target.unit, "action": String(target.action), "quarter": target.quarter.quarter,
                    "receipt": String(moved.contentHash.prefix(16)),
                ]))
    }
}

extension ReportCommand {
    struct Sign: MoveCommand {
        static let configuration = CommandConfiguration(
            abstract: say("审签（单位负责人）", "Sign (the unit's leader)"))
        static let move = ReportMove.sign
        @OptionGroup var shared: SharedOptions
        @OptionGroup var target: ReportTarget
    }

    struct Submit: MoveCommand {
        static let configuration = CommandConfiguration(
            abstract: say("报送，生成回执", "Submit; a receipt is sealed"))
        static let move = ReportMove.submit
        @OptionGroup var shared: SharedOptions
        @OptionGroup var target: ReportTarget
    }

    struct Withdraw: MoveCommand {
        static let configuration = CommandConfiguration(
            abstract: say("撤回（审核开始之前）", "Take back before the review begins"))
        static let move = ReportMove.withdraw
        @OptionGroup var shared: SharedOptions
        @OptionGroup var target: ReportTarget
    }

    struct Review: MoveCommand {
        static let configuration = CommandConfiguration(
            abstract: say("开始审核（妇儿工委办）", "Take up for review (the office)"))
        static let move = ReportMove.review
        @OptionGroup var shared: SharedOptions
        @OptionGroup var target: ReportTarget
    }

    struct Return: MoveCommand {
        static let configuration = CommandConfiguration(abstract: say("退回，须写明原因", "Return with a reason"))
        static let move = ReportMove.return
        @OptionGroup var shared: SharedOptions
        @OptionGroup var target: ReportTarget
        @Option(help: .init(say("原因，必填", "Why; needed"))) var reason: String?
    }

    struct Accept: MoveCommand {
        static let configuration = CommandConfiguration(abstract: say("通过", "Accept"))
        static let move = ReportMove.accept
        @OptionGroup var shared: SharedOptions
        @OptionGroup var target: ReportTarget
    }

    struct Reopen: MoveCommand {
        static let configuration = CommandConfiguration(
            abstract: say("重新打开已通过的报告，须写明原因", "Reopen an accepted report with a reason"))
        static let move = ReportMove.reopen
        @OptionGroup var shared: SharedOptions
        @OptionGroup var target: ReportTarget
        @Option(help: .init(say("原因，必填", "Why; needed"))) var reason: String?
    }

    /// `banshi report lock`.
    struct Lock: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("锁定季度（全部通过之后）", "Lock the quarter once all is accepted"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var quarter: QuarterOption
        @Option(name: .customLong("as"), help: .init(say("审核员姓名", "The reviewer"), valueName: "person"))
        var person: String

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            try await LockQuarter(office)(quarter.value(), by: office.person(named: person))
            console.line(console.words("cli.locked", ["quarter": quarter.quarter]))
        }
    }

    /// `banshi report extend`.
    struct Extend: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("给单位延期（截止日期之前）", "Give a unit more time, before the due day"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var quarter: QuarterOption
        @Option(help: .init(say("单位名称", "The unit"))) var unit: String
        @Option(help: .init(say("延至，例如 2023-07-14", "Until, such as 2023-07-14"))) var until: String
        @Option(help: .init(say("原因，必填", "Why; needed"))) var reason: String
        @Option(name: .customLong("as"), help: .init(say("审核员姓名", "The reviewer"), valueName: "person"))
        var person: String

        func run(_ settings: Settings, _ console: Console) async throws {
            guard let day = Day(until) else { throw Problem(.invalid, "date.invalid", ["value": until]) }
            let office = try await settings.office()
            try await ExtendPeriod(office)(
                quarter.value(), unit: unit, to: day, reason: reason, by: office.person(named: person))
            console.line(console.words("cli.extended", ["unit": unit, "until": day.official]))
        }
    }
}
