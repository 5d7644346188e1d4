import Database
import Foundation
import Programme

/// What stands in an archive's `manifest.json`: the hash of each file and the end of the audit chain.
struct ArchiveManifest: Codable {
    /// The only format so far.
    static let format = "banshi-archive/1"
    /// Its own name in the archive, and those of the files that are looked into.
    static let name = "manifest.json", audit = "audit-log.jsonl", reports = "reports.json"

    struct File: Codable, Equatable {
        var name: String
        var size: Int
        var sha256: String
    }

    /// The part of the chain that is in the archive.
    struct Chain: Codable {
        /// The first entry's place, and the hash of the one before it.
        var first: Int, previous: String
        /// The last entry's place, hash and time.
        var last: Int, head: String, at: String
    }

    var format = ArchiveManifest.format
    var jurisdiction: String
    var year: Int
    var isSample: Bool, isFinal: Bool
    var chain: Chain
    var files: [File]
}

/// One line of `audit-log.jsonl`. An entry about people, ledgers or settings has its place and hashes alone: the chain stays
/// whole, and what it is about stays in the office.
struct ArchivedEntry: Codable {
    var sequence: Int
    var at: String?, actor: String?, event: String?, subject: String?, details: String?
    var previous: String, hash: String

    /// What an archive tells of: everything else is left in the office.
    static let told: Set<String> = [
        "plan", "report", "commitment", "due-request", "extension", "reminder",
    ]

    init(_ entry: AuditEntry) {
        (sequence, previous, hash) = (entry.sequence, entry.previousHash, entry.hash)
        guard let kind = entry.subject.split(separator: "/").first, Self.told.contains(String(kind)) else {
            return
        }
        (at, actor, event) = (entry.happenedAt.description, entry.actor, entry.event)
        (subject, details) = (entry.subject, entry.details)
    }

    /// The entry where it is told; nil where it was left in the office, or is not whole.
    var entry: AuditEntry? {
        guard let at = at.flatMap({ Instant($0) }), let actor, let event, let subject, let details else {
            return nil
        }
        return AuditEntry(
            sequence: sequence, happenedAt: at, actor: actor, event: event, subject: subject,
            details: details, previousHash: previous, hash: hash)
    }

    /// Whether nothing of it is told.
    var isLeftOut: Bool { at == nil && actor == nil && event == nil && subject == nil && details == nil }
}

/// JSON as archives have it: equal values are equal bytes, readable by people.
enum ArchiveJSON {
    static func data(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return try encoder.encode(value) + Data("\n".utf8)
    }
}
