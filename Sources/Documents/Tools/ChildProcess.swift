import Foundation

/// A running program that leads its own process group.
///
/// `posix_spawn` rather than Foundation's `Process`: ending the group reaches the program's children, and the
/// program gets none of this process's open files, sockets, signal settings and environment.
struct ChildProcess {
    /// The system's number for why a program could not be started.
    struct Failure: Error {
        var code: Int32
    }

    private let id: pid_t

    /// Starts the program with an empty standard input and its two streams going to files.
    init(
        path: String, arguments: [String], environment: [String], output: String, errors: String
    ) throws(Failure) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        // Open files and sockets are closed one by one; one that was closed since is passed over. (One that
        // another thread opens in the meantime without `O_CLOEXEC` is not in the list.)
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
            if let file = Int32(name), file > 2 { posix_spawn_file_actions_addclose(&actions, file) }
        }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))
        posix_spawnattr_setpgroup(&attributes, 0)
        // A signal that this process ignores or holds back would be ignored by the program as well.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)

        var argv = arguments.map { strdup($0) } + [nil]
        var envp = environment.map { strdup($0) } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, path, &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw Failure(code: code) }
        id = child
    }

    /// Whether the program has ended. It stays known to the system until ``end()``, so that its number, which
    /// is also its group's, is given to no other.
    var hasEnded: Bool {
        var info = siginfo_t()
        let done = waitid(P_PID, id_t(id), &info, WEXITED | WNOHANG | WNOWAIT)
        return done == 0 ? info.si_signo == SIGCHLD : errno != EINTR
    }

    /// Ends what is left of the group and gives the program's exit status, 128 plus the signal when one ended it.
    @discardableResult
    func end() -> Int32 {
        kill(-id, SIGKILL)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
