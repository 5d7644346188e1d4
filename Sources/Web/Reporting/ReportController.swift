import Foundation
import HTTPTypes
import Hummingbird
import Operations
import Programme

/// One report's page: shows it, and takes what its form says.
struct ReportController {
    /// To the unit's reporter a form while it can be written to, else the report to read. Who belongs to no unit reads
    /// what was handed in, at the office's desk.
    @Sendable func show(_ visit: Visit) async throws -> Response {
        let place = try ReportAddress(visit)
        guard try visit.person.unit != nil else {
            return visit.redirect(to: place.reviewPath)
        }
        let reading = try await place.read(visit)
        guard ReportSteps(reading, try visit.person).canWrite else {
            return try visit.page(ReportReadingPage(reading, visit))
        }
        guard let copy = reading.workingCopy else { return try visit.page(ReportPage(reading, visit)) }
        let fields = ReportFields(copy.fields)
        let typed = ReportInput(fields, reading.commitments, reading.files)
        if typed.faults.isEmpty, typed.content.canonical == reading.record.content.canonical {
            return try visit.page(ReportPage(reading, visit))
        }
        // Somebody saved since: whoever typed decides before anything is written over.
        guard copy.baseRevision >= reading.record.revision else {
            return try visit.page(await conflict(reading, fields, base: copy.baseRevision, visit))
        }
        return try visit.page(
            ReportPage(reading, visit, fields: fields, base: copy.baseRevision, restored: copy.savedAt))
    }

    /// Saves a new revision; whatever is refused comes back with everything that was typed.
    @Sendable func save(_ visit: Visit) async throws -> Response {
        let address = try ReportAddress(visit)
        var reading = try await address.read(visit)
        var fields = ReportFields(visit.fields)
        let base = visit.fields["base"].flatMap { Int($0) } ?? 0
        let words = try visit.words
        let brought = try await EvidenceController.bring(visit, reading)
        if !brought.kept.isEmpty {
            fields.set(files: fields.files + brought.kept.map(\.reference.id))
            reading = try await address.read(visit)
        }
        if visit.fields.has(ReportRemark.button) {
            return try await ReportRemark(fields: fields, base: base, faults: brought.faults)
                .send(reading, visit)
        }
        if visit.fields.has("merging") {
            let merge = ReportMerge(
                reading, fields, base: try await content(base: visit.fields["from"], reading, visit))
            guard merge.take(visit.fields, into: &fields) else {
                let page = try ConflictPage(merge, reading, fields, visit, isUndecided: true)
                return try visit.page(page, status: .unprocessableContent)
            }
        }
        let input = ReportInput(fields, reading.commitments, reading.files)
        let faults = brought.faults + input.faults.map { FieldFault($0, words) }
        guard faults.isEmpty else {
            await keep(fields, base, reading, visit)
            let page = try ReportPage(reading, visit, fields: fields, base: base, faults: faults)
            return try visit.page(page, status: .unprocessableContent)
        }
        return try await save(input.content, fields, base, reading, visit)
    }

    private func save(
        _ content: ReportContent, _ fields: ReportFields, _ base: Int, _ reading: ReportReading,
        _ visit: Visit
    ) async throws -> Response {
        let address = ReportAddress(reading)
        do {
            let saved = try await SaveReport(visit.office)(
                content, quarter: address.quarter, unit: reading.unit.name.rawValue, action: address.action,
                by: visit.person, baseRevision: base)
            guard let saved else { return visit.redirect(to: address.path, Flash("report-page.unchanged")) }
            return visit.redirect(
                to: address.path, Flash("report-page.was-saved", ["revision": String(saved.revision)]))
        } catch let problem as Problem where problem.code == "report.changed-meanwhile" {
            await keep(fields, base, reading, visit)
            let now = try await address.read(visit)
            return try visit.page(await conflict(now, fields, base: base, visit), status: .conflict)
        } catch let problem as Problem {
            return try await refused([problem], fields, base, reading, visit)
        } catch let problems as Problems {
            return try await refused(problems.all, fields, base, reading, visit)
        }
    }

    private func refused(
        _ problems: [Problem], _ fields: ReportFields, _ base: Int, _ reading: ReportReading, _ visit: Visit
    ) async throws -> Response {
        await keep(fields, base, reading, visit)
        let words = try visit.words
        let page = try ReportPage(
            reading, visit, fields: fields, base: base, faults: problems.map { FieldFault($0, words) })
        let status = problems.first.map { ProblemPages.status(of: $0.kind) } ?? .unprocessableContent
        return try visit.page(page, status: status)
    }

    /// What was typed stays even if the browser is closed now. That this fails is no reason to show less.
    private func keep(_ fields: ReportFields, _ base: Int, _ reading: ReportReading, _ visit: Visit) async {
        guard let office = try? visit.office, let person = try? visit.person else { return }
        _ = try? await KeepWorkingCopy(office)(
            fields.values, quarter: reading.period.quarter, unit: reading.unit.name.rawValue,
            action: reading.action.ordinal, by: person, baseRevision: base)
    }

    private func conflict(
        _ reading: ReportReading, _ fields: ReportFields, base: Int, _ visit: Visit
    ) async throws -> ConflictPage {
        let before = try await content(base: String(base), reading, visit)
        return try ConflictPage(
            ReportMerge(reading, fields, base: before), reading, fields, visit, from: base)
    }

    /// The revision that somebody began from; the empty report for 0 and for what is not there.
    private func content(
        base: String?, _ reading: ReportReading, _ visit: Visit
    ) async throws -> ReportContent {
        guard let number = base.flatMap({ Int($0) }), number > 0 else { return ReportContent() }
        let history = try await ReadRevisions(visit.office)(
            of: reading.record.id, unit: reading.unit.id, by: visit.person)
        return history.revisions.first { $0.note.revision == number }?.content ?? ReportContent()
    }
}

extension FieldFault {
    /// A problem at the field that its position names.
    init(_ problem: Problem, _ words: Localizer) {
        self.init(field: problem.position, words: words.text(problem.message))
    }
}
