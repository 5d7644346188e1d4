import Database
import Foundation
import TestSupport
import Testing

@Suite("The command line's exit codes", .serialized)
struct ExitCodeTests {
    private func expect(
        _ run: Program.Run, _ status: Int32, saying words: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(run.status == status, "\(run.err)", sourceLocation: sourceLocation)
        #expect(words.isEmpty || run.err.contains(words), "\(run.err)", sourceLocation: sourceLocation)
        // A refusal is no result.
        if status != 0 { #expect(run.out.isEmpty, "\(run.out)", sourceLocation: sourceLocation) }
    }

    @Test("0 and nothing on standard error when it is done")
    func done() async throws {
        try await Program.fresh { banshi async throws in
            let run = try await banshi("init")
            expect(run, 0)
            #expect(run.err.isEmpty)
            #expect(run.out.contains("banshi.sqlite"))
            let attributes = try FileManager.default.attributesOfItem(atPath: banshi.database.path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test("64 for wrong usage")
    func usage() async throws {
        try await Program.fresh { banshi async throws in
            let wrong = [
                ["bogus"], ["plan"], ["plan", "import"],
                ["notice", "parse", "notice.txt", "--format", "xml"],
                ["report", "sign", "--quarter", "2023Q2"],
                ["plan", "amend", "--action", "x", "--commitment", "1"],
            ]
            // A group of commands alone shows its help, which is no fault.
            for arguments in wrong where arguments != ["plan"] {
                expect(try await banshi.run(arguments), 64)
            }
        }
    }

    @Test("65 for input at fault: a missing file, a missing database, a wrong value")
    func input() async throws {
        try await Program.fresh { banshi async throws in
            expect(try await banshi("notice", "parse", "gone.txt"), 65, saying: "gone.txt")
            expect(try await banshi("check"), 65, saying: "banshi init")
            #expect(!FileManager.default.fileExists(atPath: banshi.database.path))
            try await banshi("init")
            expect(try await banshi("init"), 65, saying: "000000")
            expect(try await banshi("plan", "import", "notice.txt", "--year", "5"), 65, saying: "2023")
            expect(try await banshi("plan", "show"), 65)
            expect(try await banshi("progress", "show", "--quarter", "2023Q9"), 65, saying: "2023Q9")
            expect(try await banshi("form", "breakdown", "--output", "x.odt"), 65, saying: "docx")
            expect(try await banshi("user", "add", "甲", "--role", "king"), 65, saying: "reviewer")
            expect(try await banshi("check", environment: ["BANSHI_LANGUAGE": "fr"]), 65, saying: "fr")
            expect(try await banshi("check", "--database", "mysql://x"), 65)
            try Data("no database".utf8).write(to: banshi.folder.appending(path: "other.db"))
            expect(try await banshi("check", "--database", "sqlite:other.db"), 65, saying: "other.db")
        }
    }

    @Test("69 for a program or a server that is missing, named")
    func unavailable() async throws {
        try await Program.confirmed { banshi async throws in
            let pdf = try await banshi(
                "form", "breakdown", "-o", "a.pdf", environment: ["PATH": banshi.folder.path])
            expect(pdf, 69, saying: "soffice")
            #expect(!FileManager.default.fileExists(atPath: banshi.folder.appending(path: "a.pdf").path))
            let server = try await banshi("check", "--database", "postgres://someone:secret@host/db")
            expect(server, 69, saying: "postgres")
            #expect(!server.err.contains("secret"))
        }
    }

    @Test("70 for a fault of ours, without a word of what is stored")
    func fault() async throws {
        try await Program.confirmed { banshi async throws in
            let database = try Databases.open(
                DatabaseLocation(sqlite: banshi.database.path), create: false)
            try await database.write { tx in try tx.executeScript("ALTER TABLE plans RENAME TO gone") }
            try database.close()
            expect(try await banshi("plan", "show"), 70)
        }
    }

    @Test("73 for what cannot be written")
    func cannotWrite() async throws {
        try await Program.confirmed { banshi async throws in
            // A file stands where a folder would be needed.
            expect(try await banshi("form", "breakdown", "-o", "notice.txt/a.docx"), 73, saying: "a.docx")
            expect(try await banshi("report", "blank", "--quarter", "2023Q2", "-o", "notice.txt"), 73)
            expect(try await banshi("backup", "copy.db"), 0)
            expect(try await banshi("backup", "copy.db"), 73, saying: "copy.db")
            expect(try await banshi("init", "--database", "sqlite:notice.txt/b.db"), 73)
        }
    }

    @Test("77 for who may not")
    func notAllowed() async throws {
        try await Program.confirmed { banshi async throws in
            let report = ["--quarter", "2023Q2", "--unit", "区卫生健康局", "--action", "1", "--as"]
            expect(try await banshi.run(["report", "sign"] + report + ["审计"]), 77, saying: "审计")
            expect(try await banshi.run(["report", "accept"] + report + ["区妇联联络员"]), 77)
            expect(try await banshi("plan", "confirm", "--as", "审计"), 77)
            expect(try await banshi("report", "lock", "--quarter", "2023Q2", "--as", "审计"), 77)
            // Somebody nobody knows is the input's fault.
            expect(try await banshi.run(["report", "sign"] + report + ["路人"]), 65, saying: "路人")
        }
    }

    @Test("a restore takes our backups alone, and keeps what was there")
    func restore() async throws {
        try await Program.confirmed { banshi async throws in
            try await banshi("backup", "copy.db")
            let other = try Databases.open(
                DatabaseLocation(sqlite: banshi.folder.appending(path: "other.db").path), create: true)
            try await other.write { tx in try tx.executeScript("CREATE TABLE a (b INTEGER)") }
            try other.close()
            expect(try await banshi("restore", "gone.db"), 65, saying: "gone.db")
            expect(try await banshi("restore", "other.db"), 65, saying: "other.db")
            expect(try await banshi("check"), 0)
            try await banshi("user", "add", "之后", "--role", "auditor")
            expect(try await banshi("restore", "copy.db"), 0)
            #expect(try await !banshi("user", "list").out.contains("之后"))
            let kept = try FileManager.default.contentsOfDirectory(
                atPath: banshi.folder.appending(path: "data").path)
            #expect(kept.contains { $0.contains("before-restore") })
        }
    }
}
