import HTTPTypes
import Hummingbird
import Operations
import Programme

/// Signing, handing in, taking back, and the receipt.
struct ReportMoveController {
    @Sendable func sign(_ visit: Visit) async throws -> Response {
        try await move(.sign, visit, "report-page.was-signed")
    }

    @Sendable func submit(_ visit: Visit) async throws -> Response {
        let answer = try await move(.submit, visit, "report-page.was-submitted")
        guard answer.status == .seeOther else { return answer }
        return visit.redirect(
            to: try ReportPlace(visit).path("receipt"), Flash("report-page.was-submitted"))
    }

    @Sendable func withdraw(_ visit: Visit) async throws -> Response {
        try await move(.withdraw, visit, "report-page.was-withdrawn")
    }

    private func move(
        _ move: ReportMove, _ visit: Visit, _ flash: String
    ) async throws -> Response {
        let address = try ReportPlace(visit)
        let reading = try await address.read(visit)
        let problems: [Problem]
        do {
            try await MoveReport(visit.office)(
                move, quarter: address.quarter, unit: reading.unit.name.rawValue, action: address.action,
                by: visit.person, seen: visit.fields["revision"].flatMap { Int($0) } ?? -1)
            return visit.redirect(to: address.path, Flash(flash))
        } catch let problem as Problem where problem.kind != .forbidden {
            problems = [problem]
        } catch let all as Problems { problems = all.all }
        let page = try ReportReadingPage(await address.read(visit), visit, faults: problems)
        return try visit.page(
            page, status: problems.first.map { ProblemPages.status(of: $0.kind) } ?? .conflict)
    }

    /// What proves that a report was handed in, to print.
    @Sendable func receipt(_ visit: Visit) async throws -> Response {
        let address = try ReportPlace(visit)
        let reading = try await address.read(visit)
        let receipt = try await ReadReceipt(visit.office)(
            quarter: address.quarter, unit: reading.unit.name.rawValue, action: address.action)
        let history = try await ReadRevisions(visit.office)(
            of: reading.record.id, unit: reading.unit.id, by: visit.person)
        guard let content = history.revisions.first(where: { $0.note.revision == receipt.revision })?.content
        else { throw Problem(.notFound, "report.no-receipt") }
        return try visit.page(ReceiptPage(receipt, content, reading, visit))
    }

    /// Everything that was done to a report, and what changed from one revision to another.
    @Sendable func history(_ visit: Visit) async throws -> Response {
        let reading = try await ReportPlace(visit).read(visit)
        let history = try await ReadRevisions(visit.office)(
            of: reading.record.id, unit: reading.unit.id, by: visit.person)
        return try visit.page(ReportHistoryPage(history, reading, visit))
    }
}
