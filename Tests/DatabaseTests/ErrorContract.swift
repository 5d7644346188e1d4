import Database
import Testing

@Suite("Errors say the same on every engine")
struct ErrorContract {
    private func error(_ engine: Engine, _ sql: SQL) async throws -> DatabaseError {
        var found: DatabaseError?
        try await engine.withDatabase { database, _ in
            try await database.write { tx in
                try tx.execute(
                    """
                    CREATE TABLE units (
                        district text NOT NULL, name text NOT NULL, size integer,
                        CONSTRAINT size_is_positive CHECK (size > 0),
                        PRIMARY KEY (district, name)
                    )
                    """)
                try tx.execute(
                    """
                    CREATE TABLE people (
                        id text PRIMARY KEY NOT NULL, district text, unit text, card text UNIQUE,
                        FOREIGN KEY (district, unit) REFERENCES units (district, name)
                    )
                    """)
                try tx.execute("CREATE UNIQUE INDEX units_by_folded_name ON units (lower(name))")
                try tx.execute("INSERT INTO units VALUES ('d', 'u', 1)")
                try tx.execute("INSERT INTO people VALUES ('a', 'd', 'u', '1')")
            }
            found = try await failure {
                try await database.write { tx in _ = try tx.execute(sql) }
            }
        }
        return try #require(found)
    }

    @Test(arguments: Engine.available)
    func aRepeatedKey(engine: Engine) async throws {
        let secret = "1"
        let error = try await error(engine, "INSERT INTO people (id, card) VALUES (\("b"), \(secret))")
        #expect(error.code == "database.unique")
        guard case .uniqueViolation(let constraint, let columns) = error.kind else {
            Issue.record("\(error.kind)")
            return
        }
        #expect(constraint != nil || columns == ["people.card"])
        let composed = try await self.error(engine, "INSERT INTO units VALUES ('d', 'u', 2)")
        #expect(composed.code == "database.unique")
        if case .uniqueViolation(nil, let columns) = composed.kind {
            #expect(columns == ["units.district", "units.name"])
        }
        let index = try await self.error(engine, "INSERT INTO units VALUES ('e', 'U', 2)")
        #expect(index.kind == .uniqueViolation(constraint: "units_by_folded_name", columns: []))
        #expect(index.details["constraint"] == "units_by_folded_name")
    }

    @Test(arguments: Engine.available)
    func aReferenceToNothing(engine: Engine) async throws {
        let dangling = try await error(engine, "INSERT INTO people VALUES ('b', 'd', 'nowhere', NULL)")
        #expect(dangling.kind == .foreignKeyViolation, "\(dangling)")
        #expect(dangling.code == "database.foreign-key")
        let orphan = try await error(engine, "DELETE FROM units")
        #expect(orphan.kind == .foreignKeyViolation)
    }

    @Test(arguments: Engine.available)
    func aBrokenRule(engine: Engine) async throws {
        let error = try await error(engine, "INSERT INTO units VALUES ('d', 'v', \(-1))")
        #expect(error.kind == .checkViolation(constraint: "size_is_positive"))
        #expect(error.code == "database.check")
        #expect(error.details["constraint"] == "size_is_positive")
    }

    @Test(arguments: Engine.available)
    func aMissingValue(engine: Engine) async throws {
        let none: String? = nil
        let error = try await error(engine, "INSERT INTO units VALUES ('d', \(none), 1)")
        #expect(error.kind == .notNull(column: "units.name"))
        #expect(error.code == "database.not-null")
    }

    @Test(arguments: Engine.available)
    func aMistakeInTheProgram(engine: Engine) async throws {
        let unknown = try await error(engine, "SELECT nmae FROM units WHERE name = \("秘密")")
        #expect(unknown.kind == .other)
        #expect(unknown.code == "database.statement")
        #expect(unknown.diagnostic.contains("nmae"))
        let two = try await error(engine, "DELETE FROM people; DELETE FROM units")
        #expect(two.code == "database.statement")
    }

    /// Values may be personal data, and errors end in logs.
    @Test(arguments: Engine.available)
    func noErrorTellsAValue(engine: Engine) async throws {
        let secret = "350181199001011234"
        for sql: SQL in [
            "INSERT INTO people (id, card) VALUES (\(secret), '1')",
            "INSERT INTO people (id, district, unit) VALUES (\(secret), \(secret), \(secret))",
            "INSERT INTO units VALUES (\(secret), \(secret), -1)",
            "SELECT nmae FROM units WHERE name = \(secret)",
        ] {
            let error = try await error(engine, sql)
            #expect(!"\(error) \(error.details) \(error.kind)".contains(secret))
        }
    }

    @Test func codesAreUnique() {
        let codes = DatabaseError.Code.allCases.map(\.rawValue)
        #expect(codes.allSatisfy { $0.hasPrefix("database.") })
        #expect(Set(codes).count == codes.count)
    }
}
