import ArgumentParser
import Database
import Foundation
import Operations
import Programme
import Web

/// `banshi demo`: builds the sample programme.
struct DemoCommand: BanshiCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: say("建立样例：博山区 2023 年", "Build the sample programme: Boshan 2023"),
        discussion: say(
            "在一个新数据库中建立计划、单位、各类人员和三个季度的样例报告；所有文件都标明“样例”。",
            "Makes a new database with the plan, units, people of every role and sample reports of three quarters; every "
                + "document says that it is a sample."))

    @OptionGroup var shared: SharedOptions
    @Option(help: .init(say("样例年度，目前只有 2023", "The sample's year; there is 2023"))) var year = 2023

    func run(_ settings: Settings, _ console: Console) async throws {
        guard year == 2023 else {
            throw Problem(.invalid, "demo.year-unknown", ["value": String(year), "known": "2023"])
        }
        if FileManager.default.fileExists(atPath: settings.database.path) {
            throw Problem(.conflict, "demo.database-exists", ["path": settings.database.path])
        }
        let sample = try SampleProgramme.load()
        let database = try await Storage.create(settings.database)
        let office = try Settings.office(
            on: database, jurisdiction: sample.jurisdiction, data: settings.data
        ).sealing(with: settings.keys())
        try await BuildSample(office)(sample) { done, all in console.progress("\(done)/\(all)") }
        console.endProgress()
        console.line(
            console.words(
                "cli.demo-built",
                ["name": sample.name, "year": String(year), "place": settings.database.path]))
        try database.close()
    }
}
