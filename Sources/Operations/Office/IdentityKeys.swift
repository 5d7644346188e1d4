import Crypto
import Foundation
import Programme

/// What seals identities and finds them again. The key is beside the database, never in it: who has a copy of the
/// database alone reads no name and no number (shared standards 12; docs/operations/threat-model.md).
public struct IdentityKeys: Sendable {
    private let sealing: SymmetricKey
    private let blinding: SymmetricKey
    /// Tells in the database whether this is the key that sealed what stands there.
    public let check: String

    /// From 32 bytes of key.
    public init(master: [UInt8]) {
        func derived(_ use: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: master), info: Array("banshi/\(use)/1".utf8),
                outputByteCount: 32)
        }
        sealing = derived("identity-seal")
        blinding = derived("identity-blind-index")
        check = Hex.text(
            HMAC<SHA256>.authenticationCode(for: Array("check".utf8), using: derived("check")))
    }

    /// The key of a data folder; nil when it has none yet.
    ///
    /// - Throws: `keys.unreadable`, `keys.malformed`.
    public static func existing(data folder: URL) throws -> IdentityKeys? {
        let file = folder.appendingPathComponent("keys/identity.key", isDirectory: false)
        return access(file.path, F_OK) == 0 ? try open(data: folder) : nil
    }

    /// The key file of a data folder, made when there is none.
    ///
    /// - Throws: `keys.unreadable` with the file's name; `keys.malformed` when it is no key.
    public static func open(data folder: URL) throws -> IdentityKeys {
        let keys = folder.appendingPathComponent("keys", isDirectory: true)
        let file = keys.appendingPathComponent("identity").appendingPathExtension("key")
        let problem = Problem(.unavailable, "keys.unreadable", ["file": "keys/identity.key"])
        if access(file.path, F_OK) != 0 {
            do {
                try FileManager.default.createDirectory(
                    at: keys, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch { throw problem }
            let fresh = Array((Hex.text(RandomText.bytes(32)) + "\n").utf8)
            // O_EXCL: of two programs that start at once one makes the key, the other reads it.
            let descriptor = Foundation.open(file.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
            if descriptor >= 0 {
                defer { close(descriptor) }
                guard write(descriptor, fresh, fresh.count) == fresh.count, fsync(descriptor) == 0 else {
                    unlink(file.path)
                    throw problem
                }
            } else if errno != EEXIST {
                throw problem
            }
        }
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { throw problem }
        guard let bytes = Hex.bytes(text.trimmingCharacters(in: .whitespacesAndNewlines)), bytes.count == 32
        else { throw Problem(.unavailable, "keys.malformed", ["file": "keys/identity.key"]) }
        return IdentityKeys(master: bytes)
    }

    /// A keyed hash of a text within a region: 128 bits as 22 characters of base64url. The same person in two regions
    /// has two.
    func blindIndex(_ text: String, in jurisdiction: JurisdictionCode) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(jurisdiction.rawValue):\(text)".utf8), using: blinding)
        return Base64URL.text(code.withUnsafeBytes { Array($0.prefix(16)) })
    }

    /// Seals bytes for one place: `context` names it, so that a sealed value moved elsewhere does not open.
    func seal(_ plain: [UInt8], context: String) throws -> Data {
        let box = try AES.GCM.seal(plain, using: sealing, authenticating: Array(context.utf8))
        guard let combined = box.combined else { throw Problem(.unavailable, "keys.cannot-seal") }
        return combined
    }

    /// Opens what `seal` made for the same place.
    ///
    /// - Throws: `keys.cannot-open` when it was changed, moved, or sealed under another key.
    func open(_ sealed: Data, context: String) throws -> [UInt8] {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let plain = try? AES.GCM.open(box, using: sealing, authenticating: Array(context.utf8))
        else { throw Problem(.conflict, "keys.cannot-open", ["place": context]) }
        return Array(plain)
    }
}

/// Base 64 with the letters that may stand in addresses (RFC 4648, 5), without padding.
enum Base64URL {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: (bytes.count * 4 + 2) / 3) { out in
            var (count, held, bits) = (0, 0, 0)
            for byte in bytes {
                (held, bits) = (held << 8 | Int(byte), bits + 8)
                while bits >= 6 {
                    bits -= 6
                    out[count] = letters[held >> bits & 63]
                    count += 1
                }
                held &= (1 << bits) - 1
            }
            if bits > 0 {
                out[count] = letters[held << (6 - bits) & 63]
                count += 1
            }
            return count
        }
    }
}
