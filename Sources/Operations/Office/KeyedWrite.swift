import Database
import Programme

/// Under which key a write was asked for, by whose token, and what was asked.
public struct IdempotencyKey: Hashable, Sendable {
    /// Keys of one token say nothing of another's.
    public var token: ID<AccessToken>
    /// SHA-256 of the key.
    public var keyHash: String
    /// SHA-256 of method, path and body: the same key with another request is a mistake.
    public var requestHash: String

    /// A key.
    public init(token: ID<AccessToken>, key: String, request: some Sequence<UInt8>) {
        self.token = token
        keyHash = Digest.sha256(key)
        requestHash = Digest.sha256(Array(request))
    }

    /// How long answers are kept.
    public static let hours = 24
}

/// What was answered to a write.
public struct KeptAnswer: Error, Hashable, Sendable {
    /// The HTTP status.
    public var status: Int
    /// The body as it was sent.
    public var body: String

    /// An answer.
    public init(status: Int, body: String) {
        self.status = status
        self.body = body
    }
}

/// A change that is made once at most, however often it is asked for under its key.
public struct KeyedWrite: Sendable {
    let key: IdempotencyKey
    let answer: @Sendable (any Sendable) throws -> KeptAnswer

    /// - Parameters:
    ///   - key: the key.
    ///   - answer: makes the answer of what the action's transaction gave, in that transaction.
    public init(_ key: IdempotencyKey, answer: @escaping @Sendable (any Sendable) throws -> KeptAnswer) {
        self.key = key
        self.answer = answer
    }

    /// What was answered before; nil when the key is new.
    ///
    /// - Throws: `idempotency.other-request` when something else was asked under it.
    func kept(in jurisdiction: JurisdictionCode, _ db: any Connection) throws -> KeptAnswer? {
        guard let kept = try IdempotencyStore.find(key, of: jurisdiction, in: db) else { return nil }
        guard kept.requestHash == key.requestHash else {
            throw Problem(.invalid, "idempotency.other-request")
        }
        return kept.answer
    }
}

/// The database of an office that answers under a key (docs/decisions/0018): the answer is written in the action's own
/// transaction, so that both are kept or neither, and whoever asks again gets the answer instead of a second change.
struct KeyedDatabase: Database {
    let base: any Database
    let write: KeyedWrite
    let office: Office

    var engine: Engine { base.engine }

    func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try await base.read(body)
    }

    /// Throws the `KeptAnswer` when the change was made before.
    func write<T: Sendable>(_ body: @Sendable (any Transaction) throws -> T) async throws -> T {
        let (write, office) = (write, office)
        return try await base.write { tx in
            // Asked inside: two requests that come at once stand in one line here.
            if let kept = try write.kept(in: office.jurisdiction, tx) { throw kept }
            let result = try body(tx)
            let isNew = try IdempotencyStore.add(
                write.answer(result), for: write.key, of: office.jurisdiction, at: office.now(), in: tx)
            // Where writers work side by side, the other one was first; nothing of this one stays.
            guard isNew else { throw Problem(.conflict, "idempotency.in-progress") }
            return result
        }
    }

    func backup(to path: String) async throws { try await base.backup(to: path) }

    func integrityProblems() async throws -> [String] { try await base.integrityProblems() }

    func close() throws { try base.close() }
}
