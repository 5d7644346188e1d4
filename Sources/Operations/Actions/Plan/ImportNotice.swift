import Database
import Documents
import Foundation
import Programme

/// What an import gave: the plan, and whether it is new.
public struct NoticeImport: Sendable {
    /// The notice as stored.
    public var notice: StoredNotice
    /// Its plan.
    public var plan: Plan
    /// False when the same file was imported before: then nothing was changed.
    public var isNew: Bool
}

/// Reads a notice's file and stores it with a draft plan and what the importer was unsure of.
public struct ImportNotice: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - data: the file: Word, PDF, text or web page.
    ///   - year: overrides the year that the title or the date gives.
    /// - Throws: `notice.not-a-notice` and the readers' errors; `plan.year-taken` when that year has another plan,
    ///   `conversion.busy` when many are being read already, `plan.year-invalid` for one that no programme has, `notice.too-large` for what is no notice by its size.
    public func callAsFunction(
        _ data: Data, fileName: String, year: Int? = nil, by person: Person
    ) async throws -> NoticeImport {
        try person.mayAct(as: .console, .reviewer, .administrator, in: office.jurisdiction)
        let hash = Digest.sha256(data)
        if let known = try await office.database.read({ db in try imported(hash, db) }) { return known }
        let (text, parsed) = try await office.documents.inTurn { try ImportNotice.read(data, fileName) }
        let year = try year ?? PlanDraft.year(of: parsed)
        guard Quarter(year: year, number: 1) != nil else {
            throw Problem(.invalid, "plan.year-invalid", ["year": String(year)])
        }
        return try await office.database.write { tx in
            // Looked for again: another import of the same file may have come first.
            if let known = try imported(hash, tx) { return known }
            guard try !PlanStore.exists(year: year, in: office.jurisdiction, tx) else {
                throw Problem(.conflict, "plan.year-taken", ["year": String(year)])
            }
            let notice = StoredNotice(
                id: ID(office.newID()), fileName: fileName, fileHash: hash, text: text, parsed: parsed)
            try NoticeStore.insert(
                notice, jurisdiction: office.jurisdiction, by: person, at: office.now(), in: tx)
            try nameRegion(after: parsed, tx)
            var register = try UnitRegister(office, tx)
            let plan = try PlanDraft.make(
                from: parsed, text: text, id: notice.id, jurisdiction: office.jurisdiction, year: year,
                units: { try register.unit(named: $0) }, newID: office.newID)
            try PlanStore.insert(plan, in: tx)
            try AuditStore.append(
                AuditEvent(
                    "notice.imported", subject: "plan/\(plan.id)",
                    details: [
                        "file": hash, "actions": String(plan.actions.count),
                        "commitments": String(plan.actions.reduce(0) { $0 + $1.commitments.count }),
                    ]),
                by: person, at: office.now(), in: tx)
            return NoticeImport(notice: notice, plan: plan, isNew: true)
        }
    }

    /// Reads a file and refuses what no page could show and nobody could review.
    private static func read(_ data: Data, _ name: String) throws -> (String, ParsedNotice) {
        let text = try DocumentReader.read(data, name: name).text
        func limit(_ count: Int, _ most: Int, _ what: String) throws {
            guard count <= most else {
                throw Problem(
                    .invalid, "notice.too-large",
                    ["what": what, "count": String(count), "limit": String(most)])
            }
        }
        try limit(text.unicodeScalars.count, 100_000, "characters")
        let parsed = try NoticeParser().parse(text)
        try limit(parsed.actions.count, 300, "actions")
        try limit(parsed.actions.reduce(0) { $0 + $1.commitments.count }, 1_000, "commitments")
        try limit(parsed.diagnostics.count, 5_000, "remarks")
        return (text, parsed)
    }

    /// What pasted text is called as a file.
    private static let pastedName = ["notice", "txt"].joined(separator: ".")

    /// A notice that was pasted as text; it is kept as `notice.txt`.
    ///
    /// - Throws: as the import of a file does.
    public func callAsFunction(
        pasted text: String, year: Int? = nil, by person: Person
    ) async throws -> NoticeImport {
        // A browser ends lines as it likes: the same notice pasted twice must be the same file.
        let lines = text.replacingOccurrences(of: "\r\n", with: "\n")
            .replacingOccurrences(of: "\r", with: "\n")
        return try await self(Data(lines.utf8), fileName: Self.pastedName, year: year, by: person)
    }

    /// A region that was registered without a name takes it from its first notice: 博山区人民政府办公室 → 博山区.
    private func nameRegion(after notice: ParsedNotice, _ tx: any Transaction) throws {
        guard try PeopleStore.jurisdiction(office.jurisdiction, in: tx).name.isEmpty,
            let issuer = notice.issuer, let end = issuer.range(of: "人民政府")?.lowerBound,
            end > issuer.startIndex
        else { return }
        try PeopleStore.rename(office.jurisdiction, to: String(issuer[..<end]), in: tx)
    }

    private func imported(_ hash: String, _ db: any Connection) throws -> NoticeImport? {
        guard let id = try NoticeStore.id(ofFile: hash, in: office.jurisdiction, db),
            let plan = try PlanStore.find(notice: id, in: office.jurisdiction, db)
        else { return nil }
        return NoticeImport(
            notice: try NoticeStore.find(id, in: office.jurisdiction, db), plan: plan, isNew: false)
    }
}

/// A notice's file as text and as what the importer understood.
public enum NoticeReading {
    /// - Throws: the readers' `DocumentError`, `Problem` `notice.not-a-notice`.
    public static func read(_ data: Data, name: String) throws -> (text: String, parsed: ParsedNotice) {
        let text = try DocumentReader.read(data, name: name).text
        return (text, try NoticeParser().parse(text))
    }
}
