import Database
import Foundation
import Programme
import Synchronization

/// One reading of a file against a ledger: a thread of its own reads, checks and seals, while whoever has the database
/// takes the chunks.
struct ImportRun: Sendable {
    let office: Office
    let ledger: Ledger
    let file: URL
    let mapping: ColumnMapping
    let units: ImportUnits
    /// Where refused rows are written; nil to leave that.
    let refusedFile: URL?
    let words: @Sendable (Message) -> String
    let language: String
    let progress: @Sendable (ImportProgress) -> Void

    /// Reads the file; `take` says what became of each chunk's rows.
    ///
    /// - Parameter stopsAtRefusal: ends at the first refused row, since nothing will be kept.
    func callAsFunction(
        stopsAtRefusal: Bool, _ take: ([PreparedRow]) throws -> [RowOutcome]
    ) throws -> ImportTally {
        let queue = ImportQueue<ImportChunk>(capacity: 3)
        let opened = try LedgerFile(file, for: ledger)
        let shape = opened.shape
        guard mapping.targets.count == shape.heads.count else {
            throw Problem(.conflict, "import.mapping-other")
        }
        let reader = ImportReader(
            ledger, mapping, width: shape.heads.count, units: units,
            preparer: try RecordPreparer(ledger: ledger, office: office), today: office.today)
        start(reader, queue)
        defer { queue.abandon() }
        var tally = ImportTally(ledger, mapping, shape, words, language)
        let sheet = try refusedFile.map { try RefusedRowsFile($0, tally.layout) }
        while let chunk = try queue.next() {
            let outcomes = stopsAtRefusal && !chunk.refused.isEmpty ? [] : try take(chunk.rows)
            let refused = tally.add(chunk, outcomes)
            for line in refused { try sheet?.append(line) }
            progress(ImportProgress(rows: tally.rows, share: chunk.share))
            if stopsAtRefusal, tally.counts.refused > 0 { return tally }
        }
        if tally.counts.refused > 0 { try sheet?.close() }
        return tally
    }

    private func start(_ reader: ImportReader, _ queue: ImportQueue<ImportChunk>) {
        // The file is opened again on the thread that reads it: a reader of files belongs to one thread.
        let (file, ledger) = (file, ledger)
        Thread.detachNewThread {
            queue.finish(
                Result {
                    try reader.read(try LedgerFile(file, for: ledger)) { queue.put($0) }
                })
        }
    }
}

/// What became of the rows so far.
struct ImportTally {
    /// How many refused rows are told one by one.
    private static let told = 50

    private(set) var counts = ImportCounts()
    private(set) var first: [RefusedRow] = []
    private(set) var rows = 0
    private var ignored: [SideRow: [Int]] = [:]
    /// What the file of refused rows looks like.
    let layout: RefusedRowsFile.Layout

    init(
        _ ledger: Ledger, _ mapping: ColumnMapping, _ shape: ListShape,
        _ words: @escaping @Sendable (Message) -> String, _ language: String
    ) {
        layout = RefusedRowsFile.Layout(
            ledger: ledger, mapping: mapping, labels: shape.labels, words: words, language: language)
    }

    /// Counts a chunk; gives its refused rows in the order of the file.
    mutating func add(_ chunk: ImportChunk, _ outcomes: [RowOutcome]) -> [RefusedLine] {
        rows += chunk.count
        counts.ignored += chunk.ignored.count
        for row in chunk.ignored where ignored[row.kind, default: []].count < 20 {
            ignored[row.kind, default: []].append(row.number)
        }
        var refused = chunk.refused
        for (place, outcome) in outcomes.enumerated() {
            switch outcome {
            case .new: counts.new += 1
            case .changed: counts.changed += 1
            case .same: counts.same += 1
            case .duplicate(let other):
                let problem = Problem(.invalid, "import.duplicate", ["row": String(other)])
                refused.append(RefusedLine(row: chunk.originals[place], problems: [problem]))
            case .refused(let problem):
                refused.append(RefusedLine(row: chunk.originals[place], problems: [problem]))
            }
        }
        counts.refused += refused.count
        guard !refused.isEmpty else { return [] }
        refused.sort { $0.row.number < $1.row.number }
        for line in refused.prefix(max(0, ImportTally.told - first.count)) {
            first.append(RefusedRow(line.row.number, line.problems))
        }
        return refused
    }

    /// What is to be said of the file besides its counts.
    var remarks: [Message] {
        var remarks = [SideRow.total, .signature].compactMap { kind -> Message? in
            guard let rows = ignored[kind] else { return nil }
            return Message(
                "import.ignored-\(kind.rawValue)", ["rows": rows.map(String.init).joined(separator: "、")])
        }
        let heads = layout.mapping.ignored.compactMap { column in
            let label = layout.labels[column]
            return label.isEmpty || layout.isOwn(label) ? nil : label
        }
        if !heads.isEmpty {
            remarks.append(Message("import.ignored-columns", ["heads": heads.joined(separator: "、")]))
        }
        return remarks
    }

    func result(_ outcome: ImportResult.Outcome, fileHash: String) -> ImportResult {
        ImportResult(outcome: outcome, counts: counts, first: first, remarks: remarks, fileHash: fileHash)
    }
}
