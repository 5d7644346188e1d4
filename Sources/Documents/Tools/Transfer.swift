import Foundation

/// One message to be handed to another computer: a letter, or a body by POST.
public struct Transfer: Sendable {
    /// By what name its outcome is known: letters, digits and dashes.
    public var name: String
    /// `https://…`, `http://…`, `smtps://host:port` or `smtp://host:port`.
    public var address: String
    /// For a POST: lines such as `Content-Type: application/json`.
    public var headers: [String] = []
    /// For a letter: who sends and who gets it.
    public var envelope: (from: String, to: String)?
    /// For a letter: whom the server knows.
    public var account: (user: String, password: String)?
    /// Whether a letter may only go through TLS.
    public var needsTLS = true
    /// `host:port:number`: the name is not looked up again, so that it cannot mean another computer meanwhile.
    public var resolved: String?
    /// What is sent.
    public var body: Data

    /// A message.
    public init(name: String, address: String, body: Data) {
        (self.name, self.address, self.body) = (name, address, body)
    }
}

/// What became of a message.
public struct TransferOutcome: Hashable, Sendable {
    /// The exit code of `curl`; 0 when the whole was sent and something was answered.
    public var code: Int
    /// The answer's status; 0 without one.
    public var status: Int
    /// The beginning of what was answered.
    public var answer: Data

    /// What became of one.
    public init(code: Int, status: Int, answer: Data) {
        (self.code, self.status, self.answer) = (code, status, answer)
    }
}

/// Hands messages over with `curl`, many in one process.
///
/// Nothing of it stands on the command line, where other accounts could read it: the process reads a file that only this
/// account can read. No redirect is followed, no proxy used, no file of settings read.
public struct TransferRun: Sendable {
    /// Seconds for one message.
    public var seconds: Int
    /// How many at once.
    public var atOnce: Int
    /// Whether to stop now; asked again and again from the thread that waits.
    public var isCancelled: @Sendable () -> Bool

    /// The most bytes of an answer that are read.
    static let answerBytes = 64 * 1024

    /// A run.
    public init(
        seconds: Int = 10, atOnce: Int = 8, isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        (self.seconds, self.atOnce, self.isCancelled) = (seconds, atOnce, isCancelled)
    }

    /// Sends them all and waits. What has no outcome was not sent, or nobody knows.
    ///
    /// Blocking: the caller decides on which thread.
    ///
    /// - Throws: `document.tool-missing` without `curl`, and what else ``DocumentError`` tells of running it;
    ///   `CancellationError` when it was stopped.
    public func callAsFunction(_ transfers: [Transfer]) throws -> [String: TransferOutcome] {
        guard !transfers.isEmpty else { return [:] }
        return try PrivateFolder.with { folder in
            var lines = ["parallel", "parallel-max = \(atOnce)"]
            for (index, transfer) in transfers.enumerated() {
                if index > 0 { lines.append("next") }
                let body = try folder.write(transfer.body, as: "\(index).body")
                lines += try options(transfer, index, body: body, folder)
            }
            let config = try folder.write(Data(lines.joined(separator: "\n").utf8), as: "config")
            // Each message has its own limit; the process as a whole cannot need more than all in a row.
            let rounds = (transfers.count + atOnce - 1) / max(atOnce, 1)
            let output = try ToolRun(
                tool: .transfer, arguments: ["--disable", "--silent", "--config", config], folder: folder,
                timeout: .seconds(seconds * rounds + 5),
                outputBytes: (TransferRun.answerBytes + 4096) * transfers.count, isCancelled: isCancelled
            ).run()
            return outcomes(output.output, transfers, folder)
        }
    }

    private func options(
        _ transfer: Transfer, _ index: Int, body: String, _ folder: PrivateFolder
    ) throws -> [String] {
        var lines = [
            "url = \(try quoted(transfer.address))", "max-time = \(seconds)",
            "connect-timeout = \(max(seconds / 2, 1))", "max-redirs = 0", "noproxy = \"*\"",
            "max-filesize = \(TransferRun.answerBytes)",
            "output = \(try quoted(folder.file("\(index).answer")))",
            "write-out = \"\(index) %{exitcode} %{response_code}\\n\"",
        ]
        if let envelope = transfer.envelope {
            lines += [
                "proto = \"=smtp,smtps\"", "mail-from = \(try quoted(envelope.from))",
                "mail-rcpt = \(try quoted(envelope.to))", "upload-file = \(try quoted(body))",
            ]
            if transfer.needsTLS { lines.append("ssl-reqd") }
            if let account = transfer.account {
                lines.append("user = \(try quoted("\(account.user):\(account.password)"))")
            }
        } else {
            lines += [
                "proto = \"=http,https\"", "request = \"POST\"", "data-binary = \(try quoted("@\(body)"))",
            ]
            for header in transfer.headers { lines.append("header = \(try quoted(header))") }
        }
        if let resolved = transfer.resolved { lines.append("resolve = \(try quoted(resolved))") }
        return lines
    }

    /// A value of the settings file; what could end its line is refused.
    private func quoted(_ text: String) throws -> String {
        guard text.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 }) else {
            throw DocumentError("document.tool-failed", ["program": "curl", "reason": "control character"])
        }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private func outcomes(
        _ output: Data, _ transfers: [Transfer], _ folder: PrivateFolder
    ) -> [String: TransferOutcome] {
        var found: [String: TransferOutcome] = [:]
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ").compactMap { Int($0) }
            guard parts.count == 3, transfers.indices.contains(parts[0]) else { continue }
            let file = FileHandle(forReadingAtPath: folder.file("\(parts[0]).answer"))
            let answer = (try? file?.read(upToCount: 4096)) ?? Data()
            try? file?.close()
            found[transfers[parts[0]].name] = TransferOutcome(
                code: parts[1], status: parts[2], answer: answer)
        }
        return found
    }
}
