import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Regions, units and people", .serialized)
struct PeopleContract {
    private func add(
        _ district: District, _ name: String, _ role: Role = .auditor, unit: String? = nil,
        by person: Person? = nil
    ) async throws {
        try await AddPerson(district.office)(
            name: name, role: role, unit: unit, by: person ?? district.cast.administrator)
    }

    @Test("a region is registered once; another code is another region", arguments: Engine.available)
    func setUp(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            #expect(
                try await district.refusal { _ = try await SetUp(district.office)(name: "又一次") }
                    == ["setup.already-done"])
            let office = district.office
            let other = Office(
                database: office.database, jurisdiction: try JurisdictionCode("990302"), now: office.now,
                newID: office.newID, calendar: office.calendar)
            let console = try await SetUp(other)(name: "邻区")
            // Its console may do nothing in the first region, nor anybody of the first in it.
            #expect(
                try await district.refusal { try await add(district, "越界", by: console) }
                    == ["person.not-allowed"])
            #expect(
                try await district.refusal {
                    try await AddPerson(other)(
                        name: "越界", role: .auditor, unit: nil, by: district.cast.administrator)
                } == ["person.not-allowed"])
            // Both chains are whole: each region has its own.
            for office in [office, other] {
                guard case .whole = try await VerifyAudit(office)() else {
                    Issue.record("the chain of \(office.jurisdiction) is broken")
                    continue
                }
            }
        }
    }

    @Test("who is added is found by name and by ID", arguments: Engine.available)
    func added(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            try await add(district, "  李四 ", .reporter, unit: Cast.unit)
            let (byName, byID) = try await district.office.database.read { db in
                let person = try PeopleStore.person("李四", of: district.office.jurisdiction, in: db)
                return (
                    person,
                    try PeopleStore.person(person.id.rawValue, of: district.office.jurisdiction, in: db)
                )
            }
            #expect(byName == byID)
            #expect(byName.role == .reporter && byName.isActive)
            #expect(try await byName.unit == district.unit(Cast.unit).id)
        }
    }

    @Test("names that are taken, empty, too long, on two lines or somebody's ID", arguments: Engine.available)
    func names(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            #expect(try await district.refusal { try await add(district, "审计员") } == ["person.name-taken"])
            #expect(
                try await district.refusal { try await add(district, "console") } == ["person.name-taken"])
            for name in ["", " \n", String(repeating: "长", count: 61), "甲\n乙", "甲\u{202E}乙", "甲\u{7}"] {
                #expect(
                    try await district.refusal { try await add(district, name) } == ["person.name-invalid"],
                    "\(name.debugDescription)")
            }
        }
    }

    @Test("a unit's people need a unit, everybody else has none", arguments: Engine.available)
    func units(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            for role in Role.allCases where role != .console {
                let needs = role == .leader || role == .reporter
                let unit = needs ? nil : Cast.unit
                #expect(
                    try await district.refusal { try await add(district, "新人", role, unit: unit) }
                        == [needs ? "person.unit-needed" : "person.unit-not-wanted"], "\(role)")
            }
            #expect(
                try await district.refusal { try await add(district, "新人", .leader, unit: "无此单位") }
                    == ["unit.not-found"])
        }
    }

    @Test("only console and administrator keep people", arguments: Engine.available)
    func permission(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            for person in district.cast.everybody where ![.console, .administrator].contains(person.role) {
                #expect(
                    try await district.refusal { try await add(district, "新人", by: person) }
                        == ["person.not-allowed"])
                #expect(
                    try await district.refusal {
                        try await DisablePerson(district.office)(name: "审计员", by: person)
                    } == ["person.not-allowed"])
            }
        }
    }

    @Test("who is disabled can do nothing more, and what they did stays theirs", arguments: Engine.available)
    func disabled(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.save()
            let disable = DisablePerson(district.office)
            try await disable(name: district.cast.reporter.name, by: district.cast.administrator)
            let gone = try await district.office.database.read { db in
                try PeopleStore.person(district.cast.reporter.name, of: district.office.jurisdiction, in: db)
            }
            #expect(!gone.isActive)
            let content = try await district.content(text: "再写")
            #expect(
                try await district.refusal {
                    try await SaveReport(district.office)(
                        content, quarter: Fixed.quarter, unit: Cast.unit, action: 1, by: gone)
                } == ["person.not-allowed"])
            #expect(try await district.report()?.moves.map(\.by) == [gone.id])
            #expect(
                try await district.refusal {
                    try await disable(name: "控制台", by: district.cast.administrator)
                } == ["person.console"])
            #expect(
                try await district.refusal {
                    try await disable(name: "查无此人", by: district.cast.administrator)
                } == ["person.not-found"])
        }
    }
}
