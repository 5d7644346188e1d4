import Database
import Foundation
import Testing

extension Engine {
    /// The engines this release can open; another one joins the whole suite by being added here.
    static let supported: [Engine] = [.sqlite]

    /// The engines the contract is checked on.
    ///
    /// A developer without a server may skip its engine. The build server may not: there the engine stays in
    /// the list and its tests fail, so that nobody takes silence for success.
    static var available: [Engine] {
        let environment = ProcessInfo.processInfo.environment
        if environment["CI"] == "true" { return supported }
        return supported.filter { engine in
            switch engine {
            case .sqlite: true
            case .postgres: environment["BANSHI_TEST_POSTGRES"] != nil
            }
        }
    }

    /// Runs a test on an empty database of this engine, and removes the database afterwards.
    func withDatabase(_ test: (any Database, URL) async throws -> Void) async throws {
        try await withFolder { folder in
            let database = try open("main", in: folder)
            try await test(database, folder)
            try database.close()
        }
    }

    /// Opens a database of a name, a new one unless it is there.
    func open(_ name: String, in folder: URL) throws -> any Database {
        try Databases.open(location(name, in: folder), create: true)
    }

    /// Where a database of a name is kept.
    func location(_ name: String, in folder: URL) throws -> DatabaseLocation {
        switch self {
        case .sqlite:
            return DatabaseLocation(sqlite: folder.appending(path: "\(name).db").path)
        case .postgres:
            let server = try #require(ProcessInfo.processInfo.environment["BANSHI_TEST_POSTGRES"])
            return try DatabaseLocation(parsing: server)
        }
    }
}

/// Runs a test with a folder of its own, which is removed afterwards.
func withFolder(_ test: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "banshi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let outcome: Result<Void, any Error>
    do {
        outcome = .success(try await test(folder))
    } catch {
        outcome = .failure(error)
    }
    try FileManager.default.removeItem(at: folder)
    try outcome.get()
}

/// The kind of error that something throws; anything else than a ``DatabaseError`` is passed on.
func failure(_ work: () async throws -> Void) async throws -> DatabaseError? {
    do {
        try await work()
        return nil
    } catch let error as DatabaseError {
        return error
    }
}

/// What something throws, inside a transaction.
func thrown(_ work: () throws -> Void) -> (any Error)? {
    do {
        try work()
        return nil
    } catch {
        return error
    }
}
