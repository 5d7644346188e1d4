import Foundation

/// Where a database is, as written in the settings: `sqlite:PATH` or `postgres://…`.
public struct DatabaseLocation: Sendable, Hashable, CustomStringConvertible {
    /// The engine it needs.
    public let engine: Engine
    /// The absolute path of an SQLite file; empty for a server.
    public let path: String
    /// A server's address with its password; kept out of descriptions and logs.
    let server: String

    /// An SQLite file.
    ///
    /// - Parameter path: Absolute, or relative to the working directory.
    public init(sqlite path: String) {
        // Absolute from here on: GRDB and SQLite read some relative names (":memory:", "file:…") otherwise.
        self.init(
            engine: .sqlite, path: URL(fileURLWithPath: path).standardizedFileURL.path, server: "")
    }

    private init(engine: Engine, path: String, server: String) {
        self.engine = engine
        self.path = path
        self.server = server
    }

    /// Understands a setting.
    ///
    /// - Parameter text: `sqlite:PATH`, `postgres://…` or `postgresql://…`.
    /// - Throws: ``DatabaseError`` with code `database.location-invalid`. It does not repeat the text, which may
    ///   hold a password.
    public init(parsing text: String) throws {
        let invalid = DatabaseError(.other, code: .locationInvalid)
        if text.hasPrefix("sqlite:") {
            let path = String(text.dropFirst("sqlite:".count))
            // A database in memory would lose everything at the program's end; nobody means that here.
            guard !path.isEmpty, !path.hasSuffix("/"), path != ":memory:", !path.contains("\0") else {
                throw invalid
            }
            // "sqlite://host" looks like an address with a host, which a file has not; "sqlite:///a" is usual.
            guard !path.hasPrefix("//") || path.hasPrefix("///") else { throw invalid }
            self.init(sqlite: path)
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            guard let url = URL(string: text), url.host != nil else { throw invalid }
            self.init(engine: .postgres, path: "", server: text)
        } else {
            throw invalid
        }
    }

    /// The location without its password.
    public var description: String {
        switch engine {
        case .sqlite: return "sqlite:\(path)"
        case .postgres:
            guard let url = URL(string: server), let host = url.host else { return "postgres:" }
            return "postgres://\(host)\(url.path)"
        }
    }
}

extension DatabaseLocation: CustomDebugStringConvertible, CustomReflectable {
    /// As the description: a debugger's or a log's dump must not show the password either.
    public var debugDescription: String { description }

    /// No children, since one of them holds the password.
    public var customMirror: Mirror { Mirror(self, children: ["location": description]) }
}
