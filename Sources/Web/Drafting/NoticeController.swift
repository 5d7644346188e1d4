import HTTPTypes
import Hummingbird
import Operations
import Programme

/// The notices of a region: those that came in, and bringing in another.
struct NoticeController {
    /// The most bytes of a notice's file: scans of many pages stay below it.
    static let fileLimit = 20 * 1024 * 1024

    @Sendable func list(_ visit: Visit) async throws -> Response {
        let office = try visit.office
        let rows = try await ListNotices(office)(by: try visit.person)
        return try visit.page(NoticeListPage(visit, rows))
    }

    @Sendable func new(_ visit: Visit) async throws -> Response {
        try visit.page(NoticeNewPage(visit))
    }

    /// Takes a file, else the pasted text; a file that is known leads to its plan.
    @Sendable func take(_ visit: Visit) async throws -> Response {
        let fields = visit.fields
        do {
            let year = try self.year(fields)
            let office = try visit.office
            let person = try visit.person
            let taken: NoticeImport
            if let file = visit.files.first {
                taken = try await ImportNotice(office)(
                    try file.data(), fileName: file.name, year: year, by: person)
            } else if let text = fields["text"], fields.text("text") != nil {
                taken = try await ImportNotice(office)(pasted: text, year: year, by: person)
            } else {
                throw Problem(.invalid, "draft.nothing-given", at: "file")
            }
            let plan = taken.plan
            return visit.redirect(
                to: DraftPath(year: plan.year).draft,
                Flash(
                    taken.isNew ? "draft.imported" : "draft.imported-before",
                    [
                        "year": String(plan.year), "actions": String(plan.actions.count),
                        "commitments": String(plan.actions.reduce(0) { $0 + $1.commitments.count }),
                    ], isGood: taken.isNew))
        } catch {
            let problems = try NoticeController.caught(error)
            return try visit.page(NoticeNewPage(visit, problems), status: .unprocessableContent)
        }
    }

    private func year(_ fields: FormFields) throws -> Int? {
        guard let text = fields.text("year") else { return nil }
        guard let year = Amount.whole(text), (1990...2999).contains(year) else {
            throw Problem(.invalid, "draft.year-invalid", at: "year")
        }
        return year
    }

    private static let aboutYear = ["plan.year-invalid", "plan.year-taken", "plan.year-unknown"]

    /// What the reader can do something about; a missing converter too, since pasting works without it.
    private static func caught(_ error: any Error) throws -> [Problem] {
        try Faults.caught(error, [.invalid, .conflict, .unavailable]).map { found in
            var problem = found
            // A reader's own position is a place in the file.
            problem.position = aboutYear.contains(found.code) || found.position == "year" ? "year" : "file"
            return problem
        }
    }
}

extension Amount {
    /// A whole number as people type it, full-width digits included.
    static func whole(_ text: String) -> Int? {
        (try? Amount(reading: text)).flatMap { $0.isWhole ? Int($0.description) : nil }
    }
}
