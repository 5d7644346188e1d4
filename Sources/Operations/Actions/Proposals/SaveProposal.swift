import Database
import Programme

/// What a form says of a proposal, as it was typed.
public struct ProposalForm: Hashable, Sendable {
    /// The texts.
    public var title = "", reason = "", promise = "", beneficiaries = "", funding = ""
    /// The number promised and its unit of count, both or neither; 不少于 unless said otherwise.
    public var number = "", unit = "", comparator = Comparator.atLeast
    /// What it costs, in 万元.
    public var cost = ""
    /// Who would answer for it.
    public var responsible: ID<Unit>?
    /// When.
    public var dueOn: Day?

    /// An empty form.
    public init() {}

    /// What it says; throws `Problems`, each at its field.
    func content(_ year: Int, units: [Unit]) throws -> Proposal.Content {
        var faults: [Problem] = []
        func words(_ text: String, _ limit: Int, _ field: String, isNeeded: Bool = true) -> String {
            if !isNeeded, text.allSatisfy(\.isWhitespace) { return "" }
            do {
                return try PlainWords(text, limit: limit, at: field).text
            } catch {
                if let fault = error as? Problem { faults.append(fault) }
            }
            return ""
        }
        func amount(_ text: String, _ field: String) -> Amount? {
            guard !text.allSatisfy(\.isWhitespace) else { return nil }
            do { return try Amount(reading: text) } catch {
                faults.append(Problem(.invalid, error.rawValue, at: field))
            }
            return nil
        }
        let number = amount(number, "number")
        let unit = words(unit, 20, "unit", isNeeded: number != nil)
        if number == nil, !unit.isEmpty { faults.append(Problem(.invalid, "words.missing", at: "number")) }
        if let dueOn, dueOn.year < year || dueOn.year > year + 1 {
            faults.append(Problem(.invalid, "proposal.due", ["year": String(year)], at: "due"))
        }
        let responsible = responsible.flatMap { id in units.first { $0.id == id }?.id }
        if responsible == nil { faults.append(Problem(.invalid, "words.missing", at: "responsible")) }
        let content = Proposal.Content(
            title: words(title, Proposal.titleLimit, "title"),
            reason: words(reason, Proposal.limit, "reason"),
            promise: words(promise, Proposal.limit, "promise"),
            target: number.map { Target(comparator: comparator, value: $0.value, unit: unit, text: "") },
            beneficiaries: words(beneficiaries, Proposal.limit, "beneficiaries"),
            cost: amount(cost, "cost"), funding: words(funding, Proposal.limit, "funding", isNeeded: false),
            responsible: responsible ?? ID(""), dueOn: dueOn)
        guard faults.isEmpty else { throw Problems(faults) }
        return content
    }
}

/// Writes a proposal for a year's programme, or a draft of one anew.
public struct SaveProposal: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter id: the draft to write anew; nil for a new proposal.
    /// - Throws: `person.not-allowed`, `plan.year-invalid`, `proposal.not-found`, `proposal.not-draft`; `Problems` of
    ///   the form, each at its field.
    @discardableResult
    public func callAsFunction(
        _ form: ProposalForm, year: Int, id: ID<Proposal>? = nil, by person: Person
    ) async throws -> Proposal {
        try await office.database.write { tx in
            try person.mayAct(as: .reporter, .leader, .reviewer, in: office.jurisdiction)
            guard Quarter(year: year, number: 1) != nil else {
                throw Problem(.invalid, "plan.year-invalid", ["year": String(year)])
            }
            let content = try form.content(
                year, units: try PeopleStore.units(of: office.jurisdiction, in: tx))
            let now = office.now()
            var proposal: Proposal
            if let id {
                proposal = try ProposalStore.find(id, in: office.jurisdiction, tx)
                guard proposal.mayBeRead(by: person) else { throw Problem(.notFound, "proposal.not-found") }
                guard proposal.mayBeWritten(by: person) else {
                    throw Problem(.conflict, "proposal.not-draft")
                }
                if var target = content.target, target.value == proposal.content.target?.value,
                    target.unit == proposal.content.target?.unit
                {
                    // What a carried promise was a rate of is not in the form.
                    target.per = proposal.content.target?.per
                    proposal.content = content
                    proposal.content.target = target
                } else {
                    proposal.content = content
                }
                proposal.revision += 1
            } else {
                proposal = Proposal(
                    id: ID(office.newID()), year: year, unit: person.unit, content: content)
                try ProposalStore.insert(proposal, in: office.jurisdiction, tx)
            }
            try ProposalStore.revise(proposal, by: person, at: now, tx)
            try AuditStore.append(
                AuditEvent(
                    "proposal.saved", subject: "proposal/\(proposal.id)",
                    details: ["revision": String(proposal.revision), "year": String(proposal.year)]),
                by: person, at: now, in: tx)
            return proposal
        }
    }
}
