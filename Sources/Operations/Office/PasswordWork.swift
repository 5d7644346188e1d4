import Crypto
import CryptoExtras
import Foundation
import Programme

/// What a password is kept as.
public struct PasswordHash: Hashable, Sendable {
    /// With which effort it was made.
    var cost: PasswordWork.Cost
    /// Random bytes, other ones for every password.
    var salt: [UInt8]
    /// What scrypt made of both.
    var hash: [UInt8]
}

/// Hashes passwords with scrypt (RFC 7914), slow on purpose: away from Swift's cooperative threads and a few at a time,
/// so that a crowd signing in takes neither all cores nor all memory.
public struct PasswordWork: Sendable {
    /// The effort of one hash.
    public struct Cost: Hashable, Sendable {
        /// Rounds, block size and parallelism; memory is 128 · n · r bytes.
        var n: Int, r: Int, p: Int

        /// An effort; the numbers are scrypt's N (a power of two), r and p.
        public init(n: Int, r: Int, p: Int) { (self.n, self.r, self.p) = (n, r, p) }

        /// 32 MiB and about a tenth of a second: what OWASP asks of an interactive sign-in, at two at once.
        public static let standard = Cost(n: 1 << 15, r: 8, p: 1)
    }

    /// The effort of new hashes.
    let cost: Cost
    private let turnstile: Turnstile

    /// - Parameters:
    ///   - cost: less in tests alone.
    ///   - atOnce: how many hashes are made side by side.
    ///   - waiting: how many may wait; more are refused with `sign-in.busy`.
    public init(cost: Cost = .standard, atOnce: Int = 2, waiting: Int = 500) {
        self.cost = cost
        turnstile = Turnstile(free: atOnce, limit: waiting, refusal: Problem(.unavailable, "sign-in.busy"))
    }

    /// Does work that hashes when it is its turn; the turn is the only way to the hashes.
    ///
    /// - Throws: `sign-in.busy`; what `work` throws.
    func inTurn<Result: Sendable>(_ work: (Turn) async throws -> Result) async throws -> Result {
        try await turnstile.pass { try await work(Turn(cost: cost)) }
    }

    /// Somebody's turn.
    struct Turn {
        let cost: Cost

        /// A hash to keep.
        func hash(_ password: String) async throws -> PasswordHash {
            let salt = RandomText.bytes(16)
            return PasswordHash(cost: cost, salt: salt, hash: try await derived(password, salt, cost))
        }

        /// Whether it is the password. Without a hash the same work is done in vain: how long a refusal takes must not
        /// tell whether somebody is registered.
        func verify(_ password: String, against kept: PasswordHash?) async throws -> Bool {
            let against = kept ?? PasswordHash(cost: cost, salt: Array(repeating: 0, count: 16), hash: [])
            // Longer ones are never set, and must not be a way to make us work.
            let text = password.utf8.count <= 16 * PasswordRules.longest ? password : ""
            let found = try await derived(text, against.salt, against.cost)
            return isEqual(found, against.hash) && kept != nil && text == password
        }

        private func derived(_ password: String, _ salt: [UInt8], _ cost: Cost) async throws -> [UInt8] {
            let bytes = Array(PasswordRules.normalised(password).utf8)
            return try await Blocking.run {
                try KDF.Scrypt.deriveKey(
                    from: bytes, salt: salt, outputByteCount: 32, rounds: cost.n, blockSize: cost.r,
                    parallelism: cost.p
                ).withUnsafeBytes { Array($0) }
            }
        }

        /// In the same time wherever the first difference is.
        private func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
            guard left.count == right.count else { return false }
            return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
        }
    }
}

/// Texts that nobody can guess, from the system's random source.
enum RandomText {
    /// Without 0, o, 1, i and l, which are read one for the other.
    private static let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")

    static func bytes(_ count: Int) -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    /// 32 bytes as base64url, for a cookie.
    static func token() -> String {
        Data(bytes(32)).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// 59 bits for a person to type once: `k7mw-29qh-p4tx`.
    static func code() -> String {
        var random = SystemRandomNumberGenerator()
        let groups = (0..<3).map { _ in
            String((0..<4).map { _ in letters[Int.random(in: letters.indices, using: &random)] })
        }
        return groups.joined(separator: "-")
    }

    /// What a typed code must hash as: capitals and separators make no difference.
    static func codeHash(_ typed: String) -> String {
        Digest.sha256(
            PasswordRules.normalised(typed).lowercased().filter { letters.contains($0) })
    }
}
