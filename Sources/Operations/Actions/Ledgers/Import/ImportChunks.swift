import Programme

/// Some rows of a file on their way into a ledger: checked, sealed, keyed.
struct ImportChunk: Sendable {
    /// Rows to keep, and what stood in the file for each.
    var rows: [PreparedRow] = []
    var originals: [ListRow] = []
    /// Rows that the check refused.
    var refused: [RefusedLine] = []
    /// Rows that are no records.
    var ignored: [(number: Int, kind: SideRow)] = []
    /// How much of the file was read before it was handed over.
    var share = 0.0

    /// How many rows it was made of.
    var count: Int { rows.count + refused.count + ignored.count }
}

/// A refused row with its cells, to be sent back.
struct RefusedLine: Sendable {
    var row: ListRow
    var problems: [Problem]
}

/// Turns rows of a file into chunks.
struct ImportReader {
    /// Rows handed over at once.
    static let chunk = 2_000

    private let ledger: Ledger
    private let units: ImportUnits
    private let checker: RecordChecker
    private let preparer: RecordPreparer
    /// For each field the column, or -1.
    private let columns: [Int]
    private let unitColumn: Int?
    private let kinds: [FieldKind?]

    init(
        _ ledger: Ledger, _ mapping: ColumnMapping, width: Int, units: ImportUnits, preparer: RecordPreparer,
        today: Day
    ) {
        (self.ledger, self.units, self.preparer) = (ledger, units, preparer)
        checker = RecordChecker(ledger, today: today)
        columns = ledger.fields.map { mapping.column(of: $0.name) ?? -1 }
        unitColumn = mapping.unitColumn
        kinds = (0..<width).map { column in
            guard mapping.targets.indices.contains(column), case .field(let name) = mapping.targets[column]
            else { return nil }
            return ledger.field(name)?.kind
        }
    }

    /// Reads a file to its end; `take` gets each chunk and says whether more are wanted.
    func read(_ file: LedgerFile, _ take: (ImportChunk) -> Bool) throws {
        struct Enough: Error {}
        var chunk = ImportChunk()
        func hand() throws {
            chunk.share = file.share
            guard take(chunk) else { throw Enough() }
            chunk = ImportChunk()
            chunk.rows.reserveCapacity(ImportReader.chunk)
            chunk.originals.reserveCapacity(ImportReader.chunk)
        }
        do {
            try file.readRows(kinds: kinds) { row in
                try add(row, to: &chunk)
                if chunk.count >= ImportReader.chunk { try hand() }
            }
            if chunk.count > 0 { try hand() }
        } catch is Enough {}
    }

    private func add(_ row: ListRow, to chunk: inout ImportChunk) throws {
        if let kind = SideRow(row.cells) {
            chunk.ignored.append((row.number, kind))
            return
        }
        let checked = checker.check(cells: columns.map { $0 < 0 ? nil : row.cells[$0] })
        var problems = checked.problems
        for (index, column) in columns.enumerated() where column >= 0 && SheetText.isError(row.cells[column])
        {
            let field = ledger.fields[index]
            problems.removeAll { $0.position == field.name }
            problems.append(
                Problem(.invalid, "import.cell-error", ["value": row.cells[column]], at: field.name))
        }
        // A row that goes on behind the last head has slipped; whatever stands under the heads is not what it says.
        if row.cells.count > kinds.count {
            problems.append(
                Problem(
                    .invalid, "import.row-width",
                    ["columns": String(kinds.count), "found": String(row.cells.count)]))
        }
        do throws(Problem) {
            let unit = try units.unit(named: unitColumn.map { row.cells[$0] })
            if problems.isEmpty, let good = checked.row {
                chunk.rows.append(
                    try prepared(ImportRow(number: row.number, unit: unit, record: good.record(in: ledger))))
                chunk.originals.append(row)
                return
            }
        } catch {
            problems.append(error)
        }
        chunk.refused.append(RefusedLine(row: row, problems: problems))
    }

    private func prepared(_ row: ImportRow) throws(Problem) -> PreparedRow {
        do { return try preparer.prepare(row) } catch let problem as Problem { throw problem } catch {
            throw Problem(.unavailable, "keys.cannot-seal")
        }
    }
}
