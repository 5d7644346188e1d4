import ArgumentParser
import Database
import Foundation
import Operations
import Programme
import Web

/// `banshi init`: makes the database.
struct InitCommand: BanshiCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: say("建立数据库，登记地区", "Make the database and register the region"))

    @OptionGroup var shared: SharedOptions
    @Option(
        help: .init(
            say("地区名称，例如 博山区；省略时取自第一份通知", "The region's name; taken from the first notice when left out")))
    var name: String?

    func run(_ settings: Settings, _ console: Console) async throws {
        let database = try await Storage.create(settings.database)
        let office = try Settings.office(
            on: database, jurisdiction: settings.jurisdiction ?? JurisdictionCode(Settings.unnamed))
        try await SetUp(office)(name: name ?? "")
        console.line(console.words("cli.initialised", ["place": settings.database.description]))
        try database.close()
    }
}

extension Settings {
    /// The code of a region that nobody named: a single office needs none.
    static let unnamed = "000000"
}

/// `banshi migrate`: brings the database to the program's version.
struct MigrateCommand: BanshiCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: say("把数据库升级到本程序的版本", "Bring the database to this program's version")
    )

    @OptionGroup var shared: SharedOptions

    func run(_ settings: Settings, _ console: Console) async throws {
        let database = try Databases.open(settings.database, create: false)
        let applied = try await Storage.migrator(for: database.engine).migrate(database)
        console.line(
            applied.isEmpty
                ? console.words("cli.nothing-to-migrate")
                : console.words("cli.migrated", ["names": applied.joined(separator: ", ")]))
        try database.close()
    }
}

/// `banshi check`: looks for damage.
struct CheckCommand: BanshiCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: say("检查数据是否完整、报告是否被改动", "Look for damage, broken rules and changed reports"),
        discussion: say(
            "有错误时逐条写到标准错误，退出码 65；只有提醒时退出码 0。",
            "Faults go to standard error, one a line, with exit code 65; with warnings alone it is 0."))

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOption
    var problemFormat: OutputFormat { output.format }

    func run(_ settings: Settings, _ console: Console) async throws {
        let office = try await settings.office()
        let findings = try await CheckIntegrity(office)()
        let faults = findings.filter { $0.severity == .error }
        switch output.format {
        case .json:
            try console.json(
                findings.map {
                    Line(
                        check: $0.check, severity: $0.severity.rawValue,
                        message: console.words.text($0.message),
                        details: $0.message.details)
                })
        case .text:
            for finding in findings where finding.severity == .warning {
                console.note(console.words("cli.warning", ["message": console.words.text(finding.message)]))
            }
            for finding in faults { console.note(console.words.text(finding.message)) }
            if faults.isEmpty {
                console.line(console.words("cli.check-passed", ["warnings": String(findings.count)]))
            }
        }
        guard faults.isEmpty else { throw ExitCode(Failure.Exit.input.rawValue) }
    }

    private struct Line: Encodable {
        var check: String
        var severity: String
        var message: String
        var details: [String: String]
    }
}

/// `banshi backup FILE`.
struct BackupCommand: BanshiCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: say("把数据库备份到新文件，边用边备", "Copy the database into a new file while it is in use"),
        discussion: say(
            "佐证材料一并复制到“备份文件.evidence”目录。", "The files of evidence are copied into FILE.evidence beside it."))

    @OptionGroup var shared: SharedOptions
    @Argument(help: .init(say("备份文件，不能已存在", "The new file"))) var file: String

    func run(_ settings: Settings, _ console: Console) async throws {
        let database = try Databases.open(settings.database, create: false)
        try await database.backup(to: URL(fileURLWithPath: file).path)
        // After the rows: files are only ever added, so every file that a copied row tells of is there.
        let count = try settings.evidence.copy(to: .beside(backup: file))
        console.line(console.words("cli.backed-up", ["file": file, "files": String(count)]))
    }
}

/// `banshi restore FILE`.
struct RestoreCommand: BanshiCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: say("从备份恢复；已有的数据库另存，不覆盖", "Restore a backup; a database in its place is kept beside it"))

    @OptionGroup var shared: SharedOptions
    @Argument(help: .init(say("备份文件", "The backup"))) var file: String

    func run(_ settings: Settings, _ console: Console) async throws {
        guard FileManager.default.fileExists(atPath: file) else {
            throw Problem(.notFound, "file.missing", ["path": file])
        }
        guard settings.database.engine == .sqlite else {
            throw DatabaseError(
                .other, code: .engineUnavailable, details: ["engine": settings.database.engine.rawValue])
        }
        let target = settings.database.path
        let restored = target + ".restored"
        try? FileManager.default.removeItem(atPath: restored)
        do {
            let folder = URL(fileURLWithPath: target).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            // A copy is looked at: the backup may lie where nothing can be written.
            try FileManager.default.copyItem(atPath: file, toPath: restored)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: restored)
        } catch { throw CannotWrite(path: restored) }
        try await prove(restored, from: file)
        do { try FileManager.default.replaceDatabase(at: target, with: restored, console) } catch {
            throw CannotWrite(path: target)
        }
        let count = try EvidenceFolder.beside(backup: file).copy(to: settings.evidence)
        console.line(
            console.words("cli.restored", ["file": file, "place": target, "files": String(count)]))
    }

    /// A backup proves itself before anything is moved: readable, of a known version, sound.
    private func prove(_ path: String, from file: String) async throws {
        do {
            let copy = try Databases.open(DatabaseLocation(sqlite: path), create: false)
            _ = try await Storage.migrator(for: copy.engine).pending(copy)
            // Some other program's database would migrate into an empty one of ours.
            guard try await copy.read({ try $0.hasTable("audit_entries") }) else {
                throw Problem(.invalid, "restore.not-a-backup", ["path": file])
            }
            let damage = try await copy.integrityProblems()
            try copy.close()
            guard damage.isEmpty else {
                throw Problems(damage.map { Problem(.invalid, "check.database", ["problem": $0]) })
            }
        } catch {
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
            throw error
        }
    }
}

extension EvidenceFolder {
    /// Where the files that belong to a backup are.
    fileprivate static func beside(backup file: String) -> EvidenceFolder {
        EvidenceFolder(root: URL(fileURLWithPath: file + ".evidence", isDirectory: true))
    }
}

extension FileManager {
    /// Moves the restored file into place; what stood there keeps its data under a new name.
    fileprivate func replaceDatabase(at target: String, with restored: String, _ console: Console) throws {
        if fileExists(atPath: target) {
            // Opening and closing it once empties its write-ahead log into the file that is kept.
            try? Databases.open(DatabaseLocation(sqlite: target), create: false).close()
            let kept = "\(target).before-restore-\(Int(Date().timeIntervalSince1970))"
            try moveItem(atPath: target, toPath: kept)
            console.note(console.words("cli.kept-beside", ["file": kept]))
        }
        for suffix in ["-wal", "-shm"] { try? removeItem(atPath: target + suffix) }
        try moveItem(atPath: restored, toPath: target)
    }
}
