import Foundation

/// Where a person reads mail: `name@example.gov.cn`. ASCII alone; nothing that could end a header's line or begin another
/// address gets in.
public struct MailAddress: Hashable, Sendable {
    /// As it is written into headers and told to the server.
    public let text: String

    /// - Throws: `mail.address-invalid` at `email`.
    public init(_ raw: String) throws {
        let text = raw.trimmingCharacters(in: .whitespacesAndNewlines)
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, (1...64).contains(parts[0].utf8.count),
            MailAddress.isLocal(parts[0]), MailAddress.isDomain(parts[1])
        else { throw Problem(.invalid, "mail.address-invalid", at: "email") }
        self.text = text
    }

    /// What stands behind the @.
    public var domain: String { String(text.split(separator: "@").last ?? "") }

    /// A dot-atom (RFC 5322, 3.2.3).
    private static func isLocal(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty
                && atom.utf8.allSatisfy {
                    isAlphanumeric($0) || Array("!#$%&'*+-/=?^_`{|}~".utf8).contains($0)
                }
        }
    }

    private static func isDomain(_ text: Substring) -> Bool {
        text.utf8.count <= 253
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
                (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
