import Crypto
import Database
import Foundation
import Programme

/// Everything that an action needs besides its input: the database, the clock, fresh IDs and the calendar.
///
/// Passed in, never global, so that tests decide the time and the IDs.
public struct Office: Sendable {
    /// Where the rows are.
    public private(set) var database: any Database
    /// The region that this program's commands speak of.
    public private(set) var jurisdiction: JurisdictionCode
    /// The time.
    public private(set) var now: @Sendable () -> Instant
    /// A fresh identifier on every call.
    public let newID: @Sendable () -> String
    /// Which days are worked.
    public let calendar: WorkingCalendar
    /// Hashes passwords, a few at a time; copies of this office wait in one line.
    public let passwords: PasswordWork
    /// Reads and converts documents, a few at a time; copies of this office wait in one line.
    public let documents: DocumentWork
    /// Where the files of reports are; nil where nothing but rows is worked with.
    public private(set) var evidence: EvidenceFolder?
    /// What seals whom ledgers are about; nil where no ledger is worked with.
    public private(set) var keys: IdentityKeys?

    /// An office.
    public init(
        database: any Database, jurisdiction: JurisdictionCode, now: @escaping @Sendable () -> Instant,
        newID: @escaping @Sendable () -> String, calendar: WorkingCalendar,
        passwords: PasswordWork = PasswordWork(), documents: DocumentWork = DocumentWork(),
        evidence: EvidenceFolder? = nil, keys: IdentityKeys? = nil
    ) {
        self.database = database
        self.jurisdiction = jurisdiction
        self.now = now
        self.newID = newID
        self.calendar = calendar
        self.passwords = passwords
        self.documents = documents
        self.evidence = evidence
        self.keys = keys
    }

    /// Today in China.
    public var today: Day { now().day }

    /// The same office at another time: the sample programme plays a year through.
    public func at(_ instant: Instant) -> Office {
        var office = self
        office.now = { instant }
        return office
    }

    /// The office of another region of the same database.
    public func of(_ jurisdiction: JurisdictionCode) -> Office {
        var office = self
        office.jurisdiction = jurisdiction
        return office
    }

    /// The same office with a place for files.
    public func keeping(files folder: EvidenceFolder) -> Office {
        var office = self
        office.evidence = folder
        return office
    }

    /// The same office whose next change is kept together with the answer that is given for it.
    public func answering(_ write: KeyedWrite) -> Office {
        var office = self
        office.database = KeyedDatabase(base: database, write: write, office: self)
        return office
    }

    /// The same office with the key of its ledgers.
    public func sealing(with keys: IdentityKeys) -> Office {
        var office = self
        office.keys = keys
        return office
    }
}

/// SHA-256, the one hash of the program.
public enum Digest {
    /// In hexadecimal, 64 characters.
    public static func sha256(_ data: some DataProtocol) -> String {
        Hex.text(SHA256.hash(data: data))
    }

    /// Of a text's UTF-8.
    public static func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }
}

/// Bytes as hexadecimal text.
enum Hex {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(64)
        for byte in bytes {
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)

    /// Back from text; nil for anything else.
    static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
        return bytes.count * 2 == digits.count ? bytes : nil
    }
}
