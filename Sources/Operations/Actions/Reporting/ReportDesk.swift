import Database
import Programme

/// What the moves of a report need, loaded once inside their transaction.
struct ReportDesk {
    /// Its clock stands: all rows of one transaction tell one time, and the audit entry the same.
    let office: Office
    let plan: Plan
    let period: Period
    /// The later days that units were given.
    let extensions: [ID<Unit>: Day]
    let tx: any Transaction

    init(_ office: Office, quarter: Quarter, _ tx: any Transaction) throws {
        self.office = office.at(office.now())
        self.tx = tx
        plan = try PlanStore.find(year: quarter.year, in: office.jurisdiction, tx)
        guard plan.status == .confirmed else {
            throw Problem(.conflict, "plan.not-confirmed", ["year": String(plan.year)])
        }
        period = try PeriodStore.find(quarter, of: plan, tx)
        extensions = try PeriodStore.extensions(of: quarter, plan, tx)
    }

    /// The report of a unit on an action, new when nothing was saved yet; throws `report.unit-not-responsible`.
    func record(_ action: Action, _ unit: Unit) throws -> ReportRecord {
        guard action.reportingUnits.contains(unit.id) else {
            throw Problem(
                .invalid, "report.unit-not-responsible",
                ["unit": unit.name.rawValue, "action": String(action.ordinal)])
        }
        let found = try ReportStore.find(
            action: action.id, unit: unit.id, quarter: period.quarter, in: office.jurisdiction, tx)
        return found
            ?? ReportRecord(id: ID(office.newID()), action: action.id, unit: unit.id, quarter: period.quarter)
    }

    /// Makes a move and keeps it as a row; the record that is returned ends with it.
    func move(
        _ move: ReportMove, _ record: ReportRecord, by person: Person, reason: String? = nil
    ) throws -> ReportRecord {
        let action = plan.actions.first { $0.id == record.action }
        let commitments = action?.commitments(of: record.unit) ?? []
        // Only a signature vouches for the numbers.
        let differences =
            move == .sign
            ? ReportValidation.differences(
                in: record.content, for: commitments, from: try countings(for: record)) : []
        let state = try record.state.after(
            move,
            ReportMoveContext(
                person: person, unit: record.unit, jurisdiction: office.jurisdiction,
                isOpen: period.isOpen(on: office.today, extendedTo: extensions[record.unit]),
                isLocked: period.isLocked,
                problems: ReportValidation.problems(in: record.content, for: commitments)
                    + differences + foreign(record.content, action, record.unit),
                reviewBegun: record.isReviewBegun, submitter: record.receipt?.by, reason: reason))
        var moved = record
        moved.moves.append(
            ReportMoveRecord(
                move: move, state: state, revision: record.revision, contentHash: record.contentHash,
                reason: reason, at: office.now(), by: person.id))
        return moved
    }

    /// What the ledgers say of the commitments that a report's unit answers for.
    func countings(for record: ReportRecord) throws -> [ID<Commitment>: LedgerCounting] {
        let action = plan.actions.first { $0.id == record.action }
        let commitments = action?.commitments(of: record.unit) ?? []
        return try SourceDesk(office, commitments, tx).countings(of: commitments, record.quarter)
    }

    /// Freezes what the ledgers say with a report that was just signed.
    func freezeCountings(with record: ReportRecord) throws {
        for (commitment, counting) in try countings(for: record) {
            try CountingStore.freeze(
                counting, of: commitment, reason: record.content.entry(of: commitment)?.difference,
                with: record, in: office.jurisdiction, tx)
        }
    }

    /// Saves a new revision of a report; nil when the content is the one that is there already.
    func save(
        _ content: ReportContent, to record: ReportRecord, form: String?, by person: Person
    ) throws -> ReportRecord? {
        let hash = Digest.sha256(content.canonical)
        if record.revision > 0, hash == record.contentHash { return nil }
        var next = record
        next.content = content
        next.contentHash = hash
        next.form = form
        next.revision += 1
        let saved = try move(.save, next, by: person)
        try ReportStore.save(saved, by: person, at: office.now(), in: tx)
        try keepLastMove(of: saved)
        return saved
    }

    func keepLastMove(of record: ReportRecord) throws {
        guard let last = record.moves.last else { return }
        try ReportStore.append(
            last, ordinal: record.moves.count, to: record.id, in: office.jurisdiction, tx)
    }

    /// What does not belong into a report as the plan stands now: an entry of somebody else's commitment would count
    /// in published figures, one under an older definition would count as something that nobody reported.
    func foreign(_ content: ReportContent, _ action: Action?, _ unit: ID<Unit>) throws -> [Problem] {
        let own = action?.commitments(of: unit) ?? []
        var seen: Set<ID<Commitment>> = []
        return try content.entries.compactMap { entry in
            guard let commitment = own.first(where: { $0.id == entry.commitment }) else {
                let units = try PeopleStore.units(of: office.jurisdiction, in: tx)
                return Problem(
                    .invalid, "entry.not-yours",
                    [
                        "unit": units.first { $0.id == unit }?.name.rawValue ?? "",
                        "action": String(action?.ordinal ?? 0),
                    ])
            }
            let subject = ["commitment": commitment.subject]
            guard seen.insert(entry.commitment).inserted else {
                return Problem(.invalid, "entry.twice", subject)
            }
            return entry.definition == commitment.definition
                ? nil : Problem(.conflict, "entry.outdated", subject)
        }
    }

    /// Files as they are stored, whatever the caller says of them: only those that were brought for this report.
    func files(_ wanted: [EvidenceReference], of report: ReportKey) throws -> [EvidenceReference] {
        guard !wanted.isEmpty else { return [] }
        guard wanted.count <= EvidenceReference.most else {
            throw Problem(.invalid, "evidence.too-many", ["limit": String(EvidenceReference.most)])
        }
        let known = Dictionary(
            uniqueKeysWithValues: try EvidenceStore.files(for: report, in: office.jurisdiction, tx).map {
                ($0.reference.id, $0.reference)
            })
        var seen: Set<ID<Evidence>> = []
        return try wanted.map { file in
            guard let reference = known[file.id], seen.insert(file.id).inserted else {
                throw Problem(.invalid, "evidence.not-found")
            }
            return reference
        }
    }
}
