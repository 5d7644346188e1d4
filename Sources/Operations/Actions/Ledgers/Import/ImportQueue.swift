import Foundation
import Synchronization

/// Hands chunks from the thread that reads a file to the one that writes rows. It holds a few at most, so that a fast
/// reader does not fill the memory, and lets either side end the other.
final class ImportQueue<Chunk: Sendable>: Sendable {
    private struct State {
        var chunks: [Chunk] = []
        var end: Result<Void, any Error>?
        var isAbandoned = false
    }

    private let state = Mutex(State())
    private let changed = NSCondition()
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// Adds a chunk, when there is room.
    ///
    /// - Returns: false when nobody wants any more.
    func put(_ chunk: Chunk) -> Bool {
        wait { state -> Bool? in
            if state.isAbandoned { return false }
            guard state.chunks.count < capacity else { return nil }
            state.chunks.append(chunk)
            return true
        }
    }

    /// Says that no chunk follows, or why not.
    func finish(_ result: Result<Void, any Error>) {
        wait { state -> Bool? in
            state.end = result
            return true
        }
    }

    /// The next chunk; nil behind the last. Throws what the reader failed with, once its chunks are taken.
    func next() throws -> Chunk? {
        let taken: Result<Chunk?, any Error> = wait { state -> Result<Chunk?, any Error>? in
            if !state.chunks.isEmpty { return .success(state.chunks.removeFirst()) }
            return state.end.map { $0.map { nil } }
        }
        return try taken.get()
    }

    /// Lets the reader end.
    func abandon() {
        wait { state -> Bool? in
            state.isAbandoned = true
            state.chunks = []
            return true
        }
    }

    /// Waits until `step` gives something; whatever it changed is told to the other side.
    @discardableResult
    private func wait<Value: Sendable>(_ step: (inout State) -> Value?) -> Value {
        changed.lock()
        defer {
            changed.broadcast()
            changed.unlock()
        }
        while true {
            if let value = state.withLock({ step(&$0) }) { return value }
            changed.wait()
        }
    }
}
