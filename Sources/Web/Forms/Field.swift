import Foundation
import HummingbirdCore
import Operations
import Programme

/// One field of a form as it is shown: its value, and what is wrong with it.
struct Field: MustacheParent, Hashable, Sendable {
    var value: String
    var fault: String?

    func child(named name: String) -> Any? {
        switch name {
        case "value": value
        case "fault": maybe(fault)
        default: nil
        }
    }
}

/// What is wrong with a form, told at its top and beside each field.
struct Faults: Hashable, Sendable {
    let all: [FieldFault]

    static let none = Faults()

    private init() { all = [] }

    /// - Parameter places: the field that a code is about, where the refusal does not say it.
    init(_ problems: [Problem], _ words: Localizer, places: [String: String] = [:]) {
        all = problems.map {
            FieldFault(field: places[$0.code] ?? $0.position, words: words.text($0.message))
        }
    }

    /// A field with its faults.
    func field(_ name: String, _ value: String?) -> Field {
        let own = all.filter { $0.field == name }.map(\.words)
        return Field(value: value ?? "", fault: own.isEmpty ? nil : own.joined(separator: " "))
    }

    /// What an action refused because of what was typed or brought; anything else goes on to the page of problems.
    ///
    /// The one place where what was thrown, by readers of files and the database too, becomes problems on a form.
    ///
    /// - Parameter kinds: which refusals the form itself can tell of.
    static func caught(
        _ error: any Error, _ kinds: Set<Problem.Kind> = [.invalid, .conflict]
    ) throws -> [Problem] {
        // Many at once are always about a form's content.
        if let problems = error as? Problems { return problems.all }
        guard let problem = error as? Problem ?? OutsideFault.problem(of: error), kinds.contains(problem.kind)
        else { throw error }
        return [problem]
    }
}

extension Visit {
    /// The query as a form that was sent by GET.
    var queryFields: FormFields {
        get throws { try FormFields(parsing: request.uri.query ?? "") }
    }
}

/// A query for a link, from names and values; those without a value are left out.
enum QueryText {
    static func make(_ pairs: [(String, String?)]) -> String {
        pairs.compactMap { name, value in
            value.flatMap { $0.isEmpty ? nil : "\(name)=\(SafePath.part($0))" }
        }.joined(separator: "&")
    }
}
