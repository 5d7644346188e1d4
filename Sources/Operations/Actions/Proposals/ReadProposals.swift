import Database
import Documents
import Foundation
import Programme

/// A year's proposals as one reader sees them.
public struct ProposalsView: Sendable {
    /// Who reads.
    public let reader: Person
    /// The region.
    public let jurisdiction: Jurisdiction
    /// The year they are for.
    public let year: Int
    /// Those that this reader may read, in the order in which they were made: a unit its own, the office all that
    /// were handed in.
    public let proposals: [Proposal]
    /// What the criteria weigh.
    public let weights: CriterionWeights
    /// The region's units.
    public let units: [Unit]

    /// A unit's name; empty for nil.
    public func name(of unit: ID<Unit>?) -> String {
        unit.flatMap { id in units.first { $0.id == id }?.name.rawValue } ?? ""
    }

    /// Those that stand to be chosen from, by their points; for the office and those who oversee it.
    public var ranking: ProposalRanking {
        let states: Set<ProposalState> = [.submitted, .selected, .setAside]
        return ProposalRanking(
            reader.unit == nil ? proposals.filter { states.contains($0.state) } : [], weights)
    }

    /// What was selected, the best first.
    public var selected: [Proposal] {
        ranking.lines.compactMap { line in
            proposals.first { $0.id == line.proposal && $0.state == .selected }
        }
    }

    /// The draft notice of what was selected.
    public func draft(on day: Day) -> NoticeDraft {
        NoticeDraft(
            of: selected, year: year,
            names: Dictionary(uniqueKeysWithValues: units.map { ($0.id, $0.name.rawValue) }),
            issuer: "\(jurisdiction.name)人民政府办公室", recipients: ["各镇人民政府、街道办事处", "各有关单位"],
            issuedOn: day)
    }
}

/// Reads a year's proposals.
public struct ReadProposals: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter year: nil for the year after the plan in force, or the next one where there is no plan.
    /// - Throws: `person.not-allowed`.
    public func callAsFunction(year: Int? = nil, by person: Person) async throws -> ProposalsView {
        try person.mayAct(
            as: .reporter, .leader, .reviewer, .auditor, .districtLeader, in: office.jurisdiction)
        return try await office.database.read { db in
            try view(year, by: person, db)
        }
    }

    /// One proposal, with the year's; throws `person.not-allowed`, and `proposal.not-found` also for what this person
    /// may not read.
    public func one(
        _ id: ID<Proposal>, by person: Person
    ) async throws -> (view: ProposalsView, proposal: Proposal) {
        try person.mayAct(
            as: .reporter, .leader, .reviewer, .auditor, .districtLeader, in: office.jurisdiction)
        return try await office.database.read { db in
            let proposal = try ProposalStore.find(id, in: office.jurisdiction, db)
            guard proposal.mayBeRead(by: person) else { throw Problem(.notFound, "proposal.not-found") }
            return (try view(proposal.year, by: person, db), proposal)
        }
    }

    private func view(_ year: Int?, by person: Person, _ db: any Connection) throws -> ProposalsView {
        let plans = try PlanStore.years(of: office.jurisdiction, in: db)
        let year = year ?? (plans.first(where: \.isConfirmed)?.year ?? office.today.year) + 1
        return ProposalsView(
            reader: person, jurisdiction: try PeopleStore.jurisdiction(office.jurisdiction, in: db),
            year: year,
            proposals: try ProposalStore.all(of: year, in: office.jurisdiction, db)
                .filter { $0.mayBeRead(by: person) },
            weights: try SettingStore.weights(of: office.jurisdiction, in: db),
            units: try PeopleStore.units(of: office.jurisdiction, in: db))
    }
}

/// Makes the draft notice of the selected proposals, as a file and as a draft plan.
public struct MakeDraftNotice: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The file. What the importer would read from it is what was selected, or it is refused.
    ///
    /// - Throws: `person.not-allowed`; `Problems` of `NoticeDraft.faults`.
    public func callAsFunction(year: Int? = nil, by person: Person) async throws -> IssuedFile {
        try person.mayAct(as: .reviewer, in: office.jurisdiction)
        let view = try await ReadProposals(office)(year: year, by: person)
        var draft = view.draft(on: office.today)
        draft.mark = [draft.mark, view.jurisdiction.mark].compactMap(\.self).joined(separator: "，")
        let faults = draft.faults
        guard faults.isEmpty else { throw Problems(faults) }
        let file = try OfficialForms.docx(draft)
        let name = DocumentNames.file(
            DocumentNames.draftNotice(view.year), isProvisional: false, isSample: view.jurisdiction.isSample,
            ending: "docx")
        let read = draft.faults(readFrom: try NoticeReading.read(file, name: name).text)
        guard read.isEmpty else { throw Problems(read) }
        return IssuedFile(data: file, name: name, shape: .docx)
    }

    /// The draft plan that the importer reads from the file.
    ///
    /// - Throws: what making the file and importing a notice throw, `plan.year-taken` among it.
    public func plan(year: Int? = nil, by person: Person) async throws -> NoticeImport {
        let view = try await ReadProposals(office)(year: year, by: person)
        let file = try await self(year: view.year, by: person)
        return try await ImportNotice(office)(
            file.data, fileName: file.name, year: view.year, by: person)
    }
}
