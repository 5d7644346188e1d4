import Crypto
import Database
import Foundation
import Programme

/// Everything that an action needs besides its input: the database, the clock, fresh IDs and the calendar.
///
/// Passed in, never global, so that tests decide the time and the IDs.
public struct Office: Sendable {
    /// Where the rows are.
    public let database: any Database
    /// The region that this program's commands speak of.
    public let jurisdiction: JurisdictionCode
    /// The time.
    public let now: @Sendable () -> Instant
    /// A fresh identifier on every call.
    public let newID: @Sendable () -> String
    /// Which days are worked.
    public let calendar: WorkingCalendar

    /// An office.
    public init(
        database: any Database, jurisdiction: JurisdictionCode, now: @escaping @Sendable () -> Instant,
        newID: @escaping @Sendable () -> String, calendar: WorkingCalendar
    ) {
        self.database = database
        self.jurisdiction = jurisdiction
        self.now = now
        self.newID = newID
        self.calendar = calendar
    }

    /// Today in China.
    public var today: Day { now().day }

    /// The same office at another time: the sample programme plays a year through.
    public func at(_ instant: Instant) -> Office {
        Office(
            database: database, jurisdiction: jurisdiction, now: { instant }, newID: newID, calendar: calendar
        )
    }
}

/// SHA-256, the one hash of the program.
public enum Digest {
    /// In hexadecimal, 64 characters.
    public static func sha256(_ data: some DataProtocol) -> String {
        SHA256.hash(data: data).map { byte in
            let hex = String(byte, radix: 16)
            return byte < 16 ? "0" + hex : hex
        }.joined()
    }

    /// Of a text's UTF-8.
    public static func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }
}
