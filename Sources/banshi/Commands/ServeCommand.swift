import ArgumentParser
import Database
import Foundation
import Hummingbird
import Logging
import Operations
import Programme
import Web

/// `banshi serve`: the web pages, on the same actions and stores as the command line.
struct ServeCommand: BanshiCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: say("启动网页服务", "Serve the web pages"),
        discussion: say(
            """
            默认只在本机可用。供其他电脑使用时，请设置 --address 和证书（--tls-certificate、--tls-key），或放在反向代理之后并设置 \
            --public-url。
            """,
            """
            Reachable from this computer only unless told otherwise. For other computers set --address and a certificate \
            (--tls-certificate, --tls-key), or stand behind a proxy and set --public-url.
            """))

    @OptionGroup var shared: SharedOptions
    @OptionGroup var web: WebOptions
    var flags: [String: String?] { web.flags }

    func run(_ settings: Settings, _ console: Console) async throws {
        let serving = try ServeSettings(settings)
        let database = try await Storage.open(settings.database)
        let regions = try await database.read { try PeopleStore.jurisdictions(in: $0) }
        guard let first = regions.first else { throw Problem(.invalid, "jurisdiction.none") }
        let office = try Settings.office(on: database, jurisdiction: first.code)
            .sealing(with: settings.keys())
        let app = try WebApp(office, settings: serving.web)
        for region in regions { try await announce(region, database, console) }
        let application = try app.application(logger: serving.logger) { port in
            console.line(
                console.words(
                    "cli.serving", ["address": serving.address(port: port), "regions": names(regions)]))
        }
        defer { try? database.close() }
        let sweep = DailySweep(
            office: office.keeping(files: EvidenceFolder(data: serving.web.data)), logger: serving.logger)
        let notices = NoticeService(
            office: office, settings: serving.web.deliveries, telling: try .shipped(), data: serving.web.data,
            logger: serving.logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await sweep.run() }
            tasks.addTask { await notices.run() }
            try await application.runService()
            tasks.cancelAll()
        }
    }

    private func names(_ regions: [Jurisdiction]) -> String {
        regions.map { $0.name.isEmpty ? $0.code.rawValue : $0.name }.joined(separator: "、")
    }

    /// What whoever started the program must know of a region: its set-up code, or its sample accounts.
    private func announce(
        _ region: Jurisdiction, _ database: any Database, _ console: Console
    ) async throws {
        let office = try Settings.office(on: database, jurisdiction: region.code)
        if region.isSample {
            console.line(console.words("cli.sample-accounts", ["password": PasswordRules.sample]))
        } else if let code = try await EnsureSetupCode(office)() {
            console.line(console.words("cli.setup-code", ["region": region.name, "code": code]))
        }
    }
}
