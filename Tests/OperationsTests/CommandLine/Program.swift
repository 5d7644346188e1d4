import Foundation
import TestSupport

/// The built program, run as a process of its own in a folder of its own.
struct Program {
    /// What a run gave.
    struct Run {
        var status: Int32
        var out: String
        var err: String

        /// The result for scripts.
        func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(out.utf8)) }

        /// The codes of the problems that `--format json` tells on standard error.
        func problemCodes() throws -> [String] {
            let root = try JSONSerialization.jsonObject(with: Data(err.utf8)) as? [String: Any]
            return (root?["problems"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
        }
    }

    /// Where it runs; the database is made below it.
    let folder: URL
    var language = "zh-Hans"

    /// It lies beside the tests in the build folder.
    private static var executable: URL {
        let own = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return own.resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "banshi")
    }

    /// The database that it works on.
    var database: URL { folder.appending(path: "data/banshi.sqlite") }

    @discardableResult
    func callAsFunction(
        _ arguments: String..., environment: [String: String] = [:]
    ) async throws -> Run {
        try await run(arguments, environment)
    }

    func run(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> Run {
        let process = Process()
        process.executableURL = Program.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        // Nothing of whoever runs the tests gets through but where programs are.
        let base = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder.path,
            "BANSHI_LANGUAGE": language, "BANSHI_DATABASE_URL": "sqlite:data/banshi.sqlite",
            "BANSHI_DATA": "data",
        ]
        process.environment = base.merging(environment) { _, own in own }
        // Files, not pipes: a full pipe would stop a program that says much.
        let names = ["out", "err"].map { folder.appending(path: "\($0)-\(UUID().uuidString)") }
        for name in names { try Data().write(to: name) }
        let handles = try names.map { try FileHandle(forWritingTo: $0) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        let status = try await withCheckedThrowingContinuation {
            (done: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { done.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
        for handle in handles { try handle.close() }
        let texts = try names.map { try String(contentsOf: $0, encoding: .utf8) }
        for name in names { try FileManager.default.removeItem(at: name) }
        return Run(status: status, out: texts[0], err: texts[1])
    }
}

extension Program {
    /// Runs a test with a program whose database does not exist yet.
    static func fresh(_ test: (Program) async throws -> Void) async throws {
        try await withFolder { folder async throws in
            try FixtureNotice.data.write(to: folder.appending(path: "notice.txt"))
            try await test(Program(folder: folder))
        }
    }

    /// Runs a test with a confirmed plan and the people of two units.
    static func confirmed(_ test: (Program) async throws -> Void) async throws {
        try await fresh { banshi async throws in
            try await banshi("init")
            try await banshi("plan", "import", "notice.txt")
            try await banshi("plan", "confirm", "--accept-suggestions")
            try await banshi("user", "add", "审核", "--role", "reviewer")
            try await banshi("user", "add", "审计", "--role", "auditor")
            for unit in ["区卫生健康局", "区妇联"] {
                try await banshi("user", "add", "\(unit)联络员", "--role", "reporter", "--unit", unit)
                try await banshi("user", "add", "\(unit)负责人", "--role", "leader", "--unit", unit)
            }
            try await test(banshi)
        }
    }
}
