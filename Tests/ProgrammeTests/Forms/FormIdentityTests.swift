import Programme
import Testing

@Suite("What a form says it is")
struct FormIdentityTests {
    private func identity() throws -> FormIdentity { ReportForm.make(try FormSamples.context()).identity }

    private func properties(_ change: (inout [String: String]) -> Void = { _ in }) throws -> [String: String]
    {
        var all = Dictionary(uniqueKeysWithValues: try identity().properties.map { ($0.name, $0.value) })
        change(&all)
        return all
    }

    private func code(_ properties: [String: String]) -> String? {
        do throws(Problem) {
            _ = try FormIdentity(properties: properties)
            return nil
        } catch { return error.code }
    }

    @Test("It comes back as it went out, among other programs' properties")
    func roundTrip() throws {
        let identity = try identity()
        #expect(try FormIdentity(properties: properties { $0["Company"] = "某公司" }) == identity)
        #expect(identity.baseRevisions == [ID("a-1"): 3, ID("a-2"): 0])
        // A workbook's properties take no more.
        #expect(identity.properties.allSatisfy { $0.value.count <= 255 })
    }

    @Test("No form, a damaged one, a newer one")
    func refusals() throws {
        #expect(code(["Company": "某公司"]) == "form.not-a-form")
        #expect(code(try properties { $0["banshi-unit"] = "u-health" }) == "form.identity-damaged")
        #expect(code(try properties { $0["banshi-form"] = nil }) == "form.identity-damaged")
        #expect(code(try properties { $0["banshi-base-a-1"] = nil }) == "form.identity-damaged")
        #expect(code(try properties { $0["banshi-quarter"] = "2023Q9" }) == "form.identity-damaged")
        #expect(code(try properties { $0["banshi-format"] = "3" }) == "form.newer-version")
    }

    @Test("Another plan, quarter, unit, region")
    func others() throws {
        let identity = try identity()
        let units = try FormSamples.units()
        func codes(_ plan: Plan, _ quarter: Quarter?, _ units: Set<ID<Programme.Unit>>?) throws -> [String] {
            identity.problems(
                expecting: .init(plan: plan, quarter: quarter, units: units, names: try FormSamples.units())
            ).map(\.code)
        }
        var other = FormSamples.plan()
        #expect(try codes(other, FormSamples.quarter, [FormSamples.women]).isEmpty)
        #expect(try codes(other, nil, nil).isEmpty)
        #expect(try codes(other, FormSamples.quarter.previous, nil) == ["form.other-quarter"])
        #expect(try codes(other, nil, [FormSamples.health]) == ["form.other-unit"])
        let found = identity.problems(
            expecting: .init(plan: other, units: [FormSamples.health], names: units))
        #expect(found.first?.message.details == ["expected": "区卫生健康局", "found": "区妇联"])
        other.id = ID("p-2")
        other.jurisdiction = try JurisdictionCode("370303")
        #expect(try codes(other, nil, nil) == ["form.other-jurisdiction", "form.other-plan"])
    }

    @Test("A form from before an amendment is told, and nothing else about it")
    func outdated() throws {
        let old = ReportForm.make(try FormSamples.context()).returned(.sheet, ["c.c-talks.amount": "约20"])
        for change in [
            { (commitment: inout Commitment) in commitment.target?.text = "30场" },
            { commitment in commitment.definition = 2 }, { commitment in commitment.kind = .level },
        ] {
            var context = try FormSamples.context()
            change(&context.sections[0].commitments[0])
            #expect(ReportForm.make(context).faults(old) == ["form.outdated"])
        }
    }

    @Test("Saved again since it went out")
    func changed() throws {
        let identity = try identity()
        let plan = FormSamples.plan()
        #expect(identity.problems(current: [ID("a-1"): 3], plan: plan).isEmpty)
        let problems = identity.problems(current: [ID("a-1"): 4, ID("a-2"): 1], plan: plan)
        #expect(problems.map(\.code) == ["form.report-changed", "form.report-changed"])
        #expect(problems.first?.message.details == ["action": "1", "base": "3", "current": "4"])
    }

    @Test("The same form twice in one import, equal or not")
    func twice() throws {
        let form = ReportForm.make(try FormSamples.context())
        let first = form.returned(.sheet, ["c.c-talks.amount": "6"])
        var copy = first
        copy.name = "副本.xlsx"
        var other = form.returned(.sheet, ["c.c-talks.amount": "7"])
        other.name = "另一份.xlsx"
        let found = FilledForm.duplicates(among: [first, copy, other])
        #expect(found.map(\.name) == ["副本.xlsx", "另一份.xlsx"])
        #expect(found.map(\.problem.code) == ["form.twice", "form.twice-different"])
    }
}
