import Foundation
import GRDB

/// Turns SQLite's result codes into ``DatabaseError``.
enum SQLiteErrors {
    /// Runs something and translates what GRDB throws; all other errors pass unchanged.
    static func translated<T>(path: String? = nil, _ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as GRDB.DatabaseError {
            throw translation(of: error, path: path)
        }
    }

    /// Runs something and translates what GRDB throws; all other errors pass unchanged.
    static func translated<T: Sendable>(_ work: () async throws -> T) async throws -> T {
        do {
            return try await work()
        } catch let error as GRDB.DatabaseError {
            throw translation(of: error, path: nil)
        }
    }

    /// How GRDB's reading and writing connections say that they were closed; the second is what SQLite says
    /// about a connection that is not there, and with this result code it never means memory.
    private static let closedMessages = ["Connection is closed", "out of memory"]

    private static func translation(of error: GRDB.DatabaseError, path: String?) -> any Error {
        let message = error.message ?? ""
        // GRDB keeps bound values out of `sql`, so the text may go into a log.
        let diagnostic =
            "SQLite \(error.extendedResultCode.rawValue): \(message)" + (error.sql.map { " in: \($0)" } ?? "")
        func made(
            _ kind: DatabaseError.Kind, _ code: DatabaseError.Code, _ details: [String: String] = [:]
        ) -> DatabaseError {
            var details = details
            details["path"] = path
            return DatabaseError(kind, code: code, details: details, diagnostic: diagnostic)
        }
        switch error.resultCode {
        case .SQLITE_CONSTRAINT: return constraint(error, message: message, made: made)
        case .SQLITE_BUSY, .SQLITE_LOCKED: return made(.busy, .busy)
        case .SQLITE_FULL: return made(.full, .full)
        case .SQLITE_READONLY: return made(.readOnly, .readOnly)
        case .SQLITE_CORRUPT: return made(.corrupt, .corrupt)
        case .SQLITE_NOTADB: return made(.corrupt, .notADatabase)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: return made(.other, .cannotOpen)
        case .SQLITE_IOERR: return made(.other, .inputOutput)
        // Only the cancellation of a task interrupts a statement here.
        case .SQLITE_INTERRUPT: return CancellationError()
        case .SQLITE_MISUSE where closedMessages.contains(message): return made(.other, .closed)
        default: return made(.other, .statement)
        }
    }

    private static func constraint(
        _ error: GRDB.DatabaseError, message: String,
        made: (DatabaseError.Kind, DatabaseError.Code, [String: String]) -> DatabaseError
    ) -> DatabaseError {
        // "UNIQUE constraint failed: people.name, people.unit": what stands after the colon says where.
        let place = message.range(of: ": ").map { String(message[$0.upperBound...]) } ?? ""
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            if place.hasPrefix("index '"), place.hasSuffix("'") {
                let index = String(place.dropFirst("index '".count).dropLast())
                return made(
                    .uniqueViolation(constraint: index, columns: []), .unique, ["constraint": index])
            }
            let columns = place.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            return made(
                .uniqueViolation(constraint: nil, columns: columns), .unique,
                ["columns": columns.joined(separator: ", ")])
        case .SQLITE_CONSTRAINT_FOREIGNKEY:
            return made(.foreignKeyViolation, .foreignKey, [:])
        case .SQLITE_CONSTRAINT_CHECK:
            return made(.checkViolation(constraint: place), .check, ["constraint": place])
        case .SQLITE_CONSTRAINT_NOTNULL:
            return made(.notNull(column: place), .notNull, ["column": place])
        default:
            return made(.other, .statement, [:])
        }
    }
}
