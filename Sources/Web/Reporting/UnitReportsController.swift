import Foundation
import HTTPTypes
import Hummingbird
import Operations
import Programme

/// What a unit has to report; its forms, blank to take along and filled to bring in.
struct UnitReportsController {
    @Sendable func list(_ visit: Visit) async throws -> Response {
        let year = visit.query("year").flatMap { Int($0) }
        return try visit.page(
            UnitReportsPage(await ReadUnitReports(visit.office)(year: year, by: visit.person), visit))
    }

    /// The unit's form of a quarter, with what was saved so far.
    @Sendable func form(_ visit: Visit) async throws -> Response {
        let quarter = try visit.quarter()
        let unit = try await ReadUnitReports(visit.office)(year: quarter.year, by: visit.person).unit
        let forms = try await MakeReportForm(visit.office)(quarter: quarter, unit: unit.name.rawValue)
        guard let form = forms.first else { throw Problem(.notFound, "page.not-found") }
        let isWord = visit.query("shape") == "docx"
        let data = try isWord ? form.docx() : form.xlsx()
        let type =
            isWord
            ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return visit.file(
            data, name: "\(unit.name)-\(quarter).\(isWord ? "docx" : "xlsx")", mediaType: type)
    }

    /// Looks at filled forms without changing anything: every fault at its cell, or what an import would do.
    @Sendable func check(_ visit: Visit) async throws -> Response {
        let files = try visit.files.map { FormFile(name: $0.name, data: try $0.data()) }
        guard !files.isEmpty else {
            let page = try FormImportPage([], visit, fault: "form-import.none")
            return try visit.page(page, status: .unprocessableContent)
        }
        var checked: [FormImportPage.Checked] = []
        for file in files { checked.append(await check(file, visit)) }
        let isWell = checked.allSatisfy { $0.problems.isEmpty }
        return try visit.page(FormImportPage(checked, visit), status: isWell ? .ok : .unprocessableContent)
    }

    /// Takes in the forms that were looked at; they come along with the page that showed them.
    @Sendable func take(_ visit: Visit) async throws -> Response {
        let names = visit.fields.values("name")
        let files = zip(names, visit.fields.values("form")).compactMap { name, text in
            Base64URL.decode(text).map { FormFile(name: name, data: $0) }
        }
        guard !files.isEmpty else { return visit.redirect(to: "/reports") }
        var done: [FormImport] = []
        var refused: [FormImportPage.Checked] = []
        for file in files {
            do {
                done.append(
                    try await ImportForm(visit.office)(file.data, fileName: file.name, by: [visit.person]))
            } catch {
                // What was well a moment ago may be overtaken by now: said like any other fault.
                refused.append(
                    FormImportPage.Checked(
                        file: file, result: nil, problems: try UnitReportsController.caught(error)))
            }
        }
        guard refused.isEmpty else {
            return try visit.page(FormImportPage(refused, visit), status: .unprocessableContent)
        }
        let actions = Set(done.filter { $0.outcome == .imported }.flatMap(\.actions)).sorted()
        guard !actions.isEmpty else { return visit.redirect(to: "/reports", Flash("form-import.unchanged")) }
        let list = actions.map(String.init).joined(separator: "、")
        return visit.redirect(to: "/reports", Flash("form-import.done", ["actions": list]))
    }

    /// Whatever is wrong with one of several files is told beside it.
    private static func caught(_ error: any Error) throws -> [Problem] {
        try Faults.caught(error, Set(Problem.Kind.allCases))
    }

    private func check(_ file: FormFile, _ visit: Visit) async -> FormImportPage.Checked {
        do {
            let result = try await ImportForm(visit.office)(
                file.data, fileName: file.name, isDryRun: true, by: [visit.person])
            return FormImportPage.Checked(file: file, result: result, problems: [])
        } catch {
            let found = (try? UnitReportsController.caught(error)) ?? [Problem(.invalid, "page.refused")]
            return FormImportPage.Checked(file: file, result: nil, problems: found)
        }
    }
}

/// A filled form as it came.
struct FormFile: Sendable {
    var name: String
    var data: Data
}
