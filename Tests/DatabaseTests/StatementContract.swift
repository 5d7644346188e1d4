import Database
import Testing

@Suite("The SQL the program relies on works on every engine")
struct StatementContract {
    private func withPeople(_ engine: Engine, _ test: @Sendable (any Transaction) throws -> Void) async throws
    {
        try await engine.withDatabase { database, _ in
            try await database.write { tx in
                try tx.execute(
                    """
                    CREATE TABLE people (
                        id text PRIMARY KEY NOT NULL, unit text, score integer, active boolean NOT NULL
                    )
                    """)
                try tx.execute(
                    """
                    INSERT INTO people (id, unit, score, active) VALUES
                        ('a', 'x', 1, true), ('b', 'x', 2, false), ('c', 'y', 3, true), ('d', NULL, NULL, true)
                    """)
                try test(tx)
            }
        }
    }

    @Test(arguments: Engine.available)
    func insertOrUpdateReturning(engine: Engine) async throws {
        try await withPeople(engine) { tx in
            let row = try tx.row(
                """
                INSERT INTO people (id, unit, score, active) VALUES (\("a"), \("z"), \(10), \(false))
                ON CONFLICT (id) DO UPDATE SET score = people.score + excluded.score, active = excluded.active
                RETURNING unit, score, active
                """)
            #expect(try row?.get("unit", as: String.self) == "x")
            #expect(try row?.get("score", as: Int.self) == 11)
            #expect(try row?.get("active", as: Bool.self) == false)
            #expect(
                try tx.execute(
                    "INSERT INTO people (id, active) VALUES ('a', true) ON CONFLICT DO NOTHING") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func aReturningStatementRunsToItsEndEvenIfOneRowIsWanted(engine: Engine) async throws {
        try await withPeople(engine) { tx in
            _ = try tx.row("UPDATE people SET score = \(9) RETURNING id")
            #expect(try tx.value("SELECT count(*) FROM people WHERE score = 9", as: Int.self) == 4)
        }
    }

    @Test(arguments: Engine.available)
    func updateFromAnotherTable(engine: Engine) async throws {
        try await withPeople(engine) { tx in
            let changed = try tx.execute(
                """
                UPDATE people SET score = totals.total
                FROM (SELECT unit, count(*) AS total FROM people GROUP BY unit) AS totals
                WHERE totals.unit = people.unit AND totals.unit = \("x")
                """)
            #expect(changed == 2)
            #expect(try tx.values("SELECT score FROM people WHERE unit = 'x'", as: Int.self) == [2, 2])
        }
    }

    @Test(arguments: Engine.available)
    func filterCountsPartOfTheRows(engine: Engine) async throws {
        try await withPeople(engine) { tx in
            let row = try tx.row(
                "SELECT count(*) AS total, count(*) FILTER (WHERE active) AS active FROM people")
            #expect(try row?.get("total", as: Int.self) == 4)
            #expect(try row?.get("active", as: Int.self) == 3)
        }
    }

    @Test(arguments: Engine.available)
    func windowsRankRows(engine: Engine) async throws {
        try await withPeople(engine) { tx in
            let ranks = try tx.values(
                """
                SELECT row_number() OVER (PARTITION BY unit ORDER BY score DESC) AS place
                FROM people WHERE unit IS NOT NULL ORDER BY id
                """, as: Int.self)
            #expect(ranks == [2, 1, 1])
        }
    }

    @Test(arguments: Engine.available)
    func recursionWalksATree(engine: Engine) async throws {
        try await withPeople(engine) { tx in
            try tx.execute("CREATE TABLE places (code text PRIMARY KEY NOT NULL, parent text)")
            try tx.execute("INSERT INTO places VALUES ('1', NULL), ('11', '1'), ('111', '11'), ('2', NULL)")
            let codes = try tx.values(
                """
                WITH RECURSIVE under (code) AS (
                    SELECT code FROM places WHERE code = \("1")
                    UNION ALL
                    SELECT places.code FROM places JOIN under ON places.parent = under.code
                )
                SELECT code FROM under ORDER BY code
                """, as: String.self)
            #expect(codes == ["1", "11", "111"])
        }
    }

    @Test(arguments: Engine.available)
    func nullsStandLast(engine: Engine) async throws {
        try await withPeople(engine) { tx in
            let up = try tx.values("SELECT id FROM people ORDER BY score NULLS LAST", as: String.self)
            #expect(up == ["a", "b", "c", "d"])
            let down = try tx.values("SELECT id FROM people ORDER BY score DESC NULLS LAST", as: String.self)
            #expect(down == ["c", "b", "a", "d"])
        }
    }

    @Test(arguments: Engine.available)
    func nullIsComparedWithIsNotDistinctFrom(engine: Engine) async throws {
        try await withPeople(engine) { tx in
            let none: String? = nil
            let found = try tx.values(
                "SELECT id FROM people WHERE unit IS NOT DISTINCT FROM \(none)", as: String.self)
            #expect(found == ["d"])
            let some = try tx.values(
                "SELECT id FROM people WHERE unit IS NOT DISTINCT FROM \("y")", as: String.self)
            #expect(some == ["c"])
        }
    }

    @Test(arguments: Engine.available)
    func aBooleanColumnIsACondition(engine: Engine) async throws {
        try await withPeople(engine) { tx in
            try #expect(tx.values("SELECT id FROM people WHERE NOT active", as: String.self) == ["b"])
            try #expect(tx.value("SELECT count(*) FROM people WHERE active", as: Int.self) == 3)
            try #expect(tx.values("SELECT id FROM people WHERE active = \(false)", as: String.self) == ["b"])
        }
    }

    @Test(arguments: Engine.available)
    func changedRowsAreCounted(engine: Engine) async throws {
        try await withPeople(engine) { tx in
            try #expect(tx.execute("UPDATE people SET score = 5 WHERE unit = \("x")") == 2)
            try #expect(tx.execute("UPDATE people SET score = 5 WHERE unit = \("?")") == 0)
            // A statement that changes no rows at all must not repeat the number of the last one.
            try #expect(tx.execute("DELETE FROM people WHERE id = \("a")") == 1)
            try #expect(tx.execute("CREATE INDEX people_by_unit ON people (unit)") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func rowsStreamInOrderAndStopOnAnError(engine: Engine) async throws {
        struct Enough: Error {}
        try await withPeople(engine) { tx in
            var seen: [String] = []
            let people: SQL = "SELECT id FROM people ORDER BY id"
            try tx.forEach(people) { row in
                seen.append(try row.get("id"))
                // The same statement inside: neither may rewind the other. (If it did, this would never end.)
                guard seen.count <= 4 else { throw Enough() }
                #expect(try tx.values(people, as: String.self) == ["a", "b", "c", "d"])
                var inner = 0
                try tx.forEach(people) { _ in inner += 1 }
                #expect(inner == 4)
            }
            #expect(seen == ["a", "b", "c", "d"])
            var count = 0
            #expect(throws: Enough.self) {
                try tx.forEach("SELECT id FROM people") { _ in
                    count += 1
                    if count == 2 { throw Enough() }
                }
            }
            #expect(count == 2)
            // The caller's own error spoils nothing.
            try #expect(tx.value("SELECT count(*) FROM people", as: Int.self) == 4)
        }
    }

    @Test(arguments: Engine.available)
    func tablesCanBeAskedFor(engine: Engine) async throws {
        try await withPeople(engine) { tx in
            try #expect(tx.hasTable("people"))
            try #expect(!tx.hasTable("peoples"))
            #expect(tx.engine == engine)
        }
    }
}
