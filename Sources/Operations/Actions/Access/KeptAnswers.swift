import Database
import Programme

/// Looks for the answer that was given under a key, before anything is done.
public struct ReadKeptAnswer: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Nil when the key is new; throws `idempotency.other-request` when something else was asked under it.
    public func callAsFunction(_ write: KeyedWrite) async throws -> KeptAnswer? {
        try await office.database.read { try write.kept(in: office.jurisdiction, $0) }
    }
}

/// Forgets answers after their time. What they answered for stays; so this is no fact for the audit log.
public struct SweepKeptAnswers: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// How many were forgotten.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        let oldest = Instant(seconds: office.now().seconds - IdempotencyKey.hours * 3600)
        return try await office.database.write { tx in
            try IdempotencyStore.sweep(before: oldest, of: office.jurisdiction, in: tx)
        }
    }
}
