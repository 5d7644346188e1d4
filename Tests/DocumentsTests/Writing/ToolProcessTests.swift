import Documents
import Foundation
import Testing

@Suite struct ToolProcessTests {
    @Test func argumentsArriveAsTheyStand() throws {
        let tool = ToolProcess("/bin/echo", package: "coreutils", arguments: ["$(id) ; a 'b'", "实事"])
        #expect(try String(decoding: tool.run().output, as: UTF8.self) == "$(id) ; a 'b' 实事\n")
    }

    @Test func aMissingProgramIsNamedWithItsPackage() {
        let tool = ToolProcess("no-such-program", package: "no-such-package", arguments: [])
        let details = ["program": "no-such-program", "package": "no-such-package"]
        #expect(throws: DocumentError("document.tool-missing", details)) { try tool.run() }
    }

    @Test func failureTellsWhatTheProgramSaid() {
        let tool = ToolProcess("/bin/sh", package: "dash", arguments: ["-c", "echo bad >&2; exit 3"])
        let details = ["program": "/bin/sh", "status": "3", "message": "bad"]
        #expect(throws: DocumentError("document.tool-failed", details)) { try tool.runToSuccess() }
    }

    @Test func theDeadlineEndsTheWholeGroup() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        // The helper would leave a file behind if it outlived its parent.
        let script = "(sleep 2; touch '\(scratch.file("late"))') & sleep 30"
        let tool = ToolProcess(
            "/bin/sh", package: "dash", arguments: ["-c", script], timeout: .milliseconds(300))
        let begin = ContinuousClock.now
        let error = #expect(throws: DocumentError.self) { try tool.run() }
        #expect(error?.code == "document.tool-timeout")
        #expect(ContinuousClock.now - begin < .seconds(5))
        Thread.sleep(forTimeInterval: 2.5)
        #expect(scratch.names == [])
    }

    @Test func muchOutputDoesNotBlockAndIsCut() throws {
        let script = "head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2"
        var tool = ToolProcess("/bin/sh", package: "dash", arguments: ["-c", script])
        let whole = try tool.run()
        #expect(whole.output.count == 3_000_000 && whole.errors.count == 3_000_000)
        tool.limit = 1000
        #expect(try tool.run().output.count == 1000)
    }

    @Test func openFilesAreNotHandedOn() throws {
        let descriptor = open("/dev/null", O_RDONLY)
        dup2(descriptor, 200)
        defer {
            close(descriptor)
            close(200)
        }
        let tool = ToolProcess("/bin/sh", package: "dash", arguments: ["-c", "test ! -e /proc/self/fd/200"])
        #expect(try tool.run().status == 0)
    }

    @Test func theEnvironmentIsAddedTo() throws {
        let tool = ToolProcess(
            "/bin/sh", package: "dash", arguments: ["-c", "echo $BANSHI_TEST; test -n \"$PATH\""],
            environment: ["BANSHI_TEST": "yes"])
        let result = try tool.run()
        #expect(result.status == 0)
        #expect(String(decoding: result.output, as: UTF8.self) == "yes\n")
    }
}
