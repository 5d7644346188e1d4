/// Whom a row is about: a name is not enough, since two people may have it.
final class SubjectRule: Sendable {
    private let name: Int
    private let number: Int?
    private let phone: Int?
    let birth: Int?
    private let today: Day

    /// Nil for a ledger that is about nobody.
    init?(_ ledger: Ledger, today: Day) {
        func index(_ name: String?) -> Int? {
            name.flatMap { name in ledger.fields.firstIndex { $0.name == name } }
        }
        guard let subject = ledger.subject, let name = index(subject.name) else { return nil }
        self.name = name
        self.today = today
        (number, phone, birth) = (index(subject.number), index(subject.phone), index(subject.birth))
    }

    /// The identity; nil where no part of it was given. Where the number tells the day of birth, that is the number's.
    func identity(_ state: inout RowState, _ fields: [Field]) -> Identity? {
        let number = self.number.flatMap { state.values[$0] }
        let phone = self.phone.flatMap { state.values[$0] }
        var birth = self.birth.flatMap { state.values[$0] }.flatMap(DayReading.iso)
        if let index = self.birth, let day = birth, day > today {
            state.refuse(index, fields[index], "field.in-future", ["today": today.description])
        }
        if let number, let told = DayReading.inside(number: number) {
            if let index = self.birth, let day = birth, day != told {
                state.refuse(index, fields[index], "identity.birth-differs")
            }
            birth = nil
        }
        guard let text = state.values[name] else {
            let isSaid = number != nil || phone != nil || birth != nil
            if isSaid, !state.isFaulty(name), !fields[name].isRequired {
                state.refuse(name, fields[name], "field.required")
            }
            return nil
        }
        if number == nil, phone == nil, birth == nil { refuseNameAlone(&state, fields) }
        return Identity(name: text, number: number, phone: phone, birth: birth)
    }

    /// Unless the part that is missing is told already: a damaged number, a required field.
    private func refuseNameAlone(_ state: inout RowState, _ fields: [Field]) {
        let parts = [number, birth, phone].compactMap { $0 }
        guard !parts.contains(where: { state.isFaulty($0) || fields[$0].isRequired }) else { return }
        let index = parts.first ?? name
        state.refuse(index, fields[index], "subject.unknown")
    }
}

extension DayReading {
    /// The day of birth in an identity number of 18 characters.
    static func inside(number: String) -> Day? {
        let digits = number.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.count == 18 ? bytes[6..<14].reduce(0) { $0 * 10 + Int($1 &- 48) } : 0
        }
        guard let digits else { return nil }
        return Day(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }
}
