import Programme
import Testing

@Suite("The ledgers that come along")
struct BuiltInLedgersTests {
    @Test("have names of their own, and every name in them names something")
    func whole() {
        #expect(Set(BuiltInLedgers.all.map(\.name)).count == BuiltInLedgers.all.count)
        for ledger in BuiltInLedgers.all {
            let names = ledger.fields.map(\.name)
            #expect(Set(names).count == names.count, "\(ledger.name)")
            #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil }, "\(ledger.name)")
            #expect(ledger.name.wholeMatch(of: /[a-z][a-z0-9-]*/) != nil)
            let needed = ledger.uniqueBy + [ledger.dateField] + [ledger.placeField].compactMap { $0 }
            for name in needed + (ledger.subject?.all ?? []) {
                #expect(ledger.field(name) != nil, "\(ledger.name): \(name)")
            }
            #expect(ledger.field(ledger.dateField).map { $0.kind == .date && $0.isRequired } == true)
            #expect(Set(ledger.feeds.map(\.name)).count == ledger.feeds.count, "\(ledger.name)")
        }
    }

    @Test("have expressions that can be read and that name fields of their own")
    func expressions() {
        for ledger in BuiltInLedgers.all {
            let own = Set(ledger.fields.map(\.name)).union(["."])
            for field in ledger.fields {
                for expression in [field.constraint, field.relevant, field.calculation].compactMap({ $0 }) {
                    #expect(expression.isValid, "\(ledger.name).\(field.name): \(expression.source)")
                    #expect(own.isSuperset(of: expression.fields), "\(ledger.name).\(field.name)")
                }
                #expect((field.constraint == nil) == (field.constraintMessage == nil), "\(field.name)")
            }
        }
    }

    @Test("count by what is open only, and by choices that there are")
    func feeds() {
        for ledger in BuiltInLedgers.all {
            for term in ledger.feeds.flatMap(\.terms) {
                let condition = term.condition
                #expect(condition?.isValid ?? true, "\(ledger.name): \(condition?.source ?? "")")
                var read = condition?.fields ?? []
                if case .sum(let name) = term.measure {
                    read.append(name)
                    let kind = ledger.field(name)?.kind
                    #expect(kind == .integer || kind == .decimal, "\(ledger.name): \(name)")
                }
                if let end = term.endField { read.append(end) }
                for name in read {
                    // What is sealed is never counted by: the sum would silently be 0.
                    #expect(
                        ledger.field(name).map { $0.sensitivity < .personal } == true,
                        "\(ledger.name): \(name)")
                }
                let literals = (condition?.source ?? "").matches(
                    of: /\$\{(\w+)\} != '|\$\{(\w+)\} = '([a-z-]+)'/)
                for match in literals {
                    guard let name = match.output.2, let value = match.output.3,
                        let field = ledger.field(String(name))
                    else { continue }
                    let known = field.kind == .yesNo ? ["yes", "no"] : field.choices.map(\.name)
                    #expect(known.contains(String(value)), "\(ledger.name).\(name): \(value)")
                }
                if term.measure == .persons { #expect(ledger.subject != nil, "\(ledger.name)") }
            }
        }
    }

    @Test("keep what is told of children and of hardship from everybody else")
    func sensitivity() throws {
        for name in ["pairings", "hope-rooms", "judicial-relief"] {
            let ledger = try #require(BuiltInLedgers.named(name))
            for field in ledger.subject?.all ?? [] {
                #expect(ledger.field(field)?.sensitivity == .sensitive, "\(name).\(field)")
            }
        }
        for ledger in BuiltInLedgers.all {
            for field in ledger.fields where [.identityNumber, .personName].contains(field.kind) {
                #expect(field.sensitivity >= .personal, "\(ledger.name).\(field.name)")
            }
        }
    }

    @Test("say everything in both languages")
    func words() {
        for ledger in BuiltInLedgers.all {
            let labels =
                [ledger.label] + ledger.fields.map(\.label) + ledger.fields.map(\.hint)
                + ledger.fields.flatMap(\.choices).map(\.label) + ledger.feeds.map(\.label)
                + ledger.fields.compactMap(\.constraintMessage)
            for label in labels where !label.zhHans.isEmpty {
                #expect(
                    label.en.unicodeScalars.allSatisfy { $0.value < 0x2E80 }, "\(label.zhHans): \(label.en)")
            }
        }
    }

    @Test("refuse what cannot be: more affordable places than places, an end before the beginning")
    func constraints() throws {
        let ledger = try #require(BuiltInLedgers.named("childcare"))
        let day = try #require(Day("2023-12-31"))
        var raw = [
            "name": "样例托育园", "change": "new", "kind": "independent", "nature": "public",
            "opened_on": "2023-05-04", "places": "40",
        ]
        #expect(RecordChecker(ledger, today: day).check(raw: raw).record != nil)
        raw["affordable_places"] = "41"
        raw["closed_on"] = "2023-05-03"
        let found = RecordChecker(ledger, today: day).check(raw: raw).problems.compactMap(\.position)
        #expect(Set(found) == ["affordable_places", "closed_on"])
    }
}
