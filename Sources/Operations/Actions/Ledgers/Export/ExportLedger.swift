import Database
import Documents
import Foundation
import Programme

/// What went out.
public struct ExportResult: Sendable, Hashable {
    /// How many rows.
    public var count: Int
    /// Whether personal information of some row is masked: such a file cannot be imported again.
    public var isMasked: Bool
    /// Whether it holds personal information in clear.
    public var isPersonal: Bool
    /// A name for the file, which says who took it out where it holds personal information.
    public var fileName: String
}

/// Writes a ledger's rows into a file: what comes in comes out, and the other way round.
public struct ExportLedger: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - query: which rows; its limit does not count.
    ///   - file: where the file is put; it is readable by this account only.
    ///   - hasMark: text with the byte order mark by which Excel knows UTF-8.
    /// - Throws: `ledger.unknown`, `person.not-allowed`, `ledger.field-not-filtered`; `export.no-location` for points of a
    ///   ledger without places; `document.too-many-rows` for a workbook of more than 1,048,575; `document.cannot-write`.
    public func callAsFunction(
        ledger name: String, _ query: RecordQuery = RecordQuery(), format: ExportFormat,
        language: String = "zh-Hans", hasMark: Bool = true, by person: Person, to file: URL
    ) async throws -> ExportResult {
        do {
            let (ledger, result) = try await withTaskExecutorPreference(ThreadExecutor()) {
                try await office.database.read { db in
                    let ledger = try LedgerStore.find(name, in: office.jurisdiction, db)
                    let result = try write(
                        ledger, query, format, language: language, hasMark: hasMark, person, file, db)
                    return (ledger, result)
                }
            }
            // Nothing goes out that the log does not tell of.
            try await office.database.write { tx in
                try AuditStore.append(
                    AuditEvent(
                        "ledger.exported", subject: "ledger/\(ledger.name)",
                        details: [
                            "format": format.rawValue, "rows": String(result.count),
                            "personal": result.isPersonal ? "clear" : result.isMasked ? "masked" : "none",
                        ]), by: person, at: office.now(), in: tx)
            }
            return result
        } catch {
            try? FileManager.default.removeItem(at: file)
            throw error
        }
    }

    private func write(
        _ ledger: Ledger, _ asked: RecordQuery, _ format: ExportFormat, language: String, hasMark: Bool,
        _ person: Person, _ file: URL, _ db: any Connection
    ) throws -> ExportResult {
        let region = office.jurisdiction
        try LedgerDesk.requireReading(by: person, in: region)
        var query = try LedgerDesk.allowed(asked, ledger, for: person, office: office, db)
        query.limit = 2_000
        (query.order, query.after) = (.oldest, nil)
        let units = try LedgerDesk.unitNames(region, db)
        let isOwn = person.unit.map { unit in person.mayReadPersonal(of: unit) } ?? false
        let isClear = ledger.isPersonal && isOwn && format != .geojson
        let now = office.now()
        let name = person.unit.flatMap { units[$0] }.map { "\($0) \(person.name)" } ?? person.name
        let marks = ExportMarks(
            by: name, at: now.local, isPersonal: isClear, isMasked: ledger.isPersonal && !isClear,
            language: language)
        let rows = try rows(format, file, ledger, marks, hasMark: hasMark)
        var (count, isMasked) = (0, false)
        while true {
            let page = try RecordStore.page(query, ledger, in: region, db)
            for record in try LedgerDesk.open(page.records, ledger, for: person, office: office, db) {
                if record.isMasked { isMasked = true }
                try rows.append(record, unit: units[record.unit] ?? "")
            }
            count += page.records.count
            guard page.hasMore, let reached = page.reached else { break }
            query.after = reached
        }
        try rows.close(count: count)
        // The watermark of a file is its name too.
        let title = EvidenceName.cleaned(
            "\(ledger.label.words(language)) \(now.day)" + (isClear ? " \(name)" : ""))
        return ExportResult(
            count: count, isMasked: isMasked, isPersonal: isClear, fileName: "\(title).\(format.rawValue)")
    }

    private func rows(
        _ format: ExportFormat, _ file: URL, _ ledger: Ledger, _ marks: ExportMarks, hasMark: Bool
    ) throws -> any LedgerRows {
        switch format {
        case .csv: return try LedgerCSV(file, ledger, marks, hasMark: hasMark)
        case .xlsx: return try LedgerXLSX(file, ledger, marks)
        case .geojson:
            guard let location = ledger.locationField, location.sensitivity < .personal else {
                throw Problem(.invalid, "export.no-location", ["ledger": ledger.label.words(marks.language)])
            }
            return try LedgerGeoJSON(file, ledger, marks, location: location)
        }
    }
}

/// Makes the workbook in which a ledger's rows are collected.
public struct LedgerTemplateFile: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The file and its name. For the office it has a column for the unit.
    ///
    /// - Throws: `ledger.unknown`, `person.not-allowed`.
    public func callAsFunction(
        ledger name: String, language: String = "zh-Hans", by person: Person
    ) async throws -> (data: Data, fileName: String) {
        let (ledger, units) = try await office.database.read { db in
            let units = try ImportUnits(office, person, db)
            let all = try PeopleStore.units(of: office.jurisdiction, in: db).map(\.name.rawValue)
            return (
                try LedgerStore.find(name, in: office.jurisdiction, db), units.own == nil ? all : []
            )
        }
        return try await Blocking.run {
            let book = LedgerTemplate.make(ledger, units: units, language: language)
            return (try book.data(), EvidenceName.cleaned(ledger.label.words(language)) + ".xlsx")
        }
    }
}
