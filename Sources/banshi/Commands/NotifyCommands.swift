import ArgumentParser
import Foundation
import Operations
import Programme
import Web

/// `banshi notify`.
struct NotifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify", abstract: say("到期提醒与发送", "Due days, and sending"),
        subcommands: [Prepare.self, Send.self])

    /// `banshi notify prepare`.
    struct Prepare: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("生成到期和逾期提醒；每件只提醒一次", "Tell units what falls due and what is late, each thing once"),
            discussion: say(
                "网页服务每小时自动执行一次；不运行网页服务时可由定时任务调用。",
                "The server does it every hour by itself; this is for timers where none runs."))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let office = try await settings.office()
            let count = try await PrepareDueAlerts(office)()
            try await HandOnEvents(office, DeliverySettings(settings.source))()
            switch output.format {
            case .json: try console.json(["prepared": count])
            case .text: console.line(console.words("cli.notify-prepared", ["count": String(count)]))
            }
        }
    }

    /// `banshi notify send`.
    struct Send: BanshiCommand {
        static let configuration = CommandConfiguration(
            abstract: say("立即发送等待中的邮件和外部通知", "Send waiting letters and messages now"))

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOption
        var problemFormat: OutputFormat { output.format }

        func run(_ settings: Settings, _ console: Console) async throws {
            let deliveries = try DeliverySettings(settings.source)
            let office = try await settings.office()
            let events = try await HandOnEvents(office, deliveries)()
            guard let lock = DeliveryLock(data: URL(fileURLWithPath: settings.data, isDirectory: true)) else {
                return console.note(console.words("cli.notify-busy"))
            }
            let sent = try await DeliverOutbox(
                office, deliveries, .shipped(), chance: { Double.random(in: 0..<1) })()
            withExtendedLifetime(lock) {}
            switch output.format {
            case .json:
                try console.json(["events": events, "delivered": sent.delivered, "failed": sent.failed])
            case .text:
                console.line(
                    console.words(
                        "cli.notify-sent",
                        [
                            "events": String(events), "delivered": String(sent.delivered),
                            "failed": String(sent.failed),
                        ]))
            }
        }
    }
}
