import Foundation
import GRDB

/// One access to an SQLite connection, as long as its closure runs.
final class SQLiteSession: Transaction {
    let engine = Engine.sqlite
    private let db: GRDB.Database
    /// A statement failed. SQLite itself would go on and commit the rest; PostgreSQL never does, so neither do
    /// we: half of what a caller meant is the worst outcome.
    private var isAborted = false

    init(_ db: GRDB.Database) {
        self.db = db
    }

    func rows(_ sql: SQL) throws -> [Row] {
        try run {
            let statement = try prepared(sql)
            var rows: [Row] = []
            try Self.read(statement) { rows.append($0) }
            return rows
        }
    }

    func row(_ sql: SQL) throws -> Row? {
        try run {
            let statement = try prepared(sql)
            // A statement that changes rows runs to its end, whether or not its later rows are wanted.
            guard statement.isReadonly else {
                var first: Row?
                try Self.read(statement) { if first == nil { first = $0 } }
                return first
            }
            let layout = Row.Layout(names: statement.columnNames)
            let cursor = try GRDB.Row.fetchCursor(statement)
            // The cursor empties the row when it goes, which may be before the row has been copied.
            return try withExtendedLifetime(cursor) {
                try cursor.next() == nil ? nil : Self.row(statement, layout)
            }
        }
    }

    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        // A statement of its own: `body` may run the same text again, which would rewind a shared one.
        let (statement, cursor) = try run {
            let statement = try prepared(sql, shared: false)
            return (statement, try GRDB.Row.fetchCursor(statement))
        }
        let layout = Row.Layout(names: statement.columnNames)
        try withExtendedLifetime(cursor) {
            while let row = try run({ try cursor.next() == nil ? nil : Self.row(statement, layout) }) {
                try body(row)
            }
        }
    }

    func forEachPlaced(_ sql: SQL, _ body: (any PlacedRow) throws -> Void) throws {
        let (statement, cursor) = try run {
            let statement = try prepared(sql)
            return (statement, try GRDB.Row.fetchCursor(statement))
        }
        let row = SQLitePlacedRow(statement: statement.sqliteStatement)
        try withExtendedLifetime((statement, cursor)) {
            while try run({ try cursor.next() != nil }) { try body(row) }
        }
    }

    func hasTable(_ name: String) throws -> Bool {
        try row("SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND name = \(name)") != nil
    }

    func execute(_ sql: SQL) throws -> Int {
        try run {
            let statement = try prepared(sql)
            let before = db.totalChangesCount
            try statement.execute()
            // `changesCount` keeps the number of the last statement that changed something.
            return db.totalChangesCount == before ? 0 : db.changesCount
        }
    }

    func executeScript(_ text: String) throws {
        try run { try db.execute(sql: text) }
    }

    func bulk(_ sql: SQL) throws -> any BulkStatement {
        let statement = try run { try db.makeStatement(sql: sql.rendered.text) }
        return SQLiteBulk(statement) { [self] work in try run(work) }
    }

    func bulkLoad<T>(_ body: () throws -> T) throws -> T {
        // Pages that are changed again and again stay in memory instead of going to the log each time.
        try executeScript("PRAGMA cache_size = -80000")
        let result = try body()
        try executeScript("PRAGMA cache_size = -2000")
        return result
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T {
        try requireIntact()
        var result: Result<T, any Error>?
        do {
            try SQLiteErrors.translated {
                try db.inSavepoint {
                    let value = try body()
                    try requireIntact()
                    result = .success(value)
                    return .commit
                }
            }
        } catch {
            // Undone up to the savepoint, so what stands before is whole again; unless SQLite gave the entire
            // transaction up, as it does when the disk is full.
            isAborted = !db.isInsideTransaction
            throw error
        }
        guard let result else { throw DatabaseError(.other, code: .transactionAborted) }
        return try result.get()
    }

    /// Refuses to go on after a failed statement.
    func requireIntact() throws {
        if isAborted { throw DatabaseError(.other, code: .transactionAborted) }
    }

    private func run<T>(_ work: () throws -> T) throws -> T {
        try requireIntact()
        do {
            let result = try SQLiteErrors.translated(work)
            guard db.isInsideTransaction else { throw DatabaseError(.other, code: .transactionEnded) }
            return result
        } catch {
            isAborted = true
            throw error
        }
    }

    private func prepared(_ sql: SQL, shared: Bool = true) throws -> Statement {
        let (text, values) = sql.rendered
        for value in values { try value.requireStorable() }
        // The cache never shrinks; long lists, each of another length, would fill it for good.
        let statement =
            shared && values.count <= 64
            ? try db.cachedStatement(sql: text) : try db.makeStatement(sql: text)
        // As values of any type: GRDB reads an array of one type through a key path, which is made anew each time.
        let arguments = values.map { $0.databaseValue as (any DatabaseValueConvertible)? }
        try statement.setArguments(StatementArguments(arguments))
        return statement
    }

    private static func read(_ statement: Statement, _ body: (Row) -> Void) throws {
        let layout = Row.Layout(names: statement.columnNames)
        let cursor = try GRDB.Row.fetchCursor(statement)
        try withExtendedLifetime(cursor) {
            while try cursor.next() != nil { body(Self.row(statement, layout)) }
        }
    }

    /// The row on which the statement stands, read from it directly: a table's page has hundreds of values.
    private static func row(_ statement: Statement, _ layout: Row.Layout) -> Row {
        let place = statement.sqliteStatement
        return Row(
            layout: layout,
            values: layout.names.indices.map { column in
                switch DatabaseValue(sqliteStatement: place, index: CInt(column)).storage {
                case .null: .null
                case .int64(let number): .integer(number)
                case .double(let number): .real(number)
                case .string(let text): .text(text)
                case .blob(let data): .blob(data)
                }
            })
    }
}

/// The row on which a statement of SQLite stands.
private struct SQLitePlacedRow: PlacedRow {
    let statement: SQLiteStatement

    func text(_ place: Int) throws -> String {
        guard case .string(let text) = value(place) else { throw mismatch(place, "String") }
        return text
    }

    func integer(_ place: Int) throws -> Int {
        guard case .int64(let number) = value(place) else { throw mismatch(place, "Int") }
        return Int(number)
    }

    private func value(_ place: Int) -> DatabaseValue.Storage {
        DatabaseValue(sqliteStatement: statement, index: CInt(place)).storage
    }

    private func mismatch(_ place: Int, _ expected: String) -> DatabaseError {
        DatabaseError(
            .other, code: .columnType,
            details: ["column": String(place), "expected": expected, "found": "other"])
    }
}

extension SQLValue {
    /// The value in GRDB's terms.
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let data): data.databaseValue
        case .boolean(let flag): flag.databaseValue
        }
    }
}
