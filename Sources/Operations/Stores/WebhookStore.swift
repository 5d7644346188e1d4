import Database
import Foundation
import Programme

/// The other systems that are told.
enum WebhookStore {
    /// Where one is and what signs its messages, in clear.
    struct Secrets: Sendable {
        var address: String
        var secret: String
    }

    /// Those in use, the oldest first.
    static func active(in jurisdiction: JurisdictionCode, _ db: any Connection) throws -> [Webhook] {
        try db.rows(
            """
            SELECT id, host, form, kinds, created_at, ended_at FROM webhooks
            WHERE jurisdiction = \(jurisdiction) AND ended_at IS NULL ORDER BY id
            """
        ).map(webhook)
    }

    /// Throws `webhook.not-found`.
    static func find(
        _ id: ID<Webhook>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Webhook {
        guard
            let row = try db.row(
                """
                SELECT id, host, form, kinds, created_at, ended_at FROM webhooks
                WHERE jurisdiction = \(jurisdiction) AND id = \(id)
                """)
        else { throw Problem(.notFound, "webhook.not-found") }
        return try webhook(row)
    }

    /// Opens address and secret; nil when it is no longer in use.
    static func secrets(
        of id: ID<Webhook>, in jurisdiction: JurisdictionCode, keys: IdentityKeys, _ db: any Connection
    ) throws -> (form: Webhook.Form, secrets: Secrets)? {
        guard
            let row = try db.row(
                """
                SELECT form, sealed_address, sealed_secret FROM webhooks
                WHERE jurisdiction = \(jurisdiction) AND id = \(id) AND ended_at IS NULL
                """)
        else { return nil }
        func open(_ column: String, _ part: String) throws -> String {
            let sealed = Data(base64Encoded: try row.get(column, as: String.self)) ?? Data()
            return String(
                decoding: try keys.open(sealed, context: context(id, jurisdiction, part)), as: UTF8.self)
        }
        return (
            try row.code("form"),
            Secrets(
                address: try open("sealed_address", "address"), secret: try open("sealed_secret", "secret"))
        )
    }

    static func insert(
        _ webhook: Webhook, _ secrets: Secrets, keys: IdentityKeys, by person: Person, in tx: any Transaction
    ) throws {
        func seal(_ text: String, _ part: String) throws -> String {
            try keys.seal(
                Array(text.utf8), context: context(webhook.id, person.jurisdiction, part)
            ).base64EncodedString()
        }
        let kinds = webhook.kinds.map(\.rawValue).sorted().joined(separator: " ")
        try tx.execute(
            """
            INSERT INTO webhooks (jurisdiction, id, host, form, kinds, sealed_address, sealed_secret,
                created_at, created_by)
            VALUES (\(person.jurisdiction), \(webhook.id), \(webhook.host), \(webhook.form.rawValue),
                \(kinds), \(try seal(secrets.address, "address")), \(try seal(secrets.secret, "secret")),
                \(webhook.createdAt), \(person.id))
            """)
    }

    static func end(
        _ id: ID<Webhook>, in jurisdiction: JurisdictionCode, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            "UPDATE webhooks SET ended_at = \(now) WHERE jurisdiction = \(jurisdiction) AND id = \(id)")
    }

    /// Where a sealed value belongs; it does not open elsewhere.
    private static func context(
        _ id: ID<Webhook>, _ jurisdiction: JurisdictionCode, _ part: String
    ) -> String { "webhooks/\(jurisdiction)/\(id)/\(part)" }

    private static func webhook(_ row: Row) throws -> Webhook {
        // A kind that this release does not know is one that nothing tells of.
        let kinds = try row.get("kinds", as: String.self).split(separator: " ").compactMap {
            OutboxKind(rawValue: String($0))
        }
        return Webhook(
            id: try row.get("id"), host: try row.get("host"), form: try row.code("form"), kinds: Set(kinds),
            createdAt: try row.get("created_at"),
            isActive: try row.get("ended_at", as: Instant?.self) == nil)
    }
}
