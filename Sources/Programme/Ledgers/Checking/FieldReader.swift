/// Reads what stands in a field's cell into the canonical text of its kind.
final class FieldReader: Sendable {
    enum Reading {
        case value(String)
        case empty
        case fault(Fault)
    }

    /// Why a cell was refused.
    struct Fault {
        var code: String
        var details: [String: String] = [:]
    }

    let field: Field
    private let kind: FieldKind
    let today: Day
    /// Choices by whatever they are called; an index of -1 for what two of them are called.
    let choices: ChoiceTable

    init(_ field: Field, today: Day) {
        self.field = field
        kind = field.kind
        self.today = today
        choices = ChoiceTable(field.choices)
    }

    /// The canonical text. Canonical texts read as themselves.
    func read(_ cell: String) -> Reading {
        switch CellText.cleaned(cell) {
        case .empty: return .empty
        case .fault(let code):
            return .fault(Fault(code: code, details: ["limit": String(CellText.lengthLimit)]))
        case .text(let text):
            switch kind {
            case .text: return .value(text)
            case .integer: return NumberReading.whole(text, self)
            case .decimal: return NumberReading.decimal(text, self)
            case .date: return DayReading.day(text, self)
            case .time: return DayReading.time(text, self)
            case .yesNo: return ChoiceReading.answer(text, self)
            case .choice: return ChoiceReading.one(text, self)
            case .choices: return ChoiceReading.some(text, self)
            case .location: return LocationReading.location(text, self)
            case .identityNumber: return PersonReading.number(text, self)
            case .personName: return PersonReading.name(text, self)
            case .phone: return PersonReading.phone(text, self)
            }
        }
    }

    /// A fault that quotes what was written, unless it is somebody's secret.
    func fault(_ code: String, quoting text: String) -> Reading {
        let quoted = field.sensitivity >= .personal ? "…" : String(text.prefix(40))
        return .fault(Fault(code: code, details: ["value": quoted]))
    }
}
