import Database
import Documents
import Foundation
import Operations
import Programme

/// `ledger-read DATABASE REGION LEDGER FEED UNIT RUNS`: a figure of a quarter, and the first page of the ledger's table without
/// a filter and with each of the filters that it has; as one line of JSON the middle time of each, in milliseconds.
func readLedger(_ arguments: [String]) async throws {
    guard arguments.count == 6, let runs = Int(arguments[5]), runs > 0 else {
        throw DocumentError("bench.usage", ["usage": "ledger-read DATABASE REGION LEDGER FEED UNIT RUNS"])
    }
    let region = try JurisdictionCode(arguments[1])
    let ids = IDGenerator()
    let office = Office(
        database: try await Storage.open(DatabaseLocation(sqlite: arguments[0])), jurisdiction: region,
        now: { Instant(seconds: 1_700_000_000) }, newID: { ids.next() }, calendar: try .shipped())
    let person = Person(id: ID("console"), jurisdiction: region, name: "", role: .reviewer, unit: nil)
    let name = arguments[2]
    let ledger = try await office.database.read { try LedgerStore.find(name, in: region, $0) }
    let unit = try await office.database.read {
        try PeopleStore.unit(named: arguments[4], of: region, in: $0).id
    }
    guard let quarter = Quarter(year: 2023, number: 4) else { return }
    var times: [String: Double] = [:]
    times["figure"] = try await middle(runs) {
        _ = try await office.database.read { db in
            try LedgerFigures.figure(ledger: ledger, feed: arguments[3], quarter: quarter, in: region, db)
        }
    }
    var queries: [String: RecordQuery] = ["none": RecordQuery(), "oldest": RecordQuery(order: .oldest)]
    queries["unit"] = RecordQuery(unit: unit)
    queries["from"] = RecordQuery(from: Day(year: 2023, month: 6, day: 1))
    queries["through"] = RecordQuery(through: Day(year: 2023, month: 6, day: 1))
    queries["place"] = RecordQuery(place: "东街77号")
    for field in ledger.fields where field.isIndexed {
        for choice in field.choices {
            queries["\(field.name)=\(choice.name)"] = RecordQuery(values: [field.name: choice.name])
        }
    }
    for (label, query) in queries {
        times["page \(label)"] = try await middle(runs) {
            _ = try await ReadRecords(office)(ledger: name, query, by: person)
        }
    }
    let page = try await ReadRecords(office)(ledger: name, by: person)
    times["rows"] = Double(page.count)
    print(String(decoding: try JSONEncoder().encode(times), as: UTF8.self))
}

private func middle(_ runs: Int, _ work: () async throws -> Void) async throws -> Double {
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0..<runs {
        times.append(try await clock.measure { try await work() } / Duration.milliseconds(1))
    }
    return times.sorted()[runs / 2]
}
