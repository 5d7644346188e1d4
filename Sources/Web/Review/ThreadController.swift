import HTTPTypes
import Hummingbird
import Operations
import Programme

/// What office and unit say to each other about a report: a page of its own for those who see only this.
struct ThreadController {
    @Sendable func show(_ visit: Visit) async throws -> Response { try await page(visit) }

    @Sendable func add(_ visit: Visit) async throws -> Response {
        let address = try ReportAddress(visit)
        let form = RemarkForm(visit.fields)
        do {
            try await AddRemark(visit.office)(
                form.text, quarter: address.quarter, action: address.action, unit: address.unit,
                commitment: form.commitment.isEmpty ? nil : ID(form.commitment), by: visit.person)
        } catch let problem as Problem where problem.kind == .invalid || problem.kind == .conflict {
            return try await page(visit, form, [problem])
        }
        return visit.redirect(to: form.back ?? address.path + "/remarks", Flash("remarks.added"))
    }

    @Sendable func resolve(_ visit: Visit) async throws -> Response {
        let address = try ReportAddress(visit)
        try await ResolveRemark(visit.office)(ID(try visit.parameter("remark")), by: visit.person)
        return visit.redirect(
            to: visit.fields["back"].map(SafePath.checked) ?? address.path, Flash("remarks.settled"))
    }

    private func page(
        _ visit: Visit, _ form: RemarkForm? = nil, _ problems: [Problem] = []
    ) async throws -> Response {
        let address = try ReportAddress(visit)
        let thread = try await ReadThread(visit.office)(
            quarter: address.quarter, action: address.action, unit: address.unit, by: visit.person)
        return try visit.page(
            ThreadPage(thread, address, form, problems, visit),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }
}

/// The thread of a report alone.
struct ThreadPage: Page {
    static let template = "review/thread-page"

    let title: String
    let area: Area
    private let content: Part

    init(
        _ thread: ReportThread, _ address: ReportAddress, _ form: RemarkForm?, _ problems: [Problem],
        _ visit: Visit
    ) throws {
        let words = try visit.words
        let person = try visit.person
        title = words("remarks.title")
        area = person.unit == nil ? .review : .reports
        let back = form?.back ?? address.path + "/remarks"
        content = Part([
            "about": words(
                "remarks.about",
                [
                    "quarter": address.quarter.words(words), "action": String(address.action),
                    "unit": thread.unit.name.rawValue,
                ]),
            "thread": ThreadPart.make(
                thread, path: address.path, back: back, person: person, form: form, words),
            "faults": problems.map { FieldFault(field: $0.position, words: words.text($0.message)) },
            "hasFaults": !problems.isEmpty,
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}
