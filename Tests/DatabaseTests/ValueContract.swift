import Database
import Foundation
import Testing

@Suite("Values survive the database")
struct ValueContract {
    private static let table: SQL = """
        CREATE TABLE samples (
            id text PRIMARY KEY NOT NULL, whole bigint, real double precision, words text, flag boolean
        )
        """

    @Test(arguments: Engine.available)
    func everyTypeMakesTheRoundTrip(engine: Engine) async throws {
        try await engine.withDatabase { database, _ in
            let words = "区政府 “办实事” \u{1F468}\u{200D}\u{1F469} e\u{301} $1 ? :a 'q' \"d\" \\ \n\t"
            let row = try await database.write { tx in
                try tx.execute(Self.table)
                try tx.execute(
                    """
                    INSERT INTO samples (id, whole, real, words, flag)
                    VALUES (\("a"), \(Int64.min), \(0.1), \(words), \(true))
                    """)
                return try tx.row("SELECT * FROM samples")
            }
            let found = try #require(row)
            #expect(try found.get("id", as: String.self) == "a")
            #expect(try found.get("whole", as: Int64.self) == Int64.min)
            #expect(try found.get("whole", as: Int.self) == Int.min)
            #expect(try found.get("real", as: Double.self) == 0.1)
            // Byte by byte: Swift's == would call two normal forms the same.
            #expect(try Array(found.get("words", as: String.self).utf8) == Array(words.utf8))
            #expect(try found.get("flag", as: Bool.self) == true)
            #expect(found.columns == ["id", "whole", "real", "words", "flag"])
        }
    }

    @Test(arguments: Engine.available)
    func bytesMakeTheRoundTrip(engine: Engine) async throws {
        try await engine.withDatabase { database, _ in
            let bytes = Data((0...255).map { UInt8($0) })
            let found = try await database.write { tx in
                // The name of the type is one of the few things that differ.
                let type: SQL = tx.engine == .postgres ? "bytea" : "blob"
                try tx.execute("CREATE TABLE files (content \(type))")
                try tx.execute("INSERT INTO files (content) VALUES (\(bytes))")
                return try tx.value("SELECT content FROM files", as: Data.self)
            }
            #expect(found == bytes)
        }
    }

    @Test(arguments: Engine.available)
    func nullIsNil(engine: Engine) async throws {
        try await engine.withDatabase { database, _ in
            let none: String? = nil
            let row = try await database.write { tx in
                try tx.execute(Self.table)
                try tx.execute(
                    "INSERT INTO samples (id, words, flag) VALUES (\("a"), \(none), \(Bool?.none))")
                #expect(try tx.value("SELECT words FROM samples", as: String.self) == nil)
                #expect(try tx.value("SELECT words FROM samples WHERE id = 'b'", as: String.self) == nil)
                #expect(try tx.values("SELECT words FROM samples", as: String?.self) == [nil])
                return try tx.row("SELECT * FROM samples")
            }
            let found = try #require(row)
            #expect(try found.get("words", as: String?.self) == nil)
            #expect(try found.get("flag", as: Bool?.self) == nil)
            let words: String? = try found.get("words")
            #expect(words == nil)
            #expect(found["words"] == .null)
            #expect(try found.get("id", as: String?.self) == "a")
        }
    }

    @Test(arguments: Engine.available)
    func aWrongReadingNamesColumnAndTypes(engine: Engine) async throws {
        try await engine.withDatabase { database, _ in
            let row = try #require(
                try await database.read { db in
                    try db.row("SELECT 'x' AS name, 2 AS many, NULL AS absent, 1 AS twice, 2 AS twice")
                })
            let wrong = try await failure { _ = try row.get("name", as: Int.self) }
            #expect(wrong?.code == "database.column-type")
            #expect(wrong?.details == ["column": "name", "expected": "Int", "found": "text"])
            let missing = try await failure { _ = try row.get("absent", as: String.self) }
            #expect(missing?.details["found"] == "null")
            let many = try await failure { _ = try row.get("many", as: Bool.self) }
            #expect(many?.code == "database.column-type")
            let unknown = try await failure { _ = try row.get("nmae", as: Int.self) }
            #expect(unknown?.code == "database.column-unknown")
            #expect(unknown?.details["column"] == "nmae")
            let twice = try await failure { _ = try row.get("twice", as: Int.self) }
            #expect(twice?.code == "database.column-ambiguous")
            #expect(row["twice"] == nil && row["nmae"] == nil)
        }
    }

    @Test(arguments: Engine.available)
    func valuesThatCannotBeKeptAreRefused(engine: Engine) async throws {
        try await engine.withDatabase { database, _ in
            try await database.write { tx in _ = try tx.execute(Self.table) }
            let null = try await failure {
                try await database.write { tx in
                    _ = try tx.execute("INSERT INTO samples (id) VALUES (\("a\0b"))")
                }
            }
            #expect(null?.code == "database.text-with-null")
            let notANumber = try await failure {
                try await database.write { tx in
                    _ = try tx.execute("INSERT INTO samples (id, real) VALUES ('a', \(Double.nan))")
                }
            }
            #expect(notANumber?.code == "database.not-a-number")
        }
    }

    @Test(arguments: Engine.available)
    func aHostileTextStaysAValue(engine: Engine) async throws {
        try await engine.withDatabase { database, _ in
            let hostile = "'); DROP TABLE samples; --"
            try await database.write { tx in
                try tx.execute(Self.table)
                try tx.execute("INSERT INTO samples (id, words) VALUES (\("a"), \(hostile))")
                try tx.execute("UPDATE samples SET words = \("x") WHERE id = \("a' OR '1'='1")")
            }
            let words = try await database.read { db in
                try db.values("SELECT words FROM samples WHERE words = \(hostile)", as: String.self)
            }
            #expect(words == [hostile])
        }
    }

    @Test(arguments: Engine.available)
    func aRepeatedValueAndManyValuesKeepTheirPlaces(engine: Engine) async throws {
        try await engine.withDatabase { database, _ in
            let numbers = Array(1...200)
            try await database.write { tx in
                try tx.execute(Self.table)
                for number in numbers {
                    let name = String(number)
                    try tx.execute(
                        "INSERT INTO samples (id, words, whole) VALUES (\(name), \(name), \(number))")
                }
            }
            let found = try await database.read { db in
                try db.values(
                    "SELECT whole FROM samples WHERE whole IN (\(list: numbers.reversed())) ORDER BY whole",
                    as: Int.self)
            }
            #expect(found == numbers)
            let same = try await database.read { db in
                let number = "17"
                return try db.values(
                    "SELECT whole FROM samples WHERE id = \(number) AND words = \(number) AND whole < \(18)",
                    as: Int.self)
            }
            #expect(same == [17])
            let none = try await database.read { db in
                try db.values("SELECT id FROM samples WHERE id IN (\(list: [String]()))", as: String.self)
            }
            #expect(none.isEmpty)
        }
    }
}
