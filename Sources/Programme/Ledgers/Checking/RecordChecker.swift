/// Checks what was typed or imported against a ledger: raw texts become canonical ones, or every fault is named. The same
/// for the form, for imports and for the API. Canonical values are found good again and stay as they are.
///
/// A class, as are its parts: a row is checked in two millionths of a second, and copying them would take longer.
public final class RecordChecker: Sendable {
    /// The ledger.
    public let ledger: Ledger
    /// The day of the check: nothing lies after it.
    public let today: Day

    private let readers: [FieldReader]
    private let rules: FieldRules
    private let subject: SubjectRule?
    private let date: Int?
    private let place: Int?

    /// For one ledger; kept for all rows of a file.
    public init(_ ledger: Ledger, today: Day) {
        self.ledger = ledger
        self.today = today
        readers = ledger.fields.map { FieldReader($0, today: today) }
        rules = FieldRules(ledger, today: today)
        subject = SubjectRule(ledger, today: today)
        date = ledger.fields.firstIndex { $0.name == ledger.dateField }
        place = ledger.placeField.flatMap { name in ledger.fields.firstIndex { $0.name == name } }
    }

    /// Checks texts by field name; names that the ledger does not know are faults too.
    public func check(raw: [String: String]) -> Checked {
        let checked = check(cells: ledger.fields.map { raw[$0.name] })
        let strangers = raw.keys.filter { ledger.field($0) == nil }.sorted().map {
            Problem(.invalid, "field.unknown", ["name": String($0.prefix(60))], at: $0)
        }
        let problems = checked.problems + strangers
        return Checked(
            record: problems.isEmpty ? checked.row?.record(in: ledger) : nil, problems: problems)
    }

    /// Checks one row, its cells in the order of the ledger's fields; cells that are missing at the end are empty.
    public func check(cells: [String?]) -> CheckedCells {
        var state = RowState(count: readers.count)
        for index in readers.indices where index < cells.count {
            // What is worked out is not taken from a cell, which may be older than what it is worked out from.
            guard let cell = cells[index], !rules.isCalculated(index) else { continue }
            switch readers[index].read(cell) {
            case .value(let value): state.values[index] = value
            case .empty: break
            case .fault(let fault): state.refuse(index, ledger.fields[index], fault.code, fault.details)
            }
        }
        rules.apply(to: &state, readers)
        let day = checkDay(&state)
        let identity = subject?.identity(&state, ledger.fields)
        rules.require(&state, known: identity?.number == nil ? nil : subject?.birth)
        guard state.faults.isEmpty else {
            return CheckedCells(row: nil, problems: state.problems)
        }
        let row = CheckedRow(
            day: day, place: place.flatMap { state.values[$0] }, identity: identity, values: state.values)
        return CheckedCells(row: row, problems: [])
    }

    /// The record's day; where none is asked for, the day of the check, which is kept with the record from then on.
    private func checkDay(_ state: inout RowState) -> Day {
        guard let date else { return today }
        guard let day = state.values[date].flatMap(DayReading.iso) else {
            if !ledger.fields[date].isRequired, !state.isFaulty(date) {
                state.values[date] = today.description
            }
            return today
        }
        if day > today {
            state.refuse(date, ledger.fields[date], "field.in-future", ["today": today.description])
        }
        return day
    }
}

/// A row while it is checked.
struct RowState {
    var values: [String?]
    var faults: [(index: Int, problem: Problem)] = []

    init(count: Int) { values = Array(repeating: nil, count: count) }

    func isFaulty(_ index: Int) -> Bool { faults.contains { $0.index == index } }

    mutating func refuse(_ index: Int, _ field: Field, _ code: String, _ details: [String: String] = [:]) {
        faults.append((index, Problem(.invalid, code, details, at: field.name)))
    }

    /// In the order of the fields, and of finding within one.
    var problems: [Problem] {
        faults.enumerated().sorted {
            ($0.element.index, $0.offset) < ($1.element.index, $1.offset)
        }.map(\.element.problem)
    }
}
