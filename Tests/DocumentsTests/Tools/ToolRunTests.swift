import Foundation
import Testing

@testable import Documents

@Suite struct ToolRunTests {
    private func run(
        _ script: String, timeout: Duration = .seconds(20), outputBytes: Int = 1 << 20,
        environment: [String: String] = [:]
    ) throws -> ToolRun.Output {
        try PrivateFolder.with { folder in
            try ToolRun(
                tool: SystemTool(name: "/bin/sh", package: "dash"), arguments: ["-c", script],
                environment: environment, folder: folder, timeout: timeout, outputBytes: outputBytes
            ).run()
        }
    }

    private func lines(_ data: Data) -> [String] {
        String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func argumentsArriveAsTheyStand() throws {
        let output = try PrivateFolder.with { folder in
            try ToolRun(
                tool: SystemTool(name: "echo", package: "coreutils"), arguments: ["$(id) ; a 'b'", "实事"],
                folder: folder, searchPath: ["/nowhere", "/bin"], timeout: .seconds(20), outputBytes: 1_000
            ).run().output
        }
        #expect(lines(output) == ["$(id) ; a 'b' 实事"])
    }

    @Test func aMissingProgramIsNamedWithItsPackage() {
        let tool = SystemTool(name: "no-such-program", package: "no-such-package")
        let details = ["program": "no-such-program", "package": "no-such-package"]
        #expect(throws: DocumentError("document.tool-missing", details)) {
            try tool.path(in: SystemTool.searchPath)
        }
        #expect(throws: DocumentError("document.tool-missing", ["program": "sh", "package": "dash"])) {
            try SystemTool(name: "sh", package: "dash").path(in: [])
        }
    }

    @Test func aProgramThatCannotBeStartedIsNamed() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let program = scratch.file("broken")
        try Data("no program".utf8).write(to: URL(fileURLWithPath: program))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
        let error = #expect(throws: DocumentError.self) {
            try PrivateFolder.with { folder in
                try ToolRun(
                    tool: SystemTool(name: program, package: "x"), arguments: [], folder: folder,
                    timeout: .seconds(5), outputBytes: 1_000
                ).run()
            }
        }
        #expect(error?.code == "document.tool-failed")
        #expect(error?.details == ["program": "broken", "reason": "Exec format error"])
    }

    @Test func theStatusAndBothStreamsAreGiven() throws {
        let result = try run("echo good; echo bad >&2; exit 3")
        #expect(result.status == 3)
        #expect(lines(result.output) == ["good"] && lines(result.errors) == ["bad"])
        #expect(try run("kill -9 $$").status == 137)
    }

    @Test func nothingOfTheEnvironmentIsHandedOn() throws {
        setenv("DOCUMENTS_TEST_SECRET", "secret", 1)
        defer { unsetenv("DOCUMENTS_TEST_SECRET") }
        let result = try run("env; echo; echo \"$HOME\"", environment: ["FONTCONFIG_FILE": "yes"])
        let names = Set(lines(result.output).compactMap { $0.split(separator: "=").first.map(String.init) })
        // The shell adds PWD, OLDPWD, SHLVL and `_` of its own.
        #expect(names.isSuperset(of: ["PATH", "HOME", "TMPDIR", "LC_ALL", "FONTCONFIG_FILE"]))
        #expect(!names.contains("DOCUMENTS_TEST_SECRET") && names.count <= 10)
        let home = try #require(lines(result.output).last)
        #expect(home.contains("documents-") && !FileManager.default.fileExists(atPath: home))
    }

    @Test func openFilesAndSignalSettingsAreNotHandedOn() throws {
        let descriptor = open("/dev/null", O_RDONLY)
        // A free number far up, never a fixed one: other tests run in this process and their files must stay open.
        let high = fcntl(descriptor, F_DUPFD, 100)
        try #require(high >= 100)
        let before = signal(SIGUSR2, SIG_IGN)
        defer {
            close(descriptor)
            close(high)
            signal(SIGUSR2, before)
        }
        let result = try run("ls /proc/self/fd | wc -l; kill -USR2 $$")
        // Standard input, output, errors and the folder that `ls` lists.
        #expect(lines(result.output).map { $0.trimmingCharacters(in: .whitespaces) } == ["4"])
        #expect(result.status == 128 + SIGUSR2)
    }

    @Test func theDeadlineEndsTheWholeGroup() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        // The helper would leave a file behind if it outlived its parent.
        let script = "(sleep 1; touch '\(scratch.file("late"))') & sleep 30"
        let begin = ContinuousClock.now
        #expect(throws: DocumentError("document.tool-timeout", ["program": "sh", "seconds": "0"])) {
            try run(script, timeout: .milliseconds(300))
        }
        #expect(ContinuousClock.now - begin < .seconds(15))
        // A program that ends in time takes its helpers with it as well.
        #expect(try run("(sleep 1; touch '\(scratch.file("later"))') & exit 0").status == 0)
        Thread.sleep(forTimeInterval: 1.5)
        #expect(scratch.names == [])
    }

    @Test(arguments: ["while :; do echo xxxxxxxxxxxxxxxx; done", "mkdir \"$HOME/a\"; yes > \"$HOME/a/b\""])
    func endsAProgramThatWritesTooMuch(_ script: String) {
        let details = ["program": "sh", "limit": "2097152", "megabytes": "2"]
        #expect(throws: DocumentError("document.tool-output", details)) {
            try run(script, outputBytes: 2 << 20)
        }
    }

    @Test func muchOutputOfAProgramThatHasEndedIsRefusedToo() throws {
        #expect(try run("head -c 900000 /dev/zero").output.count == 900_000)
        let details = ["program": "sh", "limit": "1000", "megabytes": "0.1"]
        #expect(throws: DocumentError("document.tool-output", details)) {
            try run("head -c 1001 /dev/zero", outputBytes: 1_000)
        }
    }

    @Test func keepsItsFolderPrivateAndDeletesIt() throws {
        var kept = ""
        #expect(throws: DocumentError("x")) {
            try PrivateFolder.with { folder in
                kept = folder.path
                let path = try folder.write(Data("secret".utf8), as: "input")
                let modes = try [folder.path, path].map {
                    try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int
                }
                #expect(modes == [0o700, 0o600])
                #expect(folder.size == 6)
                throw DocumentError("x")
            }
        }
        #expect(!kept.isEmpty && !FileManager.default.fileExists(atPath: kept))
    }
}
