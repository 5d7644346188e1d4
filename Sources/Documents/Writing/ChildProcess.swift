import Foundation

/// A running program that leads its own process group, its two streams read through pipes.
struct ChildProcess {
    /// One stream: the pipe's reading end and what came through.
    struct Stream {
        var descriptor: Int32
        var data = Data()

        /// Reads what is there; closes at the end of the stream.
        mutating func drain(limit: Int) {
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = read(descriptor, &chunk, chunk.count)
            if count > 0 {
                data.append(contentsOf: chunk[..<min(count, max(0, limit - data.count))])
            } else if count == 0 || errno != EINTR {
                shut()
            }
        }

        mutating func shut() {
            if descriptor >= 0 { close(descriptor) }
            descriptor = -1
        }
    }

    private let id: pid_t
    private(set) var status: Int32 = 0
    private(set) var output: Stream
    private(set) var errors: Stream

    /// Starts the program with an empty standard input.
    init(path: String, arguments: [String], environment: [String]) throws {
        let (outRead, outWrite) = try ChildProcess.pipe(for: path)
        let (errRead, errWrite) = try ChildProcess.pipe(for: path)
        defer {
            close(outWrite)
            close(errWrite)
        }
        (output, errors) = (Stream(descriptor: outRead), Stream(descriptor: errRead))

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, outWrite, 1)
        posix_spawn_file_actions_adddup2(&actions, errWrite, 2)
        // Connections and files that this process holds are none of the program's business.
        let held = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for descriptor in held.compactMap(Int32.init) where descriptor > 2 {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: the office suite starts helpers, and a deadline has to reach them too.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)

        var child: pid_t = 0
        let code = ChildProcess.withCStrings(arguments) { argv in
            ChildProcess.withCStrings(environment) { envp in
                posix_spawn(&child, path, &actions, &attributes, argv, envp)
            }
        }
        guard code == 0 else {
            output.shut()
            errors.shut()
            throw ToolProcess.failure(path, status: code, message: SystemError.words(code))
        }
        id = child
    }

    /// Reads both streams until the program has ended; at the deadline ends it and says false.
    mutating func wait(until deadline: ContinuousClock.Instant, limit: Int) -> Bool {
        var exited: ContinuousClock.Instant?
        while true {
            if exited == nil && waitpid(id, &status, WNOHANG) == id { exited = .now }
            let open = output.descriptor >= 0 || errors.descriptor >= 0
            // A helper that outlives its parent may hold the pipes; its last words are not waited for.
            if let exited, !open || ContinuousClock.now - exited > .seconds(1) { break }
            if exited == nil && ContinuousClock.now >= deadline {
                end()
                return false
            }
            var polled = [
                pollfd(fd: output.descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: errors.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&polled, 2, 20) > 0 else { continue }
            if polled[0].revents != 0 { output.drain(limit: limit) }
            if polled[1].revents != 0 { errors.drain(limit: limit) }
        }
        kill(-id, SIGKILL)
        output.shut()
        errors.shut()
        let signal = status & 0x7F
        status = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
        return true
    }

    private mutating func end() {
        kill(-id, SIGKILL)
        while waitpid(id, &status, 0) < 0 && errno == EINTR {}
        output.shut()
        errors.shut()
    }

    private static func pipe(for program: String) throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        // Closed on exec: programs started at the same moment from other threads must not hold these ends. A
        // pair of sockets can be made so in one step; with pipes, Swift sees only the two-step call.
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw ToolProcess.failure(program, status: errno, message: SystemError.last)
        }
        return (ends[0], ends[1])
    }

    private static func withCStrings<R>(
        _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> R
    ) -> R {
        let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
        for (place, string) in strings.enumerated() { list[place] = strdup(string) }
        list[strings.count] = nil
        defer {
            for place in strings.indices { free(list[place]) }
            list.deallocate()
        }
        return body(list)
    }
}
