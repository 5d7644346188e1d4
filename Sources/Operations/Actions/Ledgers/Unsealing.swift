import Foundation
import Programme

/// Opening what ledgers hold sealed, each value for the place that it was sealed for.
extension IdentityKeys {
    /// Who somebody is.
    func identity(of person: SubjectStore.Kept, in region: JurisdictionCode) throws -> Identity {
        let plain = try open(person.sealed, context: SubjectStore.context(person.id, in: region))
        return try IdentityText.identity(String(decoding: plain, as: UTF8.self))
    }

    /// A record's personal and sensitive values that are not its subject's identity.
    func secrets(
        of record: StoredRecord, in ledger: Ledger, _ region: JurisdictionCode
    ) throws -> [String: String] {
        guard let sealed = record.sealed else { return [:] }
        let plain = try open(
            sealed, context: RecordStore.context(record.id, of: ledger.name, in: region))
        return try FlatJSON.values(String(decoding: plain, as: UTF8.self))
    }
}

extension Office {
    /// The key of its ledgers.
    ///
    /// - Throws: `keys.missing` when this office has none.
    func requireKeys() throws -> IdentityKeys {
        guard let keys else { throw Problem(.unavailable, "keys.missing") }
        return keys
    }
}
