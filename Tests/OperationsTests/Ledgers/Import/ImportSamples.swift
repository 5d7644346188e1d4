import Database
import Documents
import Foundation
import Operations
import Programme
import TestSupport

/// Files of trainings, as units send them.
struct ImportSample {
    /// The district with the test's ledgers, and a folder for files.
    let district: District

    /// Makes the ledgers known.
    init(_ district: District) async throws {
        self.district = district
        try await district.defineTestLedgers()
    }

    static let heads = ["姓名", "身份证号码", "培训日期", "课程", "学时", "取得证书", "地点"]

    /// A row of a training.
    static func row(_ person: Int, day: String = "2023-05-10", hours: String = "8") -> [String] {
        [
            "测试\(["甲", "乙", "丙", "丁"][person % 4])", TestLedger.number(person), day, "家政服务", hours, "是",
            "东街\(person)号",
        ]
    }

    /// Heads and so many rows, with commas.
    static func text(_ count: Int, heads: [String] = heads) -> String {
        ([heads] + (1...count).map { row($0) }).map { $0.joined(separator: ",") }.joined(separator: "\r\n")
            + "\r\n"
    }

    /// A file of some bytes.
    func file(_ data: Data, _ name: String = "名单.csv") throws -> URL {
        let file = district.folder.appendingPathComponent(name)
        try data.write(to: file)
        return file
    }

    /// Imports a text.
    func bring(
        _ text: String, dryRun: Bool = false, mapping: ColumnMapping? = nil, by person: Person? = nil,
        refused: URL? = nil
    ) async throws -> ImportResult {
        try await bring(file(Data(text.utf8)), dryRun: dryRun, mapping: mapping, by: person, refused: refused)
    }

    /// Imports a file.
    func bring(
        _ file: URL, ledger: String = "test-trainings", dryRun: Bool = false, mapping: ColumnMapping? = nil,
        by person: Person? = nil, refused: URL? = nil
    ) async throws -> ImportResult {
        try await ImportLedger(district.office)(
            ledger: ledger, file: file, fileName: file.lastPathComponent,
            .init(mapping: mapping, isDryRun: dryRun, refusedFile: refused),
            by: person ?? district.cast.reporter)
    }

    /// What the ledger holds, whatever the identifiers are: readable by the unit's own people.
    func contents(by person: Person? = nil, ledger: String = "test-trainings") async throws -> [[String:
        String]]
    {
        let page = try await ReadRecords(district.office)(
            ledger: ledger, RecordQuery(order: .oldest, limit: 500), by: person ?? district.cast.reporter)
        return page.records.map(\.values).sorted { ($0["number"] ?? "") < ($1["number"] ?? "") }
    }

    /// Entries of the audit log with a name.
    func entries(_ event: String) async throws -> [AuditEntry] {
        var found: [AuditEntry] = []
        let all = try await district.office.database.read { db in
            var all: [AuditEntry] = []
            try AuditStore.forEach(district.office.jurisdiction, in: db) { all.append($0) }
            return all
        }
        found = all.filter { $0.event == event }
        return found
    }
}
