import Database
import Programme

/// A draft plan beside its notice: what a page about it shows, from one snapshot.
public struct DraftReview: Sendable {
    /// The plan.
    public var plan: Plan
    /// The notice that it was read from.
    public var notice: StoredNotice
    /// The notice's text.
    public var text: NoticeText
    /// Every unit of the region, by when it came.
    public var units: [Unit]
    /// The names of those who edited it.
    public var people: [ID<Person>: String]
    /// What the office did to the plan.
    public var history: DraftHistory
    /// The notice, piece by piece.
    public var map: NoticeMap
    /// What is open, in the notice's order.
    public var points: [OpenPoint]
}

/// Reads a draft plan, or one in force that was once a draft, beside its notice.
public struct ReadDraft: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `plan.none`; `person.not-allowed` for the units, who see a plan once it is in force.
    public func callAsFunction(year: Int? = nil, by person: Person) async throws -> DraftReview {
        try person.mayAct(
            as: .console, .reviewer, .administrator, .auditor, .districtLeader, in: office.jurisdiction)
        return try await office.database.read { db in
            let plan = try PlanStore.find(year: year, in: office.jurisdiction, db)
            let notice = try NoticeStore.find(plan.notice, in: office.jurisdiction, db)
            let units = try PeopleStore.units(of: office.jurisdiction, in: db)
            let history = try DraftStore.history(of: plan.id, in: office.jurisdiction, db)
            let people = try PeopleStore.people(of: office.jurisdiction, in: db).map { ($0.id, $0.name) }
            let text = NoticeText(notice.text)
            let map = NoticeMap(of: plan, in: text, remarks: notice.parsed.diagnostics, history: history)
            return DraftReview(
                plan: plan, notice: notice, text: text, units: units,
                people: Dictionary(people, uniquingKeysWith: { first, _ in first }), history: history, map: map,
                points: DraftChecklist.points(
                    of: plan, map: map, text: text, remarks: notice.parsed.diagnostics, history: history,
                    units: units.map { ($0.id, $0.name.rawValue) }))
        }
    }
}
