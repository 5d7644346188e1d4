import Hummingbird
import Operations
import Programme

/// One record: read, deleted, brought back.
struct RecordController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        try visit.page(RecordReadingPage(try await visit.record(), visit.ledgerWords))
    }

    @Sendable func askDeletion(_ visit: Visit) async throws -> Response {
        let (detail, words) = (try await visit.record(), try visit.ledgerWords)
        let path = LedgerPath(detail.ledger.name)
        let record = path.record(detail.record.id)
        return try visit.page(
            LedgerAskPage(
                title: words(
                    "record-page.delete-title", ["title": words.title(detail.record, in: detail.ledger)]),
                trail: path.trail(detail.ledger, words, isBelow: true),
                consequences: DeletionWords.consequences(detail.ledger, words), action: "\(record)/deletion",
                back: record, send: words("record-page.delete-send")))
    }

    @Sendable func delete(_ visit: Visit) async throws -> Response {
        let (ledger, id) = (try visit.parameter("ledger"), ID<LedgerRecord>(try visit.parameter("record")))
        try await DeleteRecord(visit.office)(ledger: ledger, id: id, by: visit.person)
        let path = LedgerPath(ledger)
        return visit.redirect(
            to: path.records, Flash("record-page.deleted", undo: "\(path.record(id))/restoration"))
    }

    @Sendable func restore(_ visit: Visit) async throws -> Response {
        let (ledger, id) = (try visit.parameter("ledger"), ID<LedgerRecord>(try visit.parameter("record")))
        try await RestoreRecord(visit.office)(ledger: ledger, id: id, by: visit.person)
        return visit.redirect(to: LedgerPath(ledger).record(id), Flash("record-page.restored"))
    }
}

/// What deleting brings.
enum DeletionWords {
    static func consequences(_ ledger: Ledger, _ words: LedgerWords) -> [String] {
        var lines = [words("record-page.delete-restorable", ["days": String(DeleteRecord.days)])]
        if !ledger.feeds.isEmpty {
            let feeds = ledger.feeds.map { words.label($0.label) }.joined(separator: words("ledger.and"))
            lines.append(words("record-page.delete-counts", ["feeds": feeds]))
        }
        return lines
    }
}
