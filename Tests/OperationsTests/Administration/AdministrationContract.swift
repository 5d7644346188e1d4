import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("What the administrator keeps", .serialized)
struct AdministrationContract {
    @Test("the last active administrator stays one", arguments: Engine.available)
    func lastAdministrator(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let (office, cast) = (district.office, district.cast)
            func refusals() async throws -> [[String]] {
                [
                    try await district.refusal {
                        try await DisablePerson(office)(name: "管理员", by: cast.administrator)
                    },
                    try await district.refusal {
                        try await ChangePerson(office)(
                            cast.administrator.id, name: "管理员", role: .reviewer, unit: nil, by: cast.console)
                    },
                ]
            }
            let alone = [["person.last-administrator"], ["person.last-administrator"]]
            #expect(try await refusals() == alone)
            let second = try await AddPerson(office)(
                name: "副管理员", role: .administrator, unit: nil, by: cast.administrator)
            try await DisablePerson(office)(name: second.name, by: cast.administrator)
            // One who is disabled is none.
            #expect(try await refusals() == alone)
            try await EnablePerson(office)(name: second.name, by: cast.administrator)
            try await DisablePerson(office)(name: "管理员", by: second)
            #expect(
                try await district.refusal { try await DisablePerson(office)(name: second.name, by: second) }
                    == ["person.last-administrator"])
        }
    }

    @Test("name, role and unit fit each other", arguments: Engine.available)
    func change(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let (office, cast) = (district.office, district.cast)
            func change(_ name: String, _ role: Role, _ unit: String?, _ id: ID<Person>? = nil) async throws
                -> [String]
            {
                try await district.refusal {
                    try await ChangePerson(office)(
                        id ?? cast.auditor.id, name: name, role: role, unit: unit, by: cast.administrator)
                }
            }
            #expect(try await change("审核员", .auditor, nil) == ["person.name-taken"])
            #expect(try await change("甲\n乙", .auditor, nil) == ["person.name-invalid"])
            #expect(try await change("新名", .leader, nil) == ["person.unit-needed"])
            #expect(try await change("新名", .auditor, Cast.unit) == ["person.unit-not-wanted"])
            #expect(try await change("新名", .leader, "无此单位") == ["unit.not-found"])
            #expect(try await change("新名", .console, nil) == ["person.console"])
            #expect(try await change("新名", .auditor, nil, ID("console")) == ["person.console"])
            #expect(try await change("新名", .auditor, nil, ID("none")) == ["person.not-found"])
            let before = try await district.snapshot()
            #expect(try await change("审计员", .auditor, nil) == [])
            #expect(before.changes(to: try await district.snapshot()) == [])
            #expect(try await change("审计员", .reporter, district.unit(Cast.unit).id.rawValue) == [])
        }
    }

    @Test("a renamed unit still goes by its old name, and no two by the same", arguments: Engine.available)
    func units(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let (office, by) = (district.office, district.cast.administrator)
            let id = try await district.unit(Cast.unit).id
            let renamed = try await RenameUnit(office)(id, name: "区卫生健康委", by: by)
            #expect(renamed.aliases.map(\.rawValue) == [Cast.unit])
            #expect(try await district.unit(Cast.unit).id == id)
            let back = try await RenameUnit(office)(id, name: Cast.unit, by: by)
            #expect(back.name.rawValue == Cast.unit && back.aliases.map(\.rawValue) == ["区卫生健康委"])
            for (work, code) in [
                (
                    { @Sendable () async throws -> Programme.Unit in
                        try await RenameUnit(office)(id, name: Cast.otherUnit, by: by)
                    }, "unit.name-taken"
                ),
                (
                    { @Sendable () async throws -> Programme.Unit in
                        try await RenameUnit(office)(id, name: Cast.unit, by: by)
                    }, "unit.name-unchanged"
                ),
                (
                    { @Sendable () async throws -> Programme.Unit in
                        try await RenameUnit(office)(id, name: " ", by: by)
                    }, "unit.name-invalid"
                ),
                (
                    { @Sendable () async throws -> Programme.Unit in
                        try await RenameUnit(office)(ID("none"), name: "新名", by: by)
                    }, "unit.gone"
                ),
                (
                    { @Sendable () async throws -> Programme.Unit in
                        try await AddUnit(office)(name: "区卫生健康委", by: by)
                    }, "unit.name-taken"
                ),
                (
                    { @Sendable () async throws -> Programme.Unit in
                        try await AddAlias(office)(id, alias: Cast.otherUnit, by: by)
                    }, "unit.name-taken"
                ),
                (
                    { @Sendable () async throws -> Programme.Unit in
                        try await AddAlias(office)(id, alias: "区卫生健康委", by: by)
                    }, "unit.alias-known"
                ),
                (
                    { @Sendable () async throws -> Programme.Unit in
                        try await RemoveAlias(office)(id, alias: "无", by: by)
                    }, "unit.alias-unknown"
                ),
            ] {
                #expect(try await district.refusal { _ = try await work() } == [code], "\(code)")
            }
        }
    }

    /// The page says so before a unit is renamed.
    @Test("a form that went out before a unit was renamed has to be made anew", arguments: Engine.available)
    func renamedForm(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let form = try await FormImportContract.filled(district)
            let id = try await district.unit(Cast.unit).id
            try await RenameUnit(district.office)(id, name: "区卫生健康委", by: district.cast.administrator)
            #expect(
                try await district.refusal { _ = try await district.bring(form) } == ["form.outdated"])
            #expect(try await CheckIntegrity(district.office)().filter { $0.severity == .error } == [])
        }
    }

    @Test("a quarter's dates are moved with a reason and the old ones kept", arguments: Engine.available)
    func dates(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let (office, by) = (district.office, district.cast.administrator)
            let set = SetPeriodDates(office)
            let plan = try await district.plan()
            let old = try await office.database.read { try PeriodStore.find(Fixed.quarter, of: plan, $0) }
            func refusal(_ opens: Day, _ due: Day, _ reason: String) async throws -> [String] {
                try await district.refusal {
                    try await set(Fixed.quarter, opensOn: opens, dueOn: due, reason: reason, by: by)
                }
            }
            #expect(
                try await refusal(Fixed.day(3, 31), Fixed.day(6, 30), " ")
                    == ["period.opens-too-early", "period.due-too-early", "report.reason-needed"])
            #expect(
                try await refusal(Fixed.day(7, 9), Fixed.day(7, 8), "汛期") == ["period.opens-after-due"])
            #expect(try await refusal(old.opensOn, old.dueOn, "汛期") == ["period.unchanged"])
            for due in [14, 21] {
                try await set(
                    Fixed.quarter, opensOn: old.opensOn, dueOn: Fixed.day(7, due), reason: "第\(due)日", by: by)
            }
            let (now, changes) = try await office.database.read { db in
                (
                    try PeriodStore.find(Fixed.quarter, of: plan, db),
                    try PeriodStore.changes(of: Fixed.quarter, plan, db)
                )
            }
            #expect(now.dueOn == Fixed.day(7, 21) && now.opensOn == old.opensOn)
            #expect(changes.map(\.dueOn) == [old.dueOn, Fixed.day(7, 14)])
            #expect(changes.map(\.reason) == ["第14日", "第21日"] && changes.allSatisfy { $0.by == by.id })
            try await district.acceptAll()
            try await LockQuarter(office)(Fixed.quarter, by: district.cast.reviewer)
            #expect(
                try await refusal(old.opensOn, Fixed.day(7, 28), "再延") == ["report.quarter-locked"])
        }
    }

    @Test("lights follow the thresholds that are set", arguments: Engine.available)
    func thresholds(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.acceptAll()
            let read = ReadProgress(district.office)
            let before = try await read(quarter: Fixed.quarter).lines.map(\.progress)
            let lagging = try #require(
                before.first { $0.light == .yellow || $0.light == .red || $0.light == .green })
            let behind = (lagging.time - min(lagging.actual ?? 0, 1)) * 100
            // Everything that is behind by a point is red.
            try await ChangeSettings(district.office)(
                DistrictSettings(thresholds: LightThresholds(yellow: 1, red: 2)),
                by: district.cast.administrator)
            let strict = try await read(quarter: Fixed.quarter).lines.map(\.progress)
            #expect(zip(before, strict).contains { $0.light != .red && $1.light == .red }, "\(behind)")
            #expect(zip(before, strict).allSatisfy { $0.actual == $1.actual && $0.time == $1.time })
        }
    }

    @Test("settings that cannot be are refused with their places", arguments: Engine.available)
    func settings(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let change = ChangeSettings(district.office)
            let bad = DistrictSettings(
                thresholds: LightThresholds(yellow: 0, red: 0),
                limits: SessionLimits(idleMinutes: 0, absoluteHours: 25), language: "fr")
            #expect(
                try await district.refusal { try await change(bad, by: district.cast.administrator) } == [
                    "settings.points-yellow", "settings.points-red", "settings.idle", "settings.absolute",
                    "settings.default-language",
                ])
            #expect(bad.faults.map(\.position) == DistrictSettings.Name.allCases.map(\.rawValue))
            let before = try await district.snapshot()
            try await change(DistrictSettings(), by: district.cast.administrator)
            #expect(before.changes(to: try await district.snapshot()) == [])
            // What somebody put into the table by hand and is no such value is not believed.
            #expect(
                DistrictSettings(["idle-minutes": "-1", "yellow-points": "40", "red-points": "x"])
                    == DistrictSettings())
        }
    }
}
