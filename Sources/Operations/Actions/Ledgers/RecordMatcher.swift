import Database
import Foundation
import Programme

/// What became, or would become, of a row.
public enum RowOutcome: Sendable, Hashable {
    /// A record that was not there.
    case new
    /// A record that was there with other values.
    case changed
    /// Nothing: it is there already.
    case same
    /// The same record stands in the file twice.
    case duplicate(ofRow: Int)
    /// It cannot be kept.
    case refused(Problem)
}

/// Holds rows against what is stored: whom they are about, and which record each one is.
struct RecordMatcher {
    let ledger: Ledger
    let jurisdiction: JurisdictionCode
    private let keys: IdentityKeys
    /// Every row so far by its fingerprint; a file of a million takes some 24 MB.
    private var seen: [UInt64: Int32] = [:]
    /// While nobody was known before, only those whom this file has brought can be.
    private let knewNobody: Bool
    private var brought: Set<UInt64> = []

    /// What is known of a chunk of rows.
    struct Chunk {
        var outcomes: [RowOutcome]
        /// The record that each row is, where there is one.
        var existing: [StoredRecord?]
        /// The ID of each row's subject, '' for nobody.
        var subjects: [String]
        /// Subjects that are to be written, by the row that brings them.
        var newSubjects: [Int]
        /// Identities to be written over, by row.
        var resealed: Set<Int>
        /// All records of the known subjects.
        var records: [String: [StoredRecord]]
    }

    init(ledger: Ledger, office: Office, _ db: any Connection) throws {
        (self.ledger, jurisdiction) = (ledger, office.jurisdiction)
        keys = try office.requireKeys()
        knewNobody = try SubjectStore.isEmpty(office.jurisdiction, db)
    }

    mutating func match(_ rows: [PreparedRow], _ db: any Connection) throws -> Chunk {
        var chunk = Chunk(
            outcomes: Array(repeating: .new, count: rows.count),
            existing: Array(repeating: nil, count: rows.count),
            subjects: Array(repeating: "", count: rows.count), newSubjects: [], resealed: [], records: [:])
        let people = try known(rows, db)
        var (fresh, isKnown): ([String: String], Set<String>) = ([:], [])
        for (place, row) in rows.enumerated() {
            if let first = seen[row.fingerprint] {
                chunk.outcomes[place] = .duplicate(ofRow: Int(first))
                continue
            }
            seen[row.fingerprint] = Int32(clamping: row.number)
            guard let blind = row.blindIndex else { continue }
            if let person = people[blind] {
                chunk.subjects[place] = person.standsFor
                isKnown.insert(person.standsFor)
                if person.id == person.standsFor { try compare(row, person, place, &chunk) }
            } else if let id = fresh[blind] {
                chunk.subjects[place] = id
            } else {
                fresh[blind] = row.subject
                chunk.subjects[place] = row.subject
                chunk.newSubjects.append(place)
            }
        }
        try findExisting(rows, known: isKnown, &chunk, db)
        return chunk
    }

    private mutating func known(_ rows: [PreparedRow], _ db: any Connection) throws -> [String: SubjectStore
        .Kept]
    {
        var asked: Set<String> = []
        for row in rows {
            guard let blind = row.blindIndex else { continue }
            if knewNobody {
                // A part of a keyed hash is as good as any hash.
                let mark = blind.utf8.prefix(11).reduce(UInt64(0)) { $0 &* 67 &+ UInt64($1) }
                if brought.insert(mark).inserted { continue }
            }
            asked.insert(blind)
        }
        return try SubjectStore.find(blindIndexes: Array(asked), in: jurisdiction, db)
    }

    /// The same number with another name is somebody's mistake: which, only a person can say.
    private func compare(
        _ row: PreparedRow, _ person: SubjectStore.Kept, _ place: Int, _ chunk: inout Chunk
    ) throws {
        guard let identity = row.identity else { return }
        let stored = try keys.identity(of: person, in: jurisdiction)
        if stored.name != identity.name {
            chunk.outcomes[place] = .refused(
                Problem(.invalid, "identity.name-differs", at: ledger.subject?.name))
        } else if identity.phone != nil, stored.phone != identity.phone {
            chunk.resealed.insert(place)
        }
    }

    private func findExisting(
        _ rows: [PreparedRow], known: Set<String>, _ chunk: inout Chunk, _ db: any Connection
    ) throws {
        var byKey: [String: StoredRecord] = [:]
        for record in try RecordStore.find(
            subjects: known.sorted(), ledger: ledger.name, in: jurisdiction, db)
        {
            chunk.records[record.subject, default: []].append(record)
            byKey[record.subject + "\u{1E}" + record.uniqueKey] = record
        }
        let keys = rows.indices.filter { chunk.subjects[$0].isEmpty }.map { rows[$0].uniqueKey }
        for record in try RecordStore.find(keys: keys, ledger: ledger.name, in: jurisdiction, db) {
            byKey["\u{1E}" + record.uniqueKey] = record
        }
        guard !byKey.isEmpty else { return }
        for (place, row) in rows.enumerated() where chunk.outcomes[place] == .new {
            guard let record = byKey[chunk.subjects[place] + "\u{1E}" + row.uniqueKey] else { continue }
            chunk.existing[place] = record
            if record.unit != row.unit {
                chunk.outcomes[place] = .refused(Problem(.conflict, "record.other-unit"))
            } else if !chunk.resealed.contains(place), try isSame(row, record) {
                chunk.outcomes[place] = .same
            } else {
                chunk.outcomes[place] = .changed
            }
        }
    }

    private func isSame(_ row: PreparedRow, _ record: StoredRecord) throws -> Bool {
        guard row.day == record.day, row.place == record.place, row.fields == record.fields else {
            return false
        }
        return try keys.secrets(of: record, in: ledger, jurisdiction) == row.secrets
    }
}

/// The dry run: what would become of rows, without writing.
public final class RecordClassifier {
    private var matcher: RecordMatcher
    private let db: any Connection

    /// - Throws: `keys.missing`.
    public init(ledger: Ledger, office: Office, db: any Connection) throws {
        matcher = try RecordMatcher(ledger: ledger, office: office, db)
        self.db = db
    }

    /// What would become of the next rows.
    public func add(_ rows: [PreparedRow]) throws -> [RowOutcome] { try matcher.match(rows, db).outcomes }
}
