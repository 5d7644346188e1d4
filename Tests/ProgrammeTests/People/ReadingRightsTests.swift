import Programme
import Testing

@Suite("Who may read what")
struct ReadingRightsTests {
    private func person(_ role: Role, unit: String? = nil) throws -> Person {
        Person(
            id: ID("p"), jurisdiction: try JurisdictionCode("370304"), name: "某人", role: role,
            unit: unit.map { ID($0) })
    }

    @Test("reports: all of them for the office and above, one's own in a unit, none for who keeps accounts")
    func reports() throws {
        for (role, own, other) in [
            (Role.reviewer, true, true), (.auditor, true, true), (.districtLeader, true, true),
            (.reporter, true, false), (.leader, true, false), (.administrator, false, false),
            (.console, false, false),
        ] {
            let isOfUnit = role == .reporter || role == .leader
            let reader = try person(role, unit: isOfUnit ? "u1" : nil)
            #expect(reader.mayReadReports(of: ID("u1")) == own, "\(role)")
            #expect(reader.mayReadReports(of: ID("u2")) == other, "\(role)")
        }
    }

    @Test("what a unit has not handed in is its own", arguments: ReportState.allCases)
    func states(state: ReportState) throws {
        let isHandedIn = ![ReportState.none, .draft, .signed].contains(state)
        #expect(try person(.reporter, unit: "u1").mayRead(state, of: ID("u1")))
        #expect(try !person(.reporter, unit: "u2").mayRead(state, of: ID("u1")))
        #expect(try person(.reviewer).mayRead(state, of: ID("u1")) == isHandedIn)
        #expect(try person(.auditor).mayRead(state, of: ID("u1")) == isHandedIn)
        #expect(try !person(.administrator).mayRead(state, of: ID("u1")))
    }

    @Test("names of people: not for other units, not for the district's leader")
    func names() throws {
        #expect(try person(.reviewer).maySeePeople(of: ID("u1")))
        #expect(try person(.administrator).maySeePeople(of: ID("u1")))
        #expect(try person(.leader, unit: "u1").maySeePeople(of: ID("u1")))
        #expect(try !person(.leader, unit: "u2").maySeePeople(of: ID("u1")))
        #expect(try !person(.districtLeader).maySeePeople(of: ID("u1")))
    }
}
