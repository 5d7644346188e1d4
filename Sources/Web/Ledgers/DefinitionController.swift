import Foundation
import Hummingbird
import Operations
import Programme

/// Defines a ledger from an XLSForm workbook: the file is read and shown first, and becomes a ledger when that is
/// confirmed.
struct DefinitionController {
    /// Bytes of a workbook: the largest forms in use have some hundred kilobytes.
    static let most = 1024 * 1024

    @Sendable func show(_ visit: Visit) async throws -> Response {
        try visit.page(DefinePage(try visit.ledgerWords))
    }

    @Sendable func examine(_ visit: Visit) async throws -> Response {
        guard let file = visit.files.first else {
            return try refused(visit, [Problem(.invalid, "ledger-import.no-file")], fileName: nil)
        }
        let data = try file.data()
        do {
            let outcome = try await DefineLedger(visit.office)(
                data, fileName: file.name, dryRun: true, by: visit.person)
            return try visit.page(
                DefinitionCheckPage(outcome, fileName: file.name, data: data, visit.ledgerWords))
        } catch {
            return try refused(
                visit, try Faults.caught(error, [.invalid, .conflict, .unavailable]), fileName: file.name)
        }
    }

    @Sendable func define(_ visit: Visit) async throws -> Response {
        guard let data = visit.fields["file"].flatMap(Base64URL.decode), !data.isEmpty else {
            return try refused(visit, [Problem(.invalid, "ledger-import.no-file")], fileName: nil)
        }
        let name = visit.fields["name"] ?? ""
        do {
            let outcome = try await DefineLedger(visit.office)(data, fileName: name, by: visit.person)
            return visit.redirect(
                to: LedgerPath(outcome.ledger.name).page,
                Flash("ledger-define.done", ["version": String(outcome.ledger.version)]))
        } catch {
            return try refused(
                visit, try Faults.caught(error, [.invalid, .conflict, .unavailable]), fileName: name)
        }
    }

    private func refused(_ visit: Visit, _ problems: [Problem], fileName: String?) throws -> Response {
        return try visit.page(
            DefinePage(try visit.ledgerWords, fileName: fileName, problems), status: .unprocessableContent)
    }
}

/// A remark or a fault of a form, with its place in the workbook.
enum FormPlaces {
    static func parts(_ problems: [Problem], _ words: LedgerWords) -> [Part] {
        problems.map { problem in
            Part(["place": problem.position, "says": words.plain.text(problem.message)])
        }
    }
}

/// Brings a workbook; shows what is wrong with one.
struct DefinePage: Page {
    static let template = "ledgers/define"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let refusal: String?
    let problems: [Part]

    init(_ words: LedgerWords, fileName: String? = nil, _ problems: [Problem] = []) {
        title = words("ledger-page.define")
        trail = [Link(words: words("nav.ledgers"), path: "/ledgers")]
        refusal =
            problems.isEmpty
            ? nil
            : fileName.map {
                words("ledger-define.refused", ["file": $0, "count": String(problems.count)])
            } ?? words.plain.text(problems[0].message)
        self.problems = fileName == nil ? [] : FormPlaces.parts(problems, words)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "refusal": maybe(refusal)
        case "problems": problems
        case "hasProblems": !problems.isEmpty
        default: nil
        }
    }
}

/// What a workbook would become.
struct DefinitionCheckPage: Page {
    static let template = "ledgers/define-check"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let parts: DefinitionParts
    let says: String
    let isChanged: Bool
    let remarks: [Part]
    let fileName: String
    let data: String

    init(_ outcome: DefineLedger.Outcome, fileName: String, data: Data, _ words: LedgerWords) {
        let ledger = outcome.ledger
        title = words("ledger-define.check-title", ["ledger": words.label(ledger.label)])
        trail = [
            Link(words: words("nav.ledgers"), path: "/ledgers"),
            Link(words: words("ledger-page.define"), path: "/ledger-definitions/new"),
        ]
        parts = DefinitionParts(ledger, words)
        isChanged = outcome.isChanged
        let kind = !outcome.isChanged ? "same" : outcome.previous == nil ? "new" : "next"
        says = words(
            "ledger-define.check-\(kind)",
            ["fields": String(ledger.fields.count), "version": String(ledger.version)])
        remarks = FormPlaces.parts(outcome.remarks, words)
        self.fileName = fileName
        self.data = outcome.isChanged ? Base64URL.encode(data) : ""
    }

    func child(named name: String) -> Any? {
        switch name {
        case "says": says
        case "isChanged": isChanged
        case "remarks": remarks
        case "hasRemarks": !remarks.isEmpty
        case "fileName": fileName
        case "data": data
        default: parts.child(named: name)
        }
    }
}
