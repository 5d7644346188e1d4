import Foundation

/// Runs another program to its end: without a shell, with a deadline, its whole process group ended with it.
///
/// Blocking: the caller decides on which thread.
public struct ToolProcess: Sendable {
    /// What the program left behind.
    public struct Output: Sendable {
        /// Exit status; 128 plus the signal when a signal ended it.
        public var status: Int32
        /// What it wrote to standard output.
        public var output: Data
        /// What it wrote to standard error.
        public var errors: Data
    }

    /// The program's name, looked up in `PATH`, or its absolute path.
    public var program: String
    /// The Debian package that holds the program, for the message when it is missing.
    public var package: String
    /// Its arguments, each passed as it stands.
    public var arguments: [String]
    /// Settings added to the environment that the program inherits.
    public var environment: [String: String]
    /// How long it may take.
    public var timeout: Duration
    /// How many bytes of each stream are kept; what comes after is read and dropped.
    public var limit: Int

    /// A program to run.
    public init(
        _ program: String, package: String, arguments: [String], environment: [String: String] = [:],
        timeout: Duration = .seconds(60), limit: Int = 64 << 20
    ) {
        (self.program, self.package, self.arguments) = (program, package, arguments)
        (self.environment, self.timeout, self.limit) = (environment, timeout, limit)
    }

    /// Runs the program and waits.
    ///
    /// - Throws: `document.tool-missing` (program, package), `document.tool-timeout` (program, seconds),
    ///   `document.tool-failed` (program, status, message) when it cannot be started. An exit status that is
    ///   not zero is the caller's to judge.
    public func run() throws -> Output {
        guard let path = ToolProcess.find(program) else {
            throw DocumentError("document.tool-missing", ["program": program, "package": package])
        }
        var child = try ChildProcess(path: path, arguments: [program] + arguments, environment: merged)
        let ended = child.wait(until: .now + timeout, limit: limit)
        guard ended else {
            let seconds = String(timeout.components.seconds)
            throw DocumentError("document.tool-timeout", ["program": program, "seconds": seconds])
        }
        return Output(status: child.status, output: child.output.data, errors: child.errors.data)
    }

    /// Runs the program and refuses an exit status that is not zero.
    ///
    /// - Throws: as ``run()``, and `document.tool-failed` with the end of what the program complained.
    public func runToSuccess() throws -> Output {
        let result = try run()
        guard result.status == 0 else {
            throw ToolProcess.failure(
                program, status: result.status,
                message: String(decoding: result.errors.suffix(500), as: UTF8.self))
        }
        return result
    }

    /// Where a program is, if it is there and may be run.
    public static func find(_ program: String) -> String? {
        if program.contains("/") { return access(program, X_OK) == 0 ? program : nil }
        let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return folders.split(separator: ":").lazy.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
    }

    static func failure(_ program: String, status: Int32, message: String) -> DocumentError {
        let words = message.trimmingCharacters(in: .whitespacesAndNewlines)
        return DocumentError(
            "document.tool-failed", ["program": program, "status": String(status), "message": words])
    }

    private var merged: [String] {
        ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
    }
}
