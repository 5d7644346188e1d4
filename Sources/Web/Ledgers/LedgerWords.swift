import Foundation
import Operations
import Programme

/// What ledgers say, in the reader's language: their own labels, and values as people read them.
struct LedgerWords: Sendable {
    let plain: Localizer

    init(_ words: Localizer) { plain = words }

    func callAsFunction(_ key: String, _ details: [String: String] = [:]) -> String { plain(key, details) }

    func label(_ label: Label) -> String { label.words(plain.language.rawValue) }

    func kind(_ kind: FieldKind) -> String { plain("ledger-kind.\(kind.rawValue)") }

    func sensitivity(_ sensitivity: Sensitivity) -> String {
        plain("ledger-sensitivity.\(sensitivity.rawValue)")
    }

    func yesNo(_ value: String) -> String {
        switch value {
        case "yes": plain("ledger.yes")
        case "no": plain("ledger.no")
        default: value
        }
    }

    /// A stored value as it is read; what is no choice of the field is shown as it is.
    func value(_ value: String, of field: Programme.Field) -> String {
        switch field.kind {
        case .choice: choice(value, of: field)
        case .choices:
            value.split(separator: " ").map { choice(String($0), of: field) }
                .joined(separator: plain("ledger.and"))
        case .yesNo: yesNo(value)
        default: value
        }
    }

    private func choice(_ name: String, of field: Programme.Field) -> String {
        field.choices.first { $0.name == name }.map { label($0.label) } ?? name
    }

    /// What a record is called in a list: whom it is about, else its first text, else its day.
    func title(_ record: LedgerRecord, in ledger: Ledger) -> String {
        LedgerColumns.title(ledger).flatMap { field in
            record.values[field.name].map { value($0, of: field) }
        } ?? record.place ?? record.day.description
    }

    /// A whole number with its thousands apart.
    func count(_ number: Int) -> String {
        let digits = Array(String(abs(number)))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return number < 0 ? "-\(text)" : text
    }
}

/// Which fields a list shows.
enum LedgerColumns {
    /// The most columns beside the title, the day and the unit: more cannot be taken in at once.
    static let most = 8

    /// The field that tells records apart for a person who reads: the name of whom they are about, else the first text
    /// that anybody may read.
    static func title(_ ledger: Ledger) -> Programme.Field? {
        if let name = ledger.subject?.name, let field = ledger.field(name), field.sensitivity < .sensitive {
            return field
        }
        let texts = ledger.fields.filter {
            $0.kind == .text && $0.calculation == nil && $0.sensitivity < .sensitive
        }
        return texts.first { $0.isRequired } ?? texts.first
    }

    /// The other fields of a list. Sensitive ones never stand in it, the day has a column of its own.
    static func shown(_ ledger: Ledger) -> [Programme.Field] {
        let title = title(ledger)?.name
        let all = ledger.fields.filter {
            $0.sensitivity < .sensitive && $0.name != title && $0.name != ledger.dateField
                && $0.kind != .location
        }
        return Array(all.prefix(most))
    }

    /// How many fields a list leaves to the record's own page.
    static func left(_ ledger: Ledger) -> Int {
        max(0, ledger.fields.count - shown(ledger).count - (title(ledger) == nil ? 1 : 2))
    }

    /// Fields that the table filters by.
    static func filters(_ ledger: Ledger) -> [Programme.Field] {
        ledger.fields.filter {
            $0.isIndexed && $0.sensitivity < .personal && ($0.kind == .choice || $0.kind == .yesNo)
        }
    }

    /// Fields that can be changed in many records at once: what makes each record its own stays out.
    static func changeable(_ ledger: Ledger) -> [Programme.Field] {
        ledger.fields.filter {
            $0.calculation == nil && !ledger.isIdentity($0) && $0.sensitivity < .personal
        }
    }
}

extension Visit {
    /// The words for ledgers in the reader's language.
    var ledgerWords: LedgerWords {
        get throws { LedgerWords(try words) }
    }

    /// The ledger in the path; throws `ledger.unknown`.
    func ledger() async throws -> Ledger {
        try await ReadLedger(office)(try parameter("ledger"), by: person)
    }
}
