import Foundation
import Testing

/// The shape of the code, held by tests: see docs/tour.md for why it is so.
@Suite("Architecture")
struct ArchitectureTests {
    static let sources = Repository.files(below: "Sources", endingIn: ".swift")

    @Test("there are sources to look at")
    func findsSources() {
        #expect(Self.sources.count > 50)
        #expect(Self.sources.contains { $0.hasPrefix("Sources/Programme/") })
    }

    @Test("every target has its line in the rules")
    func knowsEveryTarget() throws {
        let known = Set(ImportRules.allowed.keys).union(ImportRules.systemLibraries)
        #expect(Set(try Repository.folders(in: "Sources")) == known)
    }

    @Test("dependencies point one way", arguments: sources)
    func pointsOneWay(path: String) throws {
        let violations = ImportRules.violations(in: try Repository.text(of: path), path: path)
        #expect(violations.isEmpty, "\(violations)")
    }

    @Test(
        "the scanner catches what it is for",
        arguments: [
            ("Sources/Programme/A.swift", "import Database"),
            ("Sources/Programme/A.swift", "\n    @preconcurrency import struct Crypto.SHA256"),
            ("Sources/Database/Connection.swift", "import GRDB"),
            ("Sources/Database/SQLite/A.swift", "import Programme"),
            ("Sources/Documents/A.swift", "public import Programme"),
            ("Sources/Web/A.swift", "import Database"),
            ("Sources/Operations/A.swift", "internal import Web"),
            ("Sources/Unheard/A.swift", "import Foundation"),
        ])
    func catchesPlanted(path: String, text: String) {
        #expect(ImportRules.violations(in: text, path: path).count == 1)
    }

    @Test("the scanner lets pass what is allowed")
    func letsPass() {
        let text = "// import Web\nimport Foundation\n/// An import Web is no import.\nlet important = 1\n"
        #expect(ImportRules.violations(in: text, path: "Sources/Programme/A.swift").isEmpty)
        #expect(ImportRules.violations(in: "import GRDB", path: "Sources/Database/SQLite/A.swift").isEmpty)
    }

    @Test("no file has more than 250 lines", arguments: sources)
    func isShort(path: String) throws {
        let lines = try Repository.text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 251, "\(path) has \(lines.count - 1) lines; cut it where its subject changes")
    }

    @Test(
        "engines and file formats know no word of the programme",
        arguments: sources.filter { $0.hasPrefix("Sources/Database/") || $0.hasPrefix("Sources/Documents/") })
    func knowsNoProgrammeWord(path: String) throws {
        let text = try Repository.text(of: path)
        for word in ["妇", "实事", "承诺", "责任单位", "填报", "Commitment", "Jurisdiction"] {
            #expect(!text.contains(word), "\(path) says \(word)")
        }
    }

    @Test("only the command line prints", arguments: sources.filter { !$0.hasPrefix("Sources/banshi/") })
    func printsNothing(path: String) throws {
        for line in Repository.code(in: try Repository.text(of: path), saying: "rint(", "dump(") {
            #expect(line.text.firstMatch(of: /\b(print|debugPrint|dump)\(/) == nil, "\(path):\(line.number)")
        }
    }

    @Test("the domain waits for nothing", arguments: sources.filter { $0.hasPrefix("Sources/Programme/") })
    func isSynchronous(path: String) throws {
        let words = /\b(async|await|actor)\b|\bDate\(\)|\bDate\.now/
        let text = try Repository.text(of: path)
        for line in Repository.code(in: text, saying: "async", "await", "actor", "Date()", "Date.now") {
            #expect(line.text.firstMatch(of: words) == nil, "\(path):\(line.number)")
        }
    }

    @Test("SQL stands in stores, checks and the engines alone", arguments: sources.filter { !mayHoldSQL($0) })
    func holdsNoSQL(path: String) throws {
        let statement = /\b(SELECT|INSERT INTO|DELETE FROM|UPDATE \w+ SET|CREATE TABLE)\b/
        let text = try Repository.text(of: path)
        for line in Repository.code(in: text, saying: "SELECT", "INSERT", "DELETE", "UPDATE", "CREATE") {
            #expect(line.text.firstMatch(of: statement) == nil, "\(path):\(line.number)")
        }
    }

    private static func mayHoldSQL(_ path: String) -> Bool {
        ["Sources/Operations/Stores/", "Sources/Operations/Actions/Trust/", "Sources/Database/"]
            .contains { path.hasPrefix($0) }
    }
}
