import Database
import Foundation
import Programme

/// What is in a file before it is imported: its heads, its first rows, and which column seems to be which field.
public struct ImportExamination: Sendable {
    /// How the mapping came about.
    public enum Origin: String, Sendable, Codable, CaseIterable {
        /// The file was made from the ledger's template.
        case template
        /// Somebody said so for a file with the same heads.
        case remembered
        /// By the words at the heads.
        case matched
    }

    /// The ledger.
    public var ledger: Ledger
    /// The file's name.
    public var fileName: String
    /// `xlsx`, `csv` or `geojson`.
    public var format: String
    /// The sheet, in a workbook.
    public var sheet: String?
    /// The number of the row with the heads.
    public var headRow: Int
    /// What people read at the heads.
    public var heads: [String]
    /// The first three rows; what goes into a personal field is masked.
    public var samples: [[String]]
    /// Which column is which field.
    public var mapping: ColumnMapping
    /// How that was found.
    public var origin: Origin
    /// The columns with a head that go nowhere.
    public var unmatched: [Int]
    /// The required fields without a column.
    public var missing: [String]
    /// Whether rows have to name their unit: the importing person has none.
    public var needsUnit: Bool

    /// Whether a person should look at the mapping: something is missing or goes nowhere, and nobody said so before.
    public var needsConfirmation: Bool {
        !missing.isEmpty || (origin == .matched && !unmatched.isEmpty)
            || (needsUnit && mapping.unitColumn == nil)
    }
}

/// Looks into a file without importing it.
public struct ExamineImport: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// A file at its place.
    ///
    /// - Throws: as `ImportLedger`, but for what is wrong with the mapping.
    public func callAsFunction(
        ledger name: String, file: URL, fileName: String, by person: Person
    ) async throws -> ImportExamination {
        let (ledger, units) = try await office.database.read { db in
            let units = try ImportUnits(office, person, db)
            return (try LedgerStore.find(name, in: office.jurisdiction, db), units)
        }
        let shape = try await Blocking.run { try LedgerFile(file, for: ledger).shape }
        let remembered = try await office.database.read { db in
            try MappingStore.find(ledger.name, heads: shape.heads, in: office.jurisdiction, db)
        }
        let mapping = remembered ?? HeadMatcher(ledger).mapping(of: shape.heads)
        let own = RefusedRowsFile.Layout(
            ledger: ledger, mapping: mapping, labels: shape.labels, words: { $0.key }, language: "zh-Hans")
        return ImportExamination(
            ledger: ledger, fileName: fileName, format: shape.format.rawValue, sheet: shape.sheetName,
            headRow: shape.headRow, heads: shape.labels,
            samples: shape.samples.map { ExamineImport.masked($0.cells, mapping, ledger) }, mapping: mapping,
            origin: shape.ledger == ledger.name ? .template : remembered == nil ? .matched : .remembered,
            unmatched: mapping.ignored.filter { !shape.labels[$0].isEmpty && !own.isOwn(shape.labels[$0]) },
            missing: mapping.missing(in: ledger), needsUnit: units.own == nil)
    }

    /// What is not known to be open is masked too: a column that goes nowhere may hold anything.
    private static func masked(_ cells: [String], _ mapping: ColumnMapping, _ ledger: Ledger) -> [String] {
        mapping.targets.indices.map { column in
            let cell = cells.indices.contains(column) ? cells[column] : ""
            switch mapping.targets[column] {
            case .unit: return String(cell.prefix(60))
            case .field(let name):
                guard let field = ledger.field(name), field.sensitivity < .personal else { break }
                return String(cell.prefix(60))
            case .ignored: break
            }
            return cell.isEmpty ? "" : cell.prefix(1) + "***"
        }
    }
}
