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

    /// How far a walk has come; what is behind it held.
    public struct Walk: Sendable, Equatable {
        /// The last entry that was held against its links.
        public private(set) var sequence = 0
        /// How many entries there were in the chain when last looked.
        public private(set) var entries = 0
        /// What was found; nil while the walk goes on.
        public private(set) var outcome: Outcome?
        private var hash = AuditStore.origin
        private let noted: String?
        private var isNotedFound: Bool

        /// At the chain's beginning.
        ///
        /// - Parameter noted: a head that was noted earlier: it must still be in the chain, else everything was
        ///   replaced.
        public init(noted: String? = nil) {
            self.noted = noted
            isNotedFound = noted == nil
        }

        /// Goes on for so many entries; nil for to the end.
        mutating func go(_ limit: Int?, _ jurisdiction: JurisdictionCode, _ db: any Connection) throws {
            guard outcome == nil else { return }
            var (walk, read) = (self, 0)
            try AuditStore.forEach(jurisdiction, after: sequence, limit: limit, in: db) { entry in
                read += 1
                walk.take(entry, jurisdiction)
            }
            let head = try AuditStore.head(jurisdiction, in: db)
            walk.entries = head?.sequence ?? walk.sequence
            if walk.outcome == nil, limit.map({ read < $0 }) ?? true { walk.end(head) }
            self = walk
        }

        private mutating func take(_ entry: AuditEntry, _ jurisdiction: JurisdictionCode) {
            guard outcome == nil else { return }
            if entry.sequence != sequence + 1 {
                outcome = .broken(sequence: sequence + 1, Message("audit.entry-missing"))
            } else if entry.previousHash != hash {
                outcome = .broken(sequence: entry.sequence, Message("audit.link-broken"))
            } else if entry.computedHash(in: jurisdiction) != entry.hash {
                outcome = .broken(sequence: entry.sequence, Message("audit.entry-changed"))
            }
            (sequence, hash) = (entry.sequence, entry.hash)
            if entry.hash == noted { isNotedFound = true }
        }

        private mutating func end(_ head: (sequence: Int, hash: String)?) {
            // A region's first entry is its registration: a chain without any was taken away as a whole.
            if let head, head.sequence == sequence, head.hash == hash {
                outcome =
                    isNotedFound
                    ? .whole(entries: sequence, head: hash)
                    : .broken(sequence: sequence, Message("audit.head-not-found"))
            } else {
                outcome = .broken(sequence: sequence + 1, Message("audit.end-missing"))
            }
        }
    }

    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Reads the whole chain, entry by entry; memory does not grow with it.
    ///
    /// - Parameter noted: a head that was noted earlier: it must still be in the chain, else everything was replaced.
    public func callAsFunction(noted: String? = nil) async throws -> Outcome {
        try await office.database.read { db in
            try VerifyAudit.outcome(office.jurisdiction, db, noted: noted)
        }
    }

    /// Goes on with a walk, for so many entries: a page can tell how far it is, and nothing is held meanwhile.
    ///
    /// - Throws: `person.not-allowed` for anybody but the administrator and the auditor.
    public func going(_ walk: Walk, entries: Int = 20_000, by person: Person) async throws -> Walk {
        try await office.database.read { db in
            try person.mayAct(as: .administrator, .auditor, in: office.jurisdiction)
            var walk = walk
            try walk.go(entries, office.jurisdiction, db)
            return walk
        }
    }

    static func outcome(
        _ jurisdiction: JurisdictionCode, _ db: any Connection, noted: String? = nil
    ) throws -> Outcome {
        var walk = Walk(noted: noted)
        try walk.go(nil, jurisdiction, db)
        return walk.outcome ?? .broken(sequence: walk.sequence + 1, Message("audit.end-missing"))
    }
}
