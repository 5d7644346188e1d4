import Foundation

/// Runs one program of the system to its end, without a shell, and ends it with all its children when it takes
/// too long or writes too much.
///
/// Blocking: the caller decides on which thread.
struct ToolRun {
    /// What the program left behind.
    struct Output {
        /// Exit status; 128 plus the signal when a signal ended it.
        var status: Int32
        /// What it wrote to standard output.
        var output: Data
        /// What it wrote to standard error.
        var errors: Data
    }

    var tool: SystemTool
    /// Each is passed as it stands.
    var arguments: [String]
    /// Settings for the program besides `PATH`, `HOME`, `TMPDIR` and `LC_ALL`; it is given no others.
    var environment: [String: String] = [:]
    /// The program's home, where its temporary files, its output and its complaints go.
    var folder: PrivateFolder
    /// Where the program is looked for.
    var searchPath: [String] = SystemTool.searchPath
    var timeout: Duration
    /// How much the folder may grow.
    var outputBytes: Int
    /// Whether to end the program before it has done its work; asked again and again.
    var isCancelled: @Sendable () -> Bool = { false }

    /// Runs the program and waits. An exit status that is not zero is the caller's to judge.
    ///
    /// Throws `document.tool-missing` (program, package), `document.tool-failed` (program, reason) when it cannot
    /// be started, `document.tool-timeout` (program, seconds) or `document.tool-output` (program, limit,
    /// megabytes); `CancellationError` when it was ended before its time.
    func run() throws -> Output {
        let path = try tool.path(in: searchPath)
        let held = folder.size
        let child = try spawn(path)
        let deadline = ContinuousClock.now + timeout
        var pause: UInt32 = 1_000
        while !child.hasEnded {
            if ContinuousClock.now >= deadline {
                child.end()
                let seconds = String(timeout.components.seconds)
                throw DocumentError("document.tool-timeout", ["program": tool.title, "seconds": seconds])
            }
            if isCancelled() {
                child.end()
                throw CancellationError()
            }
            if folder.size - held > outputBytes { break }
            usleep(pause)
            pause = min(pause * 2, 50_000)
        }
        // A helper may have outlived the program, or the program what it was allowed.
        let status = child.end()
        guard folder.size - held <= outputBytes else {
            throw DocumentError(
                "document.tool-output",
                ["program": tool.title].merging(DocumentLimits.details(bytes: outputBytes)) { $1 })
        }
        return Output(status: status, output: contents("stdout"), errors: contents("stderr"))
    }

    private func spawn(_ path: String) throws -> ChildProcess {
        // Nothing of this process's environment but its PATH is passed on: it may hold secrets.
        let own = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
            "HOME": folder.path, "TMPDIR": folder.path, "LC_ALL": "C.UTF-8",
        ]
        do {
            return try ChildProcess(
                path: path, arguments: [path] + arguments,
                environment: own.merging(environment) { $1 }.map { "\($0)=\($1)" },
                output: folder.file("stdout"), errors: folder.file("stderr"))
        } catch {
            let reason = SystemError.words(error.code)
            throw DocumentError("document.tool-failed", ["program": tool.title, "reason": reason])
        }
    }

    private func contents(_ name: String) -> Data {
        FileManager.default.contents(atPath: folder.file(name)) ?? Data()
    }
}
