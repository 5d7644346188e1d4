import Database
import Foundation
import Operations
import Programme

/// A district with a small plan on a database of its own.
public struct District: Sendable {
    /// How far it is.
    public enum Stage: Sendable, Comparable {
        /// The region, its units and its people.
        case registered
        /// The notice is imported, its plan a draft; one commitment has steps.
        case drafted
        /// Units can report.
        case confirmed
    }

    /// Its code.
    public static let code = "990301"

    /// Where the actions work; its clock stands at `Fixed.now`.
    public let office: Office
    /// A folder for files, removed with the database.
    public let folder: URL
    /// Where the database is.
    public let location: DatabaseLocation
    /// Its people.
    public let cast: Cast

    /// The office at another time.
    public func office(on day: Day, hour: Int = 9) -> Office { office.at(Instant(day, hour: hour)) }

    /// The plan as it is stored.
    public func plan() async throws -> Plan {
        try await office.database.read { try PlanStore.find(year: 2023, in: office.jurisdiction, $0) }
    }

    /// A unit by its name.
    public func unit(_ name: String) async throws -> Programme.Unit {
        try await office.database.read { try PeopleStore.unit(named: name, of: office.jurisdiction, in: $0) }
    }

    /// A report as it is stored; nil before its first save.
    public func report(
        _ unit: String = Cast.unit, _ action: Int = 1, _ quarter: Quarter = Fixed.quarter
    ) async throws -> ReportRecord? {
        let (plan, unit) = (try await plan(), try await self.unit(unit))
        return try await office.database.read { db in
            try ReportStore.find(
                action: try plan.action(action).id, unit: unit.id, quarter: quarter, in: office.jurisdiction,
                db)
        }
    }

    /// Runs a statement behind the program's back, as somebody with the file would.
    public func tamper(_ sql: SQL) async throws {
        let changed = try await office.database.write { tx in try tx.execute(sql) }
        guard changed > 0 else { throw Problem(.notFound, "test.nothing-tampered") }
    }
}

extension Engine {
    /// Runs a test in a district of its own, and removes its database afterwards.
    public func withDistrict(
        _ stage: District.Stage = .confirmed, _ test: (District) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            let location = try location("main", in: folder)
            let database = try await Storage.create(location)
            let ids = CountedIDs()
            let office = Office(
                database: database, jurisdiction: try JurisdictionCode(District.code), now: { Fixed.now },
                newID: { ids.next() }, calendar: try .shipped(), passwords: .cheap,
                evidence: EvidenceFolder(data: folder.appending(path: "data")),
                keys: IdentityKeys(master: Array(0..<32)))
            let console = try await SetUp(office)(
                name: "", units: FixtureNotice.units.map { try UnitName($0) })
            let cast = try await Cast.join(office, console: console)
            let district = District(office: office, folder: folder, location: location, cast: cast)
            if stage >= .drafted { try await district.draft() }
            if stage >= .confirmed {
                try await ConfirmPlan(office)(acceptSuggestions: true, by: cast.reviewer)
            }
            try await test(district)
            try database.close()
        }
    }
}

extension District {
    /// Imports the notice, and gives the renovation of action 2 its steps.
    func draft(_ notice: Data = FixtureNotice.data) async throws {
        _ = try await ImportNotice(office)(
            notice, fileName: FixtureNotice.fileName, by: cast.console)
        var wish = Amendment.Wish()
        wish.kind = .milestone
        wish.milestones = [
            Milestone(ordinal: 1, title: "完成设计", weight: .one, dueOn: Fixed.day(6, 30)),
            Milestone(ordinal: 2, title: "完成施工", weight: .one, dueOn: Fixed.day(11, 30)),
        ]
        try await AmendCommitment(office)(
            action: 2, commitment: 3, wish: wish, reason: "按工程进度分步", by: cast.reviewer)
    }
}
