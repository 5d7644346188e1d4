import Foundation
import Testing

@testable import Documents

@Suite struct TransferRunTests {
    @Test func whatNobodyTakesHasTheProgramsCode() throws {
        // Nothing listens on port 1.
        let outcomes = try TransferRun(seconds: 5)([
            Transfer(name: "a", address: "http://127.0.0.1:1/x", body: Data("{}".utf8)),
            Transfer(name: "b", address: "http://127.0.0.1:1/y", body: Data("{}".utf8)),
        ])
        #expect(outcomes.keys.sorted() == ["a", "b"])
        #expect(outcomes.values.allSatisfy { $0.code == 7 && $0.status == 0 && $0.answer.isEmpty })
        #expect(try TransferRun()([]).isEmpty)
    }

    @Test func otherProtocolsAreNotSpoken() throws {
        for address in ["file:///etc/passwd", "gopher://127.0.0.1:1/", "smtp://127.0.0.1:1"] {
            let outcomes = try TransferRun(seconds: 5)([Transfer(name: "a", address: address, body: Data())])
            #expect(outcomes["a"]?.code == 1, "\(address): \(outcomes)")
        }
    }

    @Test func nothingCanEndALineOfTheSettings() {
        for bad in ["X: a\nurl = \"http://127.0.0.1:1\"", "X: a\r\nY: b", "X: \u{0}"] {
            var transfer = Transfer(name: "a", address: "http://127.0.0.1:1/", body: Data())
            transfer.headers = [bad]
            #expect(throws: DocumentError.self) { try TransferRun(seconds: 2)([transfer]) }
        }
    }

    @Test func itStopsWhenItIsTold() throws {
        let error = #expect(throws: CancellationError.self) {
            try PrivateFolder.with { folder in
                _ = try ToolRun(
                    tool: SystemTool(name: "/bin/sleep", package: "coreutils"), arguments: ["60"],
                    folder: folder, timeout: .seconds(60), outputBytes: 1_000, isCancelled: { true }
                ).run()
            }
        }
        #expect(error != nil)
    }
}
