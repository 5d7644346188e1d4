import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import Programme

/// Keeps what is being typed, and tells the page what it would lead to. For the page's own script.
struct WorkingCopyController {
    @Sendable func keep(_ visit: Visit) async throws -> Response {
        let address = try ReportAddress(visit)
        let reading = try await address.read(visit)
        let fields = ReportFields(visit.fields)
        let base = visit.fields["base"].flatMap { Int($0) } ?? 0
        let kept = try await KeepWorkingCopy(visit.office)(
            fields.values, quarter: address.quarter, unit: reading.unit.name.rawValue, action: address.action,
            by: visit.person, baseRevision: base)
        return try JSONAnswer.make(
            Answer(kept, fields, isStale: base < reading.record.revision, reading, visit))
    }

    /// Throws the copy away; what was saved last is shown again.
    @Sendable func discard(_ visit: Visit) async throws -> Response {
        let address = try ReportAddress(visit)
        let reading = try await address.read(visit)
        try await DropWorkingCopy(visit.office)(
            quarter: address.quarter, unit: reading.unit.name.rawValue, action: address.action,
            by: visit.person)
        return visit.redirect(to: address.path, Flash("report-page.discarded"))
    }

    private struct Answer: Encodable {
        struct Row: Encodable {
            var id: String
            var after: String
            var share: String?
            var light: String
            var lightWords: String
        }

        /// `14:02`, in China.
        var saved: String
        /// Whether somebody saved a newer revision meanwhile.
        var isStale: Bool
        var rows: [Row]

        init(
            _ kept: Instant, _ fields: ReportFields, isStale: Bool, _ reading: ReportReading, _ visit: Visit
        ) throws {
            let words = try visit.words
            saved = String(kept.local.suffix(5))
            self.isStale = isStale
            let content = ReportInput(fields, reading.commitments, reading.files).content
            rows = reading.lines.map { line in
                let value = content.entry(of: line.commitment.id)?.value ?? .notReported
                let outlook = OutlookWords(reading.outlook(of: line, value: value), line.commitment, words)
                return Row(
                    id: line.commitment.id.rawValue, after: outlook.after, share: outlook.share,
                    light: outlook.light.rawValue, lightWords: outlook.lightWords)
            }
        }
    }
}

/// JSON for the pages' own scripts.
enum JSONAnswer {
    static func make(_ value: some Encodable) throws -> Response {
        // In one order: what is the same is the same text.
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: try encoder.encode(value))))
    }
}
