import Foundation
import Glibc

/// Runs one program of the system, without a shell, and ends it with all its children when it takes too long
/// or writes too much.
///
/// `posix_spawn` rather than Foundation's `Process`: the program gets a process group of its own, so that
/// ending it reaches its children, and none of this process's open files, sockets and environment.
struct ToolRun {
    var program: String
    var arguments: [String]
    var folder: String
    var seconds: Double
    var outputBytes: Int

    /// Runs the program and gives its exit status; its output and its complaints go to files in the folder.
    ///
    /// Throws `document.tool-failed`, `document.tool-timeout` (with `seconds`) or `document.tool-output`.
    func run() throws -> Int32 {
        let name = program.split(separator: "/").last.map(String.init) ?? program
        let child = try spawn(name)
        let deadline = Date(timeIntervalSinceNow: seconds)
        var status: Int32 = 0
        var pause: UInt32 = 1_000
        while true {
            let ended = waitpid(child, &status, WNOHANG)
            if ended == child { break }
            if ended < 0, errno != EINTR { throw DocumentError("document.tool-failed", ["program": name]) }
            if Date() >= deadline {
                end(child)
                throw DocumentError(
                    "document.tool-timeout", ["program": name, "seconds": String(Int(seconds))])
            }
            if written() > outputBytes {
                end(child)
                throw DocumentError("document.tool-output", ["program": name, "limit": String(outputBytes)])
            }
            usleep(pause)
            pause = min(pause * 2, 50_000)
        }
        // A child of the program may have outlived it.
        kill(-child, SIGKILL)
        guard written() <= outputBytes else {
            throw DocumentError("document.tool-output", ["program": name, "limit": String(outputBytes)])
        }
        let signalled = status & 0x7F != 0
        return signalled ? -1 : (status >> 8) & 0xFF
    }

    /// What the program printed, or complained of.
    func contents(of file: String) -> Data {
        FileManager.default.contents(atPath: folder + "/" + file) ?? Data()
    }

    private func spawn(_ name: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, folder + "/stdout", O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, folder + "/stderr", O_WRONLY | O_CREAT, 0o600)
        // Open files and sockets are closed one by one; one that was closed since is passed over.
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
            if let file = Int32(name), file > 2 { posix_spawn_file_actions_addclose(&actions, file) }
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)

        var argv = ([program] + arguments).map { strdup($0) } + [nil]
        // Nothing of this process's environment is passed on: it may hold secrets.
        let environment = [
            "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" + folder, "TMPDIR=" + folder, "LC_ALL=C.UTF-8",
        ]
        var envp = environment.map { strdup($0) } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var child: pid_t = 0
        guard posix_spawn(&child, program, &actions, &attributes, &argv, &envp) == 0 else {
            throw DocumentError("document.tool-failed", ["program": name])
        }
        return child
    }

    private func end(_ child: pid_t) {
        kill(-child, SIGKILL)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
    }

    /// The bytes in the folder's own files; a profile that a program keeps in a folder inside is not counted.
    private func written() -> Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.reduce(0) { total, name in
            var info = stat()
            guard stat(folder + "/" + name, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
                return total
            }
            return total + Int(info.st_size)
        }
    }
}
