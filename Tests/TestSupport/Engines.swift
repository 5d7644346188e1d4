import Database
import Foundation

extension Engine {
    /// The engines this release can open; another one joins every suite by being added here.
    public static let supported: [Engine] = [.sqlite]

    /// The engines that the contracts are checked on.
    ///
    /// A developer without a server may skip its engine. The build server may not: there the engine stays in the
    /// list and its tests fail, so that nobody takes silence for success.
    public static var available: [Engine] {
        let environment = ProcessInfo.processInfo.environment
        if environment["CI"] == "true" { return supported }
        return supported.filter { engine in
            switch engine {
            case .sqlite: true
            case .postgres: environment["BANSHI_TEST_POSTGRES"] != nil
            }
        }
    }

    /// Where a database of a name is kept.
    public func location(_ name: String, in folder: URL) throws -> DatabaseLocation {
        switch self {
        case .sqlite:
            return DatabaseLocation(sqlite: folder.appending(path: "\(name).db").path)
        case .postgres:
            return try DatabaseLocation(
                parsing: ProcessInfo.processInfo.environment["BANSHI_TEST_POSTGRES"] ?? "")
        }
    }
}

/// Runs a test with a folder of its own, which is removed afterwards, also when the test fails.
public func withFolder<Result>(_ test: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "banshi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await test(folder)
}
