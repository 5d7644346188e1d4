/// Whom a row is about: a name is not enough, since two people may have it.
struct SubjectRule: Sendable {
    private let name: Int
    private let number: Int?
    private let phone: Int?
    private let birth: Int?
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
    func identity(_ state: inout RowState, _ ledger: Ledger) -> Identity? {
        let number = self.number.flatMap { state.values[$0] }
        let phone = self.phone.flatMap { state.values[$0] }
        var birth = self.birth.flatMap { state.values[$0] }.flatMap(DayReading.iso)
        if let index = self.birth, let day = birth, day > today {
            state.refuse(index, ledger.fields[index], "field.in-future", ["today": today.description])
        }
        if let number, let told = DayReading.inside(number: number) {
            if let index = self.birth, let day = birth, day != told {
                state.refuse(index, ledger.fields[index], "identity.birth-differs")
            }
            birth = nil
        }
        guard let text = state.values[name] else {
            let isSaid = number != nil || phone != nil || birth != nil
            if isSaid, !state.isFaulty(name), !ledger.fields[name].isRequired {
                state.refuse(name, ledger.fields[name], "field.required")
            }
            return nil
        }
        let identity = Identity(name: text, number: number, phone: phone, birth: birth)
        let parts = [self.number, self.phone, self.birth].compactMap { $0 }
        // A damaged number was told already.
        if identity.matchingText == nil, !parts.contains(where: state.isFaulty) {
            let field = self.number ?? self.birth ?? self.phone ?? name
            // Where a required field is missing, that is said.
            if !parts.contains(where: { ledger.fields[$0].isRequired && state.values[$0] == nil }) {
                state.refuse(field, ledger.fields[field], "subject.unknown")
            }
        }
        return identity
    }

    /// The field with the day of birth, where the number tells it.
    func birthIsKnown(_ identity: Identity?) -> Int? { identity?.number == nil ? nil : birth }
}

extension DayReading {
    /// The day of birth in an identity number of 18 characters.
    static func inside(number: String) -> Day? {
        let bytes = number.utf8
        guard bytes.count == 18 else { return nil }
        var digits = 0
        for byte in bytes.dropFirst(6).prefix(8) { digits = digits * 10 + Int(byte &- 48) }
        return Day(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }
}
