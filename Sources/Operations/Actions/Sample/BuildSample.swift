import Database
import Foundation
import Programme

/// Plays the sample year through, with the same actions that people use, at the times at which they would.
public struct BuildSample: Sendable {
    let office: Office

    /// In an office on a new, migrated database.
    public init(_ office: Office) { self.office = office }

    /// - Parameter progress: told how many of how many reports are done.
    public func callAsFunction(
        _ sample: SampleProgramme, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) async throws {
        let start = office.at(Instant(day(2023, 4, 28), hour: 9))
        let console = try await SetUp(start)(
            name: sample.name, units: sample.units.map { try UnitName($0) }, isSample: true)
        _ = try await ImportNotice(start)(
            SampleProgramme.notice(), fileName: SampleProgramme.noticeName, by: console)
        for group in sample.groups {
            try await ResolveGroup(start)(
                action: group.action, group: group.name, units: group.units, by: console)
        }
        let plan = try await ConfirmPlan(start)(acceptSuggestions: true, by: console)
        var cast: [String: Person] = [:]
        for member in try await members(sample, plan) {
            let person = try await AddPerson(start)(
                name: member.name, role: member.role, unit: member.unit, by: console)
            cast[key(member.role, member.unit)] = person
        }
        try await SamplePasswords(office: start).give(to: Array(cast.values))
        let ledgers = FillSampleLedgers(sample: sample, plan: plan)
        try await ledgers.setSources(start, by: cast[key(.reviewer, nil)] ?? console)
        try await reportAll(plan, sample, cast, progress) { quarter in
            try await ledgers.fill(quarter, office, by: console)
        }
        guard let reviewer = cast[key(.reviewer, nil)] else { return }
        let units = try await office.database.read { db in
            try PeopleStore.units(of: office.jurisdiction, in: db)
        }
        let everybody = cast
        let supervise = SuperviseSample(plan: plan, reviewer: reviewer) { role, unit in
            units.first { $0.id == unit }.flatMap { everybody[key(role, $0.name.rawValue)] }
        }
        try await supervise { office.at(Instant($0, hour: $1)) }
    }

    /// The people of the office, and for every unit that reports a reporter and a leader.
    private func members(_ sample: SampleProgramme, _ plan: Plan) async throws -> [SampleProgramme.Member] {
        let units = try await office.database.read { db in
            try PeopleStore.units(of: office.jurisdiction, in: db)
        }
        let names = plan.reportingUnits.compactMap { id in units.first { $0.id == id }?.name.rawValue }
        return sample.people
            + names.flatMap { unit in
                [
                    SampleProgramme.Member(name: "\(unit)联络员（样例）", role: .reporter, unit: unit),
                    SampleProgramme.Member(name: "\(unit)负责人（样例）", role: .leader, unit: unit),
                ]
            }
    }

    private func reportAll(
        _ plan: Plan, _ sample: SampleProgramme, _ cast: [String: Person],
        _ progress: (_ done: Int, _ all: Int) -> Void, fill: (Quarter) async throws -> Void
    ) async throws {
        let units = try await office.database.read { db in
            Dictionary(
                uniqueKeysWithValues: try PeopleStore.units(of: office.jurisdiction, in: db).map {
                    ($0.id, $0)
                })
        }
        let quarters = plan.quarters.dropFirst()
        let all = quarters.count * plan.actions.reduce(0) { $0 + $1.reportingUnits.count }
        var done = 0
        for quarter in quarters {
            try await fill(quarter)
            let period = Period(quarter, calendar: office.calendar)
            for action in plan.actions {
                for id in action.reportingUnits {
                    guard let unit = units[id] else { continue }
                    let story = SampleStory(
                        sample: sample, quarter: quarter, period: period, action: action, unit: unit,
                        calendar: office.calendar)
                    try await play(story, cast)
                    done += 1
                    progress(done, all)
                }
            }
            if sample.lockedQuarters.contains(quarter), let reviewer = cast[key(.reviewer, nil)] {
                let locking = office.calendar.day(25, workingDaysAfter: period.dueOn)
                try await LockQuarter(office.at(Instant(locking, hour: 16)))(quarter, by: reviewer)
            }
        }
    }

    /// One report from its first save to where the story leaves it.
    private func play(_ story: SampleStory, _ cast: [String: Person]) async throws {
        let unit = story.unit.name.rawValue
        guard story.end != .missing, let reporter = cast[key(.reporter, unit)],
            let leader = cast[key(.leader, unit)], let reviewer = cast[key(.reviewer, nil)]
        else { return }
        func at(_ days: Int, _ hour: Int) -> Office {
            office.at(Instant(office.calendar.day(days, workingDaysAfter: story.handIn), hour: hour))
        }
        func move(_ move: ReportMove, _ person: Person, _ office: Office, _ reason: String? = nil)
            async throws
        {
            try await MoveReport(office)(
                move, quarter: story.quarter, unit: unit, action: story.action.ordinal, by: person,
                reason: reason)
        }
        try await SaveReport(at(0, 9))(
            story.content(revised: false), quarter: story.quarter, unit: unit, action: story.action.ordinal,
            by: reporter)
        guard story.end != .draft else { return }
        try await move(.sign, leader, at(0, 11))
        try await move(.submit, reporter, at(0, 14))
        guard story.end != .waiting else { return }
        try await move(.review, reviewer, at(2, 9))
        if story.end == .returned || story.end == .open {
            try await move(.return, reviewer, at(2, 10), story.reason)
            guard story.end == .returned else { return }
            try await SaveReport(at(3, 9))(
                story.content(revised: true), quarter: story.quarter, unit: unit,
                action: story.action.ordinal,
                by: reporter)
            try await move(.sign, leader, at(3, 10))
            try await move(.submit, reporter, at(3, 11))
            try await move(.review, reviewer, at(4, 9))
        }
        try await move(.accept, reviewer, at(4, 15))
    }

    private func key(_ role: Role, _ unit: String?) -> String { "\(role.rawValue) \(unit ?? "")" }

    private func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? Day(ordinal: 0)
    }
}
