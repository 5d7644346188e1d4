import Programme

/// Lets a few pass at a time, the others in the order in which they came.
actor Turnstile {
    private var free: Int
    private let limit: Int
    private let refusal: Problem
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameters:
    ///   - free: how many pass side by side.
    ///   - limit: how many may wait.
    ///   - refusal: what the next one is told.
    init(free: Int, limit: Int, refusal: Problem) {
        (self.free, self.limit, self.refusal) = (free, limit, refusal)
    }

    /// Does work when it is its turn; throws `refusal` where too many wait, and what `work` throws.
    nonisolated func pass<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
        try await enter()
        do {
            let result = try await work()
            await leave()
            return result
        } catch {
            await leave()
            throw error
        }
    }

    private func enter() async throws {
        if free > 0 {
            free -= 1
        } else {
            guard waiting.count < limit else { throw refusal }
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}

/// Reads and converts whole documents, a few at a time: some need a program of the system that takes hundreds of megabytes,
/// and a crowd of them would take all memory.
public struct DocumentWork: Sendable {
    private let turnstile: Turnstile

    /// - Parameters:
    ///   - atOnce: how many documents are worked on side by side.
    ///   - waiting: how many may wait; more are refused with `conversion.busy`.
    public init(atOnce: Int = 2, waiting: Int = 8) {
        turnstile = Turnstile(free: atOnce, limit: waiting, refusal: Problem(.unavailable, "conversion.busy"))
    }

    /// Does work that blocks its thread when it is its turn.
    ///
    /// - Throws: `conversion.busy`; what `work` throws.
    func inTurn<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await turnstile.pass { try await Blocking.run(work) }
    }
}
