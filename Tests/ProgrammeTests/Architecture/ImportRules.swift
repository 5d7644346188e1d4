/// Which way dependencies may point, and a scanner that finds those that do not.
enum ImportRules {
    /// Who may import what. A target that is not here may not exist: add it with a decision in docs/decisions.
    static let allowed: [String: Set<String>] = [
        "Programme": ["Foundation"],
        "Database": ["Foundation", "Synchronization", "Dispatch", "Glibc", "Crypto"],
        "Documents": ["Foundation", "Glibc", "CLibzip", "CLibxml2", "CLibxlsxwriter"],
        "Operations": [
            "Foundation", "Synchronization", "Programme", "Database", "Documents", "Crypto", "CryptoExtras",
        ],
        "Web": [
            "Foundation", "Synchronization", "Operations", "Programme", "Crypto",
            "HTTPTypes",
            "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "Logging", "NIOCore", "NIOSSL",
        ],
        "banshi": [
            "Foundation", "Dispatch", "Glibc", "Web", "Operations", "Programme", "Documents", "Database",
            "ArgumentParser", "Configuration", "Hummingbird", "Logging", "SystemPackage",
        ],
    ]

    /// What may be imported in one folder and nowhere else: an engine's library stays in its adapter.
    static let fenced: [String: Set<String>] = ["Sources/Database/SQLite/": ["GRDB", "GRDBSQLite"]]

    /// Module maps: no code of ours.
    static let systemLibraries: Set<String> = ["CLibxlsxwriter", "CLibxml2", "CLibzip"]

    /// An import that stands in a source.
    struct Import: Hashable, CustomStringConvertible {
        var path: String
        var line: Int
        var module: String

        var description: String { "\(path):\(line): import \(module)" }
    }

    /// The imports of a source, whatever stands before the word: `@testable`, `public`, `struct` …
    static func imports(in text: String, path: String) -> [Import] {
        Repository.code(in: text, saying: "import").compactMap { line in
            var words = line.text.split { $0 == " " || $0 == "\t" || $0 == ";" }[...]
            while let first = words.first, first.hasPrefix("@") || accessLevels.contains(first) {
                words.removeFirst()
            }
            guard words.first == "import", words.count > 1 else { return nil }
            words.removeFirst()
            if let kind = words.first, kinds.contains(kind), words.count > 1 { words.removeFirst() }
            guard let module = words.first?.split(separator: ".").first else { return nil }
            return Import(path: path, line: line.number, module: String(module))
        }
    }

    /// The imports of a source that no rule allows.
    static func violations(in text: String, path: String) -> [Import] {
        let parts = path.split(separator: "/")
        guard parts.count > 2, parts[0] == "Sources" else { return [] }
        let fence = fenced.first { path.hasPrefix($0.key) }?.value ?? []
        let known = (allowed[String(parts[1])] ?? []).union(fence)
        return imports(in: text, path: path).filter { !known.contains($0.module) }
    }

    private static let accessLevels: Set<Substring> = [
        "public", "package", "internal", "fileprivate", "private",
    ]
    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "typealias", "func", "var", "let", "actor",
    ]
}
