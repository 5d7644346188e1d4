import Foundation
import Operations
import Programme

/// What looking at filled forms found, before anything is taken in.
struct FormImportPage: Page {
    static let template = "reporting/form-import"

    /// One file.
    struct Checked: Sendable {
        var file: FormFile
        /// What an import would do; nil when it would be refused.
        var result: FormImport?
        var problems: [Problem]
    }

    let title: String
    let area = Area.reports
    let trail: [Link]
    let rows: [Row]
    let fault: String?

    init(_ checked: [Checked], _ visit: Visit, fault: String? = nil) throws {
        let words = try visit.words
        title = words("form-import.title")
        trail = [Link(words: words("nav.reports"), path: "/reports")]
        rows = checked.map { Row($0, words) }
        self.fault = fault.map { words($0) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "rows": rows
        case "good": rows.filter(\.isGood)
        case "hasGood": rows.contains(where: \.isGood)
        case "hasBad": rows.contains { !$0.problems.isEmpty }
        case "fault": maybe(fault)
        default: nil
        }
    }

    /// A file's line, and what travels along to be taken in.
    struct Row: MustacheParent, Sendable {
        let name: String
        let says: String
        let problems: [FieldFault]
        let isGood: Bool
        let data: String

        init(_ checked: Checked, _ words: Localizer) {
            name = checked.file.name
            problems = checked.problems.map { FieldFault(field: $0.position, words: words.text($0.message)) }
            let isGood = checked.result?.outcome == .wouldImport
            self.isGood = isGood
            data = isGood ? Base64URL.encode(checked.file.data) : ""
            says =
                checked.result.map { result in
                    words(
                        isGood ? "form-import.would" : "form-import.same",
                        [
                            "quarter": result.quarter.words(words),
                            "actions": result.actions.map(String.init).joined(separator: "、"),
                        ])
                } ?? words("form-import.faults", ["count": String(checked.problems.count)])
        }

        func child(named name: String) -> Any? {
            switch name {
            case "name": self.name
            case "says": says
            case "problems": problems
            case "hasProblems": !problems.isEmpty
            case "data": data
            default: nil
            }
        }
    }
}
