import Database
import Foundation
import Programme

/// What one filled form brought.
public struct FormImport: Sendable {
    /// What became of the file.
    public enum Outcome: String, Sendable, Codable {
        /// At least one report was saved.
        case imported
        /// The same file came before, or says what is there already: nothing was changed.
        case unchanged
        /// A dry run found nothing wrong.
        case wouldImport
    }

    /// What became of it.
    public var outcome: Outcome
    /// The unit that filled it in.
    public var unit: Unit
    /// The quarter reported.
    public var quarter: Quarter
    /// The numbers of the actions whose reports were saved, or would be.
    public var actions: [Int]
}

/// Takes in a form that a unit has filled: all of it in one transaction, or nothing with every fault at its cell.
public struct ImportForm: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - data: the file, xlsx or docx.
    ///   - isDryRun: checks everything and changes nothing.
    ///   - people: reporters; the one of the form's own unit acts.
    /// - Throws: `DocumentError` for what is no readable file, `Problem`, or `Problems` with the cell of each fault.
    public func callAsFunction(
        _ data: Data, fileName: String, isDryRun: Bool = false, by people: [Person]
    ) async throws -> FormImport {
        let filled = try FilledFormReader.read(data, name: fileName)
        guard let person = people.first(where: { $0.unit == filled.identity.unit }) ?? people.first else {
            throw Problem(.invalid, "person.not-found", ["name": ""])
        }
        let hash = Digest.sha256(data)
        if isDryRun {
            return try await office.database.read { db in
                // The plan of the import without a right to write: whatever it would refuse, it refuses here too.
                let work = try FormWork(office, filled, hash, person, db)
                return work.result(isDryRun: true)
            }
        }
        return try await office.database.write { tx in
            let work = try FormWork(office, filled, hash, person, tx)
            guard !work.changes.isEmpty else { return work.result(isDryRun: false) }
            let desk = try ReportDesk(office, quarter: work.quarter, tx)
            var saved: [ReportRecord] = []
            for change in work.changes {
                if let record = try desk.save(
                    change.content, to: change.record, form: filled.identity.formID, by: person)
                {
                    saved.append(record)
                }
            }
            try ReportStore.insertForm(
                filled.identity.formID, hash: hash, fileName: fileName, by: person, at: desk.office.now(),
                in: tx)
            // One entry for the file: each saved report is named in it with its revision's seal.
            try AuditStore.append(
                AuditEvent(
                    "form.imported", subject: "form/\(filled.identity.formID)",
                    details: Dictionary(
                        saved.map { ("report/\($0.id)", "\($0.revision) \($0.contentHash)") },
                        uniquingKeysWith: { first, _ in first }
                    ).merging(["file": hash]) { first, _ in first }),
                by: person, at: desk.office.now(), in: tx)
            return work.result(isDryRun: false)
        }
    }
}

/// What a filled form would change, found without changing anything.
struct FormWork {
    /// One report that would get a new revision.
    struct Change {
        var action: Action
        var record: ReportRecord
        var content: ReportContent
    }

    let quarter: Quarter
    let unit: Unit
    private(set) var changes: [Change] = []

