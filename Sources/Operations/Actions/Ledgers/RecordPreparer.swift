import Crypto
import Foundation
import Programme
import Synchronization

/// A checked row of a file or a form, with its unit.
public struct ImportRow: Sendable, Hashable {
    /// Its number in the file, from 1; 0 for a form.
    public var number: Int
    /// The unit that it belongs to.
    public var unit: ID<Unit>
    /// What it says.
    public var record: CheckedRecord

    /// A row.
    public init(number: Int, unit: ID<Unit>, record: CheckedRecord) {
        self.number = number
        self.unit = unit
        self.record = record
    }
}

/// A row with all that can be worked out without the database: sealed, keyed, written as JSON.
public struct PreparedRow: Sendable {
    var number: Int
    var unit: ID<Unit>
    var day: Day
    var place: String?
    /// The blind index of whom it is about.
    var blindIndex: String?
    var identity: Identity?
    /// The ID that its subject gets if it is new, and the identity sealed for that.
    var subject: String
    var sealedIdentity: Data
    /// The record's ID, if it is new.
    var id: String
    var uniqueKey: String
    var fields: [String: String]
    var fieldsText: String
    var secrets: [String: String]
    /// `secrets` sealed for `id`.
    var sealed: Data?
    /// 64 bits of blind index and key, for rows that come twice.
    var fingerprint: UInt64
}

/// Seals and keys rows, on whatever thread reads the file.
public struct RecordPreparer: Sendable {
    let ledger: Ledger
    let jurisdiction: JurisdictionCode
    let keys: IdentityKeys
    private let secretFields: Set<String>
    private let keyFields: [String]
    private let countsUnit: Bool
    private let series: SeriesBox

    /// Identifiers are taken from one thread at a time.
    private final class SeriesBox: Sendable {
        let series: Mutex<UUIDSeries>
        init(_ series: UUIDSeries) { self.series = Mutex(series) }
    }

    /// - Throws: `keys.missing` when this office has no key.
    public init(ledger: Ledger, office: Office) throws {
        (self.ledger, jurisdiction, keys) = (ledger, office.jurisdiction, try office.requireKeys())
        let secret = ledger.fields.filter { $0.sensitivity >= .personal && !ledger.isIdentity($0) }
        secretFields = Set(secret.map(\.name))
        let identity = Set(ledger.subject?.all ?? [])
        let unique = ledger.uniqueBy.isEmpty ? ledger.fields.map(\.name) : ledger.uniqueBy
        keyFields = unique.filter { !identity.contains($0) && $0 != "unit" }
        countsUnit = unique.contains("unit")
        series = SeriesBox(UUIDSeries(milliseconds: UInt64(max(0, Date().timeIntervalSince1970 * 1000))))
    }

    /// A row, ready to be written.
    public func prepare(_ row: ImportRow) throws -> PreparedRow {
        let record = row.record
        let (id, subject) = series.series.withLock { ($0.next(), $0.next()) }
        var (fields, secrets) = (record.values, [String: String]())
        if !secretFields.isEmpty {
            for name in secretFields { secrets[name] = fields.removeValue(forKey: name) }
        }
        var (blindIndex, sealedIdentity): (String?, Data) = (nil, Data())
        if let identity = record.identity, let text = identity.matchingText {
            blindIndex = keys.blindIndex(text, in: jurisdiction)
            sealedIdentity = try seal(identity, for: subject)
        }
        let key = uniqueKey(record, unit: row.unit)
        return PreparedRow(
            number: row.number, unit: row.unit, day: record.day, place: record.place, blindIndex: blindIndex,
            identity: record.identity, subject: subject, sealedIdentity: sealedIdentity, id: id,
            uniqueKey: key, fields: fields, fieldsText: FlatJSON.text(fields), secrets: secrets,
            sealed: try seal(secrets, for: id), fingerprint: Self.fingerprint(blindIndex ?? "", key))
    }

    /// Whom it is about, sealed for somebody's ID.
    func seal(_ identity: Identity, for subject: String) throws -> Data {
        try keys.seal(
            Array(IdentityText.text(identity).utf8), context: SubjectStore.context(subject, in: jurisdiction))
    }

    /// Sensitive values sealed for a record's ID; nil when there are none.
    func seal(_ secrets: [String: String], for id: String) throws -> Data? {
        guard !secrets.isEmpty else { return nil }
        return try keys.seal(
            Array(FlatJSON.text(secrets).utf8),
            context: RecordStore.context(id, of: ledger.name, in: jurisdiction))
    }

    /// What makes the record unique beside its subject: the values themselves where all are open and short, else a hash.
    func uniqueKey(_ record: CheckedRecord, unit: ID<Unit>) -> String {
        var key = countsUnit ? unit.rawValue : ""
        var isSecret = false
        for name in keyFields {
            key += "\u{1F}"
            key += record.values[name] ?? ""
            if secretFields.contains(name) { isSecret = true }
        }
        return isSecret || key.utf8.count > 64
            ? keys.blindIndex("key:\(ledger.name):\(key)", in: jurisdiction) : key
    }

    private static func fingerprint(_ blindIndex: String, _ key: String) -> UInt64 {
        // FNV-1a: told apart by the database where it matters.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in blindIndex.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ 0xFF) &* 0x100_0000_01b3
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }
}

/// An identity as the text that is sealed.
enum IdentityText {
    static func text(_ identity: Identity) -> String {
        var values = ["name": identity.name]
        values["number"] = identity.number
        values["phone"] = identity.phone
        values["birth"] = identity.birth?.description
        return FlatJSON.text(values)
    }

    static func identity(_ text: String) throws -> Identity {
        let values = try FlatJSON.values(text)
        return Identity(
            name: values["name"] ?? "", number: values["number"], phone: values["phone"],
            birth: values["birth"].flatMap { Day($0) })
    }
}
