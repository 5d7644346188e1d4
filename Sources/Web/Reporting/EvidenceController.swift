import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Operations
import Programme

/// The files of a report: takes them in and hands them out.
struct EvidenceController {
    /// What became of the files of a form.
    struct Brought: Sendable {
        var kept: [EvidenceFile] = []
        /// Why others were not taken, each with its name.
        var faults: [FieldFault] = []
    }

    /// The field of new files.
    static let field = "upload"

    /// Takes one file in for the page's script, and answers with its row.
    @Sendable func add(_ visit: Visit) async throws -> Response {
        let reading = try await ReportAddress(visit).read(visit)
        guard let file = visit.files.first else { throw Problem(.invalid, "evidence.none-sent") }
        let kept = try await EvidenceController.keep(file, reading, visit)
        let now = try await ReportAddress(visit).read(visit)
        let others = Set(
            visit.fields.values(ReportFields.file).map { ID<Evidence>($0) } + [kept.reference.id])
        let rows = EvidenceRow.rows(now, keeping: Array(others), try visit.words)
        guard let row = rows.first(where: { $0.id == kept.reference.id.rawValue }) else {
            throw Problem(.notFound, "evidence.not-found")
        }
        return try JSONAnswer.make(row)
    }

    /// Takes in the files of the form itself; one that is refused does not keep the others out.
    static func bring(_ visit: Visit, _ reading: ReportReading) async throws -> Brought {
        let words = try visit.words
        var brought = Brought()
        for file in visit.files where file.field == field {
            func refuse(_ problem: Problem) {
                brought.faults.append(
                    FieldFault(
                        field: field,
                        words: words(
                            "report-page.file-fault", ["name": file.name, "why": words.text(problem.message)])
                    ))
            }
            do { brought.kept.append(try await keep(file, reading, visit)) } catch {
                try Faults.caught(error, [.invalid]).forEach(refuse)
            }
        }
        return brought
    }

    private static func keep(
        _ file: UploadedFile, _ reading: ReportReading, _ visit: Visit
    ) async throws -> EvidenceFile {
        guard !file.isTooLarge else {
            throw Problem(.invalid, "evidence.too-large", ["limit": String(EvidenceFolder.most >> 20)])
        }
        return try await KeepEvidence(visit.office)(
            file.url, fileName: file.name, quarter: reading.period.quarter, unit: reading.unit.name.rawValue,
            action: reading.action.ordinal, by: visit.person)
    }

    /// Hands a file out: a picture to be shown, everything else to be saved. Streamed from the disk.
    @Sendable func show(_ visit: Visit) async throws -> Response {
        let place = try ReportAddress(visit)
        let (reference, url) = try await ReadEvidence(visit.office)(
            ID(try visit.parameter("file")), quarter: place.quarter, action: place.action, unit: place.unit,
            by: visit.person)
        // Browsers will not show a PDF in the sandbox that files get; only pictures are shown.
        let headers = FileHeaders.make(
            name: reference.name, mediaType: reference.mediaType,
            inline: reference.isPicture && visit.query("save") == nil)
        let body: ResponseBody
        do { body = try await FileIO().loadFile(path: url.path, context: visit.context) } catch {
            visit.context.logger.error("a file of evidence is missing: \(reference.id)")
            throw Problem(.unavailable, "evidence.missing")
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}
