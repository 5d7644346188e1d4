import Synchronization

/// Counts, in memory, tokens that were none by address, and requests by token: a restart forgets them.
final class APIThrottle: Sendable {
    /// Failures of an address within a minute before it waits for the next.
    static let failures = 30
    /// Requests of a token within a second.
    static let requests = 1_000

    private struct Window {
        var start: ContinuousClock.Instant
        var count: Int
    }

    private let addresses = Mutex<[String: Window]>([:])
    private let tokens = Mutex<[String: Window]>([:])

    /// The seconds that an address has to wait; nil when it may ask.
    func wait(address: String, at now: ContinuousClock.Instant) -> Int? {
        addresses.withLock { windows in
            guard let window = windows[address] else { return nil }
            let passed = window.start.duration(to: now)
            guard passed < .seconds(60) else {
                windows[address] = nil
                return nil
            }
            return window.count >= APIThrottle.failures ? max(1, 60 - Int(passed.components.seconds)) : nil
        }
    }

    /// An address sent a token that is none.
    func failed(address: String, at now: ContinuousClock.Instant) {
        addresses.withLock { APIThrottle.count(address, in: &$0, .seconds(60), at: now) }
    }

    /// The seconds that a token has to wait; nil when it may ask, which is counted.
    func wait(token: String, at now: ContinuousClock.Instant) -> Int? {
        tokens.withLock {
            APIThrottle.count(token, in: &$0, .seconds(1), at: now)
            return ($0[token]?.count ?? 0) > APIThrottle.requests ? 1 : nil
        }
    }

    private static func count(
        _ name: String, in windows: inout [String: Window], _ length: Duration,
        at now: ContinuousClock.Instant
    ) {
        if let window = windows[name], window.start.duration(to: now) < length {
            windows[name]?.count += 1
            return
        }
        // Whoever asks from many places must not fill the memory.
        if windows.count > 10_000 { windows = windows.filter { $0.value.start.duration(to: now) < length } }
        windows[name] = Window(start: now, count: 1)
    }
}
