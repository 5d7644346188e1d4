import Operations
import Programme

/// The people of every test, each named after what they are.
public struct Cast: Sendable {
    /// The program's own console.
    public var console: Person
    /// Keeps people and settings.
    public var administrator: Person
    /// The office's reviewer.
    public var reviewer: Person
    /// The district's leader.
    public var districtLeader: Person
    /// Reads everything.
    public var auditor: Person
    /// Each unit's reporter and leader, by the unit's name.
    public var reporters: [String: Person]
    /// Each unit's leader.
    public var leaders: [String: Person]

    /// The unit that most tests report for.
    public static let unit = "区卫生健康局"
    /// The unit of the outsider, who also takes part in action 2.
    public static let otherUnit = "区妇联"

    /// Registers everybody; every name begins with `prefix`.
    static func join(_ office: Office, console: Person, prefix: String = "") async throws -> Cast {
        let add = AddPerson(office)
        var cast = Cast(
            console: console,
            administrator: try await add(name: "\(prefix)管理员", role: .administrator, unit: nil, by: console),
            reviewer: try await add(name: "\(prefix)审核员", role: .reviewer, unit: nil, by: console),
            districtLeader: try await add(
                name: "\(prefix)区领导", role: .districtLeader, unit: nil, by: console),
            auditor: try await add(name: "\(prefix)审计员", role: .auditor, unit: nil, by: console),
            reporters: [:],
            leaders: [:])
        for unit in FixtureNotice.units {
            cast.reporters[unit] = try await add(
                name: "\(prefix)\(unit)联络员", role: .reporter, unit: unit, by: console)
            cast.leaders[unit] = try await add(
                name: "\(prefix)\(unit)负责人", role: .leader, unit: unit, by: console)
        }
        return cast
    }

    /// The reporter of `Cast.unit`.
    public var reporter: Person { reporter(of: Cast.unit) }

    /// The leader of `Cast.unit`.
    public var leader: Person { leader(of: Cast.unit) }

    /// Another unit's reporter.
    public var outsider: Person { reporter(of: Cast.otherUnit) }

    /// A unit's reporter; the console, who may report nothing, for a unit that has none.
    public func reporter(of unit: String) -> Person { reporters[unit] ?? console }

    /// A unit's leader; the console for a unit that has none.
    public func leader(of unit: String) -> Person { leaders[unit] ?? console }

    /// One person of every kind, for tests of who may do what.
    public var everybody: [Person] {
        [
            console, administrator, reviewer, districtLeader, auditor, reporter, leader, outsider,
            leader(of: Cast.otherUnit),
        ]
    }
}