    init(
        _ office: Office, _ filled: FilledForm, _ hash: String, _ person: Person, _ db: any Connection
    ) throws {
        // Whoever may not save may not check a form either, or a dry run would promise what the import refuses.
        try person.mayAct(as: .reporter, in: office.jurisdiction)
        let identity = filled.identity
        quarter = identity.quarter
        let plan = try PlanStore.find(year: quarter.year, in: office.jurisdiction, db)
        let units = try PeopleStore.units(of: office.jurisdiction, in: db)
        let names = Dictionary(uniqueKeysWithValues: units.map { ($0.id, $0) })
        let wrong = identity.problems(
            expecting: .init(plan: plan, units: person.unit.map { [$0] } ?? [], names: names))
        guard wrong.isEmpty else { throw Problems(wrong) }
        guard let own = names[identity.unit] else {
            throw Problem(.conflict, "unit.not-found", ["unit": identity.unit.rawValue, "known": ""])
        }
        unit = own
        let period = try PeriodStore.find(quarter, of: plan, db)
        let extensions = try PeriodStore.extensions(of: quarter, plan, db)
        guard period.isOpen(on: office.today, extendedTo: extensions[own.id]) else {
            throw Problem(
                .conflict, period.isLocked ? "report.quarter-locked" : "report.period-not-open",
                ["quarter": quarter.description, "opens": period.opensOn.description])
        }
        let records = try ReportStore.all(of: plan, quarter: quarter, unit: own.id, db)
        let context = try ReportFormSource(office: office, plan: plan, db: db).context(
            of: own, period: period, reports: records, formID: identity.formID, issuedOn: identity.issuedOn,
            counted: identity.counted)
        let counted = Set(identity.counted.keys)
        let contents = try ReportForm.make(context).read(filled)
        var refused: [Problem] = []
        for section in context.sections {
            guard let words = contents[section.action.id] else { continue }
            let record = records.first { $0.action == section.action.id }
            // A form holds no files, and reasons only where a ledger counted as it went out: what is there stays.
            let content = words.with(files: record?.content.files ?? [])
                .withDifferences(of: record?.content, but: counted)
            // What says the same as the latest revision changes nothing, whatever state the report is in.
            if content.canonical == (record?.content ?? ReportFormSource.blank(section)).canonical {
                continue
            }
            if try isUntouched(section, content, record, identity, db) { continue }
            if let problem = obstacle(section, record, identity) {
                refused.append(problem)
            } else {
                changes.append(
                    Change(
                        action: section.action,
                        record: record
                            ?? ReportRecord(
                                id: ID(office.newID()), action: section.action.id, unit: own.id,
                                quarter: quarter),
                        content: content))
            }
        }
        guard refused.isEmpty else { throw Problems(refused) }
        // The very file came before, and something newer came since: importing it again would undo that.
        if !changes.isEmpty,
            let earlier = try ReportStore.importedForm(hash: hash, in: office.jurisdiction, db)
        {
            throw Problem(.conflict, "form.already-imported", ["at": earlier.at.local])
        }
    }

    /// Whether the section came back as it went out. Nobody wrote in it, so what was saved meanwhile, perhaps from a
    /// colleague's copy of the same form, must stay.
    private func isUntouched(
        _ section: ReportFormContext.Section, _ content: ReportContent, _ record: ReportRecord?,
        _ identity: FormIdentity, _ db: any Connection
    ) throws -> Bool {
        let base = identity.baseRevisions[section.action.id] ?? 0
        let own = Set(identity.counted.keys)
        guard base > 0, let record else {
            // The ledger's number that the form went out with was nobody's answer.
            var typed = content.with(files: [])
            typed.entries = typed.entries.map { entry in
                guard let issued = identity.counted[entry.commitment], !issued.isEmpty,
                    entry.value.plain == issued
                else { return entry }
                return ReportEntry(
                    commitment: entry.commitment, definition: entry.definition, value: .notReported,
                    difference: nil)
            }
            return typed.canonical == ReportFormSource.blank(section).canonical
        }
        let sent = try ReportStore.content(of: record.id, revision: base, in: identity.jurisdiction, db)
        // Files may have come and gone since; the form knows nothing of them.
        let plain = content.with(files: []).withDifferences(of: nil, but: own)
        return sent?.content.with(files: []).withDifferences(of: nil, but: own).canonical == plain.canonical
    }

    /// Why this section cannot be saved: it is with the office, or somebody wrote in it since the form went out.
    private func obstacle(
        _ section: ReportFormContext.Section, _ record: ReportRecord?, _ identity: FormIdentity
    ) -> Problem? {
        let number = String(section.action.ordinal)
        let state = record?.state ?? .none
        guard [.none, .draft, .returned].contains(state) else {
            return Problem(.conflict, "form.report-not-open", ["action": number, "state": state.rawValue])
        }
        let base = identity.baseRevisions[section.action.id] ?? 0
        // The same form sent again with a correction is no conflict: the revision in between came from it.
        guard let record, record.revision != base, record.form != identity.formID else { return nil }
        return Problem(
            .conflict, "form.report-changed",
            ["action": number, "base": String(base), "current": String(record.revision)])
    }

    func result(isDryRun: Bool) -> FormImport {
        FormImport(
            outcome: outcome(isDryRun), unit: unit,
            quarter: quarter, actions: changes.map(\.action.ordinal))
    }

    private func outcome(_ isDryRun: Bool) -> FormImport.Outcome {
        guard !changes.isEmpty else { return .unchanged }
        return isDryRun ? .wouldImport : .imported
    }
}
