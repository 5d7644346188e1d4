import ArgumentParser
import Database
import Foundation
import Operations
import Programme
import Web

/// Where the data is and in which language the program speaks: flags first, then the environment, then defaults.
struct SharedOptions: ParsableArguments {
    @Option(
        help: .init(
            say("数据库，sqlite:路径（环境变量 BANSHI_DATABASE_URL）", "Database, sqlite:PATH (BANSHI_DATABASE_URL)"),
            valueName: "url"))
    var database: String?

    @Option(help: .init(say("数据目录（BANSHI_DATA）", "Data folder (BANSHI_DATA)"), valueName: "folder"))
    var data: String?

    @Option(
        help: .init(
            say("语言，zh-Hans 或 en（BANSHI_LANGUAGE）", "zh-Hans or en (BANSHI_LANGUAGE)"), valueName: "tag"))
    var language: String?

    /// What was given, by the settings' keys.
    var flags: [String: String?] {
        [
            "banshi.database.url": database, "banshi.data": data, "banshi.language": language,
            "banshi.jurisdiction": jurisdiction,
        ]
    }

    @Option(
        help: .init(
            say(
                "行政区划代码（BANSHI_JURISDICTION）；只有一个地区时可省略",
                "Region code (BANSHI_JURISDICTION); not needed with one region"),
            valueName: "code"))
    var jurisdiction: String?
}

/// The settings of one run, read once.
struct Settings: Sendable {
    /// Where they come from, for the settings that one command alone has.
    let source: SettingSource
    let database: DatabaseLocation
    let data: String
    let language: Language
    let jurisdiction: JurisdictionCode?

    /// Throws `Problems` that name every mistake at once.
    init(_ source: SettingSource, language: Language) throws {
        self.source = source
        var mistakes: [Problem] = []
        // The environment's own language is the default, which only the program's setting overrides.
        let tag = source("banshi.language")
        self.language = tag.flatMap(Language.init(rawValue:)) ?? language
        if let tag, Language(rawValue: tag) == nil {
            mistakes.append(
                Problem(
                    .invalid, "settings.language",
                    ["value": tag, "known": Language.allCases.map(\.rawValue).joined(separator: ", ")]))
        }
        data = source("banshi.data") ?? "var"
        let url = source("banshi.database.url") ?? "sqlite:var/banshi.sqlite"
        var location = DatabaseLocation(sqlite: "var/banshi.sqlite")
        do { location = try DatabaseLocation(parsing: url) } catch let error as DatabaseError {
            mistakes.append(Problem(.invalid, error.code, error.details))
        }
        database = location
        var code: JurisdictionCode?
        if let text = source("banshi.jurisdiction") {
            do { code = try JurisdictionCode(text) } catch let problem as Problem { mistakes.append(problem) }
        }
        jurisdiction = code
        guard mistakes.isEmpty else { throw Problems(mistakes) }
    }

    /// The language alone, which also a run with other mistakes speaks.
    static func language(_ options: SharedOptions?, _ environment: [String: String]) -> Language {
        (options?.language ?? environment["BANSHI_LANGUAGE"]).flatMap(Language.init(rawValue:))
            ?? Language(environment: environment)
    }

    /// The office on this run's database, which must exist and be up to date.
    func office() async throws -> Office {
        try await office(on: Storage.open(database))
    }

    func office(on database: any Database) async throws -> Office {
        let known = try await database.read { try PeopleStore.jurisdictions(in: $0) }
        guard let code = jurisdiction ?? (known.count == 1 ? known.first?.code : nil) else {
            throw Problem(
                .invalid, known.isEmpty ? "jurisdiction.none" : "jurisdiction.which",
                ["known": known.map { "\($0.code) \($0.name)" }.joined(separator: ", ")])
        }
        guard known.contains(where: { $0.code == code }) else {
            throw Problem(.notFound, "jurisdiction.not-found", ["code": code.rawValue])
        }
        return try Settings.office(on: database, jurisdiction: code, data: data)
    }

    /// The files of evidence in this run's data folder.
    var evidence: EvidenceFolder { EvidenceFolder(data: URL(fileURLWithPath: data, isDirectory: true)) }

    /// The office of a region; without a data folder it works with rows alone.
    static func office(
        on database: any Database, jurisdiction: JurisdictionCode, data: String? = nil
    ) throws -> Office {
        let ids = IDGenerator()
        return Office(
            database: database, jurisdiction: jurisdiction,
            now: { Instant(seconds: Int(Date().timeIntervalSince1970)) }, newID: { ids.next() },
            calendar: try .shipped(),
            evidence: data.map { EvidenceFolder(data: URL(fileURLWithPath: $0, isDirectory: true)) },
            keys: try data.flatMap {
                try IdentityKeys.existing(data: URL(fileURLWithPath: $0, isDirectory: true))
            })
    }

    /// The key that seals whom ledgers are about; made where there is none, so only for commands that write.
    func keys() throws -> IdentityKeys {
        try IdentityKeys.open(data: URL(fileURLWithPath: data, isDirectory: true))
    }
}

/// Chooses the words of the help, which are needed before any flag is read.
func say(_ chinese: String, _ english: String) -> String {
    switch Settings.language(nil, ProcessInfo.processInfo.environment) {
    case .chinese: chinese
    case .english: english
    }
}
