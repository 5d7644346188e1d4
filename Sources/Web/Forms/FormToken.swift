import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Operations
import Programme

/// The token that every form carries: another site's page can send a form here, but cannot know it.
enum FormToken {
    /// The hidden field's name; in a form with files it comes first.
    static let field = "_token"
    /// What scripts send it as.
    static let header = HTTPField.Name("X-Form-Token")

    private static let purpose = Array("banshi form".utf8)

    /// The token that goes with a session or, before sign-in, with the browser's own cookie.
    static func make(seed: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: purpose, using: SymmetricKey(data: Array(seed.utf8)))
        return code.withUnsafeBytes { Base64URL.encode($0.prefix(24)) }
    }

    /// Throws `FormExpired` unless the form, or the script's header, carries the token of this session.
    static func check(_ fields: FormFields, _ request: Request, _ context: WebContext) throws {
        let given = fields[field] ?? header.flatMap { request.headers[$0] } ?? ""
        guard let seed = context.seed else { throw FormExpired(fields: fields) }
        // Not to be found out byte by byte from how long the answer takes.
        let wanted = Array(make(seed: seed).utf8)
        let got = Array(given.utf8)
        guard wanted.count == got.count,
            zip(wanted, got).reduce(UInt8(0), { $0 | ($1.0 ^ $1.1) }) == 0
        else { throw FormExpired(fields: fields) }
    }
}

/// A form whose token is not this session's: it was opened before somebody else signed in, or it is another site's.
struct FormExpired: Error {
    let fields: FormFields
}
