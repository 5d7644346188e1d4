import Crypto
import Foundation

/// SHA-256 of small texts, so that a migration's checksum can be compared with `sha256sum`.
enum Checksum {
    /// The checksum in hexadecimal digits, lower case.
    static func sha256(_ message: Data) -> String {
        SHA256.hash(data: message).map { byte in
            let hex = String(byte, radix: 16)
            return byte < 16 ? "0" + hex : hex
        }.joined()
    }
}
