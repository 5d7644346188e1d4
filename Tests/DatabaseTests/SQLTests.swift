import Database
import Foundation
import Testing

@Suite("SQL keeps text and values apart")
struct SQLTests {
    @Test func valuesBecomeNumberedPlaceholders() {
        let name = "Chang'an"
        let sql: SQL = "SELECT 1 WHERE a = \(name) AND b = \(2) AND c = \(name)"
        #expect(sql.text == "SELECT 1 WHERE a = $1 AND b = $2 AND c = $3")
        #expect(sql.values == [.text(name), .integer(2), .text(name)])
    }

    @Test func everyTypeOfValueBinds() {
        let nothing: String? = nil
        let something: Int? = 7
        let sql: SQL = "\(Int64(1)) \(1.5) \(true) \(Data([9])) \(nothing) \(something) \(SQLValue.null)"
        #expect(sql.text == "$1 $2 $3 $4 $5 $6 $7")
        #expect(
            sql.values == [
                .integer(1), .real(1.5), .boolean(true), .blob(Data([9])), .null, .integer(7), .null,
            ])
    }

    @Test func aListExpands() {
        let sql: SQL = "a = \(1) AND b IN (\(list: ["x", "y"])) AND c = \(2)"
        #expect(sql.text == "a = $1 AND b IN ($2, $3) AND c = $4")
        #expect(sql.values == [.integer(1), .text("x"), .text("y"), .integer(2)])
    }

    @Test func anEmptyListIsNull() {
        let sql: SQL = "b IN (\(list: [String]()))"
        #expect(sql.text == "b IN (NULL)")
        #expect(sql.values.isEmpty)
    }

    @Test func fragmentsCompose() {
        let condition: SQL = "b = \(2)"
        let sql: SQL = "a = \(1) AND \(condition) AND \(fragment: condition) AND c = \(3)"
        #expect(sql.text == "a = $1 AND b = $2 AND b = $3 AND c = $4")
        #expect(sql.values == [.integer(1), .integer(2), .integer(2), .integer(3)])
        #expect((condition + " OR true").text == "b = $1 OR true")
        let conditions: [SQL] = ["a = \(1)", "b", "c = \(3)"]
        #expect(conditions.joined(separator: " AND ").text == "a = $1 AND b AND c = $2")
        #expect([SQL]().joined(separator: " AND ").text.isEmpty)
    }

    @Test func identifiersAreQuoted() {
        let sql: SQL = "SELECT \(identifier: "odd\"name")"
        #expect(sql.text == "SELECT \"odd\"\"name\"")
    }

    @Test func anyConvertibleTypeBinds() {
        struct Code: SQLConvertible {
            let text: String
            var sqlValue: SQLValue { .text(text) }
        }
        let none: Code? = nil
        let sql: SQL = "\(Code(text: "a")) \(none) \(list: [Code(text: "b")])"
        #expect(sql.values == [.text("a"), .null, .text("b")])
    }
}

@Suite("A database's location is parsed")
struct LocationTests {
    @Test(arguments: [
        ("sqlite:/var/lib/banshi/banshi.db", "/var/lib/banshi/banshi.db"),
        ("sqlite:///var/lib/banshi.db", "/var/lib/banshi.db"),
        ("sqlite:/srv/数据/办实.db", "/srv/数据/办实.db"),
    ])
    func anSQLiteFile(text: String, path: String) throws {
        let location = try DatabaseLocation(parsing: text)
        #expect(location.engine == .sqlite)
        #expect(location.path == path)
        #expect("\(location)" == "sqlite:\(path)")
    }

    @Test func aRelativePathBecomesAbsolute() throws {
        let path = try DatabaseLocation(parsing: "sqlite:var/a.db").path
        #expect(path.hasPrefix("/") && path.hasSuffix("/var/a.db"))
    }

    @Test(arguments: [
        "", "sqlite:", "sqlite::memory:", "sqlite://host/a.db", "sqlite:/folder/", "mysql://h/d", "a.db",
        "postgres://", "sqlite:/a\0b",
    ])
    func nonsenseIsRefused(text: String) {
        #expect(throws: DatabaseError(.other, code: .locationInvalid)) {
            try DatabaseLocation(parsing: text)
        }
    }

    @Test func aPasswordIsNeverShown() throws {
        let location = try DatabaseLocation(parsing: "postgres://banshi:s3cret@db.example:5432/banshi")
        #expect(location.engine == .postgres)
        #expect("\(location)" == "postgres://db.example/banshi")
        var dumped = ""
        dump(location, to: &dumped)
        #expect(!(dumped + String(reflecting: location)).contains("s3cret"))
    }

    @Test func aServerIsAClearErrorForNow() throws {
        let location = try DatabaseLocation(parsing: "postgresql://db.example/banshi")
        #expect(
            throws: DatabaseError(.other, code: .engineUnavailable, details: ["engine": "postgres"])
        ) {
            try Databases.open(location, create: true)
        }
    }
}
