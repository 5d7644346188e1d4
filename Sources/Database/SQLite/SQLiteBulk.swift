import Foundation
import GRDB
import GRDBSQLite

/// A statement that is bound and run without anything between it and SQLite: GRDB's arguments cost more than most rows.
final class SQLiteBulk: BulkStatement {
    private let statement: Statement
    private let guarded: (() throws -> Int) throws -> Int
    /// SQLite copies what it is given before the call returns.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ statement: Statement, guarded: @escaping (() throws -> Int) throws -> Int) {
        (self.statement, self.guarded) = (statement, guarded)
    }

    func run(_ values: [SQLValue]) throws -> Int {
        for value in values { try value.requireStorable() }
        return try guarded {
            let handle = statement.sqliteStatement
            defer { sqlite3_reset(handle) }
            for (place, value) in values.enumerated() { bind(value, at: Int32(place + 1), handle) }
            let connection = sqlite3_db_handle(handle)
            var code = sqlite3_step(handle)
            while code == SQLITE_ROW { code = sqlite3_step(handle) }
            guard code == SQLITE_DONE else {
                throw GRDB.DatabaseError(
                    resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
                    message: String(cString: sqlite3_errmsg(connection)))
            }
            return Int(sqlite3_changes(connection))
        }
    }

    private func bind(_ value: SQLValue, at place: Int32, _ handle: OpaquePointer) {
        switch value {
        case .null: sqlite3_bind_null(handle, place)
        case .integer(let number): sqlite3_bind_int64(handle, place, number)
        case .real(let number): sqlite3_bind_double(handle, place, number)
        case .boolean(let flag): sqlite3_bind_int64(handle, place, flag ? 1 : 0)
        case .text(var text):
            text.withUTF8 { bytes in
                // An empty buffer has no address, which SQLite would take for NULL.
                bytes.withMemoryRebound(to: CChar.self) {
                    _ = sqlite3_bind_text(
                        handle, place, $0.baseAddress ?? UnsafePointer(bitPattern: 1), Int32($0.count),
                        SQLiteBulk.transient)
                }
            }
        case .blob(let data):
            data.withUnsafeBytes {
                _ = sqlite3_bind_blob64(
                    handle, place, $0.baseAddress ?? UnsafeRawPointer(bitPattern: 1), UInt64($0.count),
                    SQLiteBulk.transient)
            }
        }
    }
}
