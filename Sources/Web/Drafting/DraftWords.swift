import Foundation
import Operations
import Programme

/// Targets, roles, reasons and edits as the drafting pages say them.
struct DraftWords: Sendable {
    let words: PlanWords

    init(_ localizer: Localizer) { words = PlanWords(words: localizer) }

    func callAsFunction(_ key: String, _ details: [String: String] = [:]) -> String { words(key, details) }

    func text(_ message: Message) -> String { words.plain(words.words.text(message)) }

    /// A text that somebody wrote, without signs that turn or hide what stands beside them.
    func plain(_ text: String) -> String { words.plain(text) }

    func day(_ day: Day) -> String { words.day(day) }

    /// 不少于 20场, 每千人口; nil where no number is promised.
    func target(_ target: Target?) -> String? {
        guard let target else { return nil }
        let number = "\(target.value.plain)\(target.unit)"
        let bound = self(
            "draft.bound-\(DraftWords.code(of: target.comparator))", ["number": plain(number)])
        return target.per.map { self("draft.per-of", ["per": per($0), "target": bound]) } ?? bound
    }

    /// 每千人口; a base that has no words as it is stored.
    func per(_ per: String) -> String {
        let key = "draft.per-\(per.replacing(" ", with: "-"))"
        return words.words.has(key) ? self(key) : plain(per)
    }

    /// The bases that the form offers, as they are stored.
    static let bases = [
        "1000 residents", "10000 residents", "year", "quarter", "month", "person", "child", "student", "woman",
        "household", "town", "village", "community", "school", "child and year", "person and year",
        "person and month",
    ]

    /// A comparator in a key and in a form: `at-least`.
    static func code(of comparator: Programme.Comparator) -> String {
        switch comparator {
        case .equal: "equal"
        case .atLeast: "at-least"
        case .moreThan: "more-than"
        case .atMost: "at-most"
        case .lessThan: "less-than"
        case .approximately: "about"
        }
    }

    static func comparator(_ code: String) -> Programme.Comparator? {
        Programme.Comparator.allCases.first { DraftWords.code(of: $0) == code }
    }

    func role(_ role: ResponsibilityRole) -> String { self("browse.responsibility-\(role.rawValue)") }

    func kind(_ kind: CommitmentKind) -> String { self("kind.\(kind.rawValue)") }

    /// What an edit did: 第1项第2条“托育讲座”：拆分为2条.
    func edit(_ record: DraftRecord) -> String {
        var details = record.details.mapValues(plain)
        if let role = record.details["role"].flatMap(ResponsibilityRole.init(rawValue:)) {
            details["role"] = self.role(role)
        }
        return self("draft-edit.\(record.kind.rawValue)", details)
    }

    /// The line after an edit.
    func edited(_ change: DraftChange) -> Message {
        var details = change.details
        if let role = details["role"].flatMap(ResponsibilityRole.init(rawValue:)) {
            details["role"] = self.role(role)
        }
        return Message("draft-edit.\(change.kind.rawValue)", details)
    }

    /// A refusal on a page, without the advice that is meant for the command line.
    func fault(_ problem: Problem) -> FieldFault {
        FieldFault(field: problem.position, words: text(problem.message))
    }
}

extension Flash {
    /// What an edit of a draft did, and how to take it back.
    init(_ edited: DraftEdited, _ words: DraftWords) {
        let message = words.edited(edited.change)
        let path = DraftPath(year: edited.plan.year).undo(from: edited.sequence, last: edited.sequence)
        self.init(message.key, message.details, undo: path)
    }
}
