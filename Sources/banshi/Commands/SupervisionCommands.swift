import ArgumentParser
import Foundation
import Operations
import Programme
import Web

/// `banshi supervision …`.
struct SupervisionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supervision",
        abstract: say("督办：建议、下达、回复、办结", "Orders: suggested, sent, answered, closed"),
        subcommands: [Suggest.self, Send.self, List.self, Reply.self, Close.self, Document.self])

    /// `banshi supervision suggest`.
    struct Suggest: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("按亮灯和期限，今天应下达哪些督办单", "Which orders should be sent today"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var who: ActingPerson

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let view = try await ReadSupervision(office)(year: who.year, by: who.person(in: office))
            let columns = ["commitment", "level", "cause", "unit"].map { console.words("column.\($0)") }
            console.table(
                columns,
                view.suggestions.map { suggestion in
                    [
                        SupervisionLines.title(suggestion.commitment, view), suggestion.level.rawValue,
                        suggestion.causes.map(\.text).joined(separator: ","),
                        view.name(of: view.commitment(suggestion.commitment)?.commitment.accountable),
                    ]
                })
        }
    }

    /// `banshi supervision send`.
    struct Send: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("下达督办单：一条承诺，或全部建议", "Send orders: of one commitment, or all suggested ones"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var who: ActingPerson
        @Flag(help: .init(say("下达全部建议", "Send all that is suggested"))) var suggested = false
        @Option(help: .init(say("事项序号", "The action's number"))) var action: Int?
        @Option(help: .init(say("承诺在该事项中的序号", "The commitment's number in the action"))) var commitment: Int?
        @Option(help: .init(say("级别：reminder、blue、orange、red", "reminder, blue, orange or red")))
        var level = OrderLevel.reminder.rawValue
        @Option(help: .init(say("督办事由", "Why"))) var reason: String
        @Option(help: .init(say("办理要求", "What is asked"))) var request: String
        @Option(help: .init(say("回复期限，缺省按工作日计算", "Until when; by working days if left out")))
        var replyBy: String?

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let person = try await who.person(in: office)
            let view = try await ReadSupervision(office)(year: who.year, by: person)
            let until = try replyBy.map(SupervisionLines.day)
            var chosen: [(ID<Commitment>, OrderLevel)] = []
            if suggested {
                chosen = view.suggestions.map { ($0.commitment, $0.level) }
            } else {
                guard let level = OrderLevel(rawValue: level) else {
                    throw Problem(
                        .invalid, "code.unknown",
                        [
                            "value": level,
                            "known": OrderLevel.allCases.map(\.rawValue).joined(separator: ", "),
                        ])
                }
                let action = try view.plan.action(action ?? 0)
                let found = action.commitments.first { $0.ordinal == commitment }
                guard let found else { throw Problem(.notFound, "supervision.no-commitment") }
                chosen = [(found.id, level)]
            }
            // Nothing due is nothing to do, and no mistake.
            guard !(suggested && chosen.isEmpty) else { return console.line(console.words("cli.no-orders")) }
            let drafts = chosen.map {
                OrderDraft(commitment: $0.0, level: $0.1, reason: reason, request: request, replyBy: until)
            }
            for order in try await SendOrders(office)(drafts, year: who.year, by: person) {
                console.line(
                    console.words(
                        "cli.order-sent",
                        [
                            "number": order.number.description, "level": order.level.rawValue,
                            "day": order.replyBy?.description ?? "",
                        ]))
            }
        }
    }

    /// `banshi supervision list`.
    struct List: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("督办单清单", "The orders"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var who: ActingPerson

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let view = try await ReadSupervision(office)(year: who.year, by: who.person(in: office))
            console.table(
                SupervisionLines.head(console),
                view.orders.map { order in
                    [
                        order.number.description, SupervisionLines.title(order.commitment, view),
                        view.name(of: order.unit), order.level.rawValue, order.state.rawValue,
                        order.replyBy?.description ?? "",
                    ]
                })
        }
    }

    /// `banshi supervision reply`.
    struct Reply: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("单位回复督办单", "Answer an order for a unit"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var order: OrderOption
        @Option(help: .init(say("回复内容", "The reply"))) var words: String

        func run(_ settings: Settings, _ console: Console) async throws {
            try await order.move(.reply, words: words, settings, console)
        }
    }

    /// `banshi supervision close`.
    struct Close: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("办结督办单；也可退回或撤回", "Close an order; or send the reply back, or take the order back"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var order: OrderOption
        @Flag(help: .init(say("退回，要求重新回复", "Send the reply back"))) var `return` = false
        @Flag(help: .init(say("撤回督办单", "Take the order back"))) var withdraw = false
        @Option(help: .init(say("意见；退回和撤回时必填", "Why; needed unless it is closed"))) var words = ""

        func run(_ settings: Settings, _ console: Console) async throws {
            try await order.move(
                withdraw ? .withdraw : `return` ? .return : .close, words: words, settings, console)
        }
    }

    /// `banshi supervision document`.
    struct Document: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("导出督办单（docx）", "Write an order's document (docx)"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var order: OrderOption
        @Option(help: .init(say("输出文件", "The file to write"), valueName: "file")) var output: String

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let person = try await order.who.person(in: office)
            let view = try await ReadSupervision(office)(year: order.who.year, by: person)
            let file = try await MakeOrderDocument(office)(order.find(view).id, by: person)
            try OutputFile.write(file.data, to: output)
            console.line(output)
        }
    }
}

/// Who acts.
struct ActingPerson: ParsableArguments {
    @Option(name: .customLong("as"), help: .init(say("操作人姓名", "Who acts"), valueName: "person")) var name:
        String

    @Option(help: .init(say("计划年度，缺省为在用的计划", "The plan's year; the plan in force if left out"))) var year:
        Int?

    func person(in office: Office) async throws -> Person { try await office.person(named: name) }
}

/// An order by its number, and who acts.
struct OrderOption: ParsableArguments {
    @OptionGroup var who: ActingPerson
    @Option(help: .init(say("督办单文号", "The order's number"))) var number: String

    func find(_ view: SupervisionView) throws -> SupervisionOrder {
        guard let order = view.orders.first(where: { $0.number.description == number }) else {
            throw Problem(.notFound, "order.not-found")
        }
        return order
    }

    func move(_ move: OrderMove, words: String, _ settings: Settings, _ console: Console) async throws {
        let office = try await settings.office()
        let person = try await who.person(in: office)
        let view = try await ReadSupervision(office)(year: who.year, by: person)
        let moved = try await MoveOrder(office)(find(view).id, move, words: words, by: person)
        console.line(
            console.words(
                "cli.order-moved",
                [
                    "number": moved.number.description,
                    "state": console.words("order.state-\(moved.state.rawValue)"),
                ]
            ))
    }
}

/// What the commands of supervision share.
enum SupervisionLines {
    /// The head of the list of orders.
    static func head(_ console: Console) -> [String] {
        ["number", "commitment", "unit", "level", "state", "due"].map { console.words("column.\($0)") }
    }

    static func title(_ id: ID<Commitment>, _ view: SupervisionView) -> String {
        guard let (action, commitment) = view.commitment(id) else { return "" }
        return "\(action.ordinal).\(commitment.ordinal) \(commitment.subject)"
    }

    static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw Problem(.invalid, "date.invalid", ["value": text]) }
        return day
    }
}
