import Database
import Programme

/// Walks the audit chain and says where it first breaks.
public struct VerifyAudit: Sendable {
    /// What the walk found.
    public enum Outcome: Sendable, Equatable {
        /// Every link holds.
        case whole(entries: Int, head: String)
        /// The first entry that does not fit, or the place where entries are missing.
        case broken(sequence: Int, Message)
    }

    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Reads the whole chain, entry by entry; memory does not grow with it.
    ///
    /// - Parameter noted: a head that was noted earlier: it must still be in the chain, else everything was replaced.
    public func callAsFunction(noted: String? = nil) async throws -> Outcome {
        try await office.database.read { db in try VerifyAudit.outcome(office.jurisdiction, db, noted: noted)
        }
    }

    static func outcome(
        _ jurisdiction: JurisdictionCode, _ db: any Connection, noted: String? = nil
    ) throws -> Outcome {
        var (sequence, hash) = (0, AuditStore.origin)
        var broken: Outcome?
        var isNotedFound = noted == nil
        try AuditStore.forEach(jurisdiction, in: db) { entry in
            guard broken == nil else { return }
            if entry.sequence != sequence + 1 {
                broken = .broken(sequence: sequence + 1, Message("audit.entry-missing"))
            } else if entry.previousHash != hash {
                broken = .broken(sequence: entry.sequence, Message("audit.link-broken"))
            } else if entry.computedHash(in: jurisdiction) != entry.hash {
                broken = .broken(sequence: entry.sequence, Message("audit.entry-changed"))
            }
            (sequence, hash) = (entry.sequence, entry.hash)
            if entry.hash == noted { isNotedFound = true }
        }
        if let broken { return broken }
        let head = try AuditStore.head(jurisdiction, in: db)
        // A region's first entry is its registration: a chain without any was taken away as a whole.
        guard let head, head.sequence == sequence, head.hash == hash else {
            return .broken(sequence: sequence + 1, Message("audit.end-missing"))
        }
        guard isNotedFound else { return .broken(sequence: sequence, Message("audit.head-not-found")) }
        return .whole(entries: sequence, head: hash)
    }
}
