import Foundation
import Synchronization

/// Makes identifiers that sort in the order in which they were made, within one millisecond too.
public final class IDGenerator: Sendable {
    /// The last millisecond used; a burst runs ahead of the clock rather than repeating one.
    private let last = Mutex<UInt64>(0)

    /// A generator on the system's clock and random source.
    public init() {}

    /// A fresh UUIDv7.
    public func next() -> String {
        let now = UInt64(max(0, Date().timeIntervalSince1970 * 1000))
        let milliseconds = last.withLock { last in
            last = max(last + 1, now)
            return last
        }
        var random = SystemRandomNumberGenerator()
        return UUIDv7.make(milliseconds: milliseconds, using: &random)
    }
}
