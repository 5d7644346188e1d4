import Crypto
import Database
import Foundation
import Programme

/// Takes the rows of a file into a ledger: all of them in one transaction, or none, with every fault at its cell.
public struct ImportLedger: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// What an import wants besides its file.
    public struct Wish: Sendable {
        /// Which column is which field; nil to find out: as remembered for these heads, else by their words.
        public var mapping: ColumnMapping?
        /// Checks everything and changes nothing.
        public var isDryRun: Bool
        /// Where the refused rows are written as a workbook, if there are any.
        public var refusedFile: URL?
        /// The language of that workbook, and the words of a message in it.
        public var language: String
        /// See `language`.
        public var words: @Sendable (Message) -> String

        /// A wish.
        public init(
            mapping: ColumnMapping? = nil, isDryRun: Bool = false, refusedFile: URL? = nil,
            language: String = "zh-Hans", words: @escaping @Sendable (Message) -> String = { $0.key }
        ) {
            self.mapping = mapping
            self.isDryRun = isDryRun
            self.refusedFile = refusedFile
            self.language = language
            self.words = words
        }
    }

    /// - Parameters:
    ///   - file: where it stands; nobody may change it meanwhile.
    ///   - fileName: as people know it; kept with the rows.
    ///   - progress: called after every few thousand rows, from whatever thread.
    /// - Throws: `ledger.unknown`, `person.not-allowed`, `keys.missing`; `import.no-head`, `import.column-missing`,
    ///   `import.unit-column-missing`, `import.field-twice`; a `DocumentError` for what is no readable file. Refused rows
    ///   are no error: the result tells them.
    public func callAsFunction(
        ledger name: String, file: URL, fileName: String, _ wish: Wish = Wish(), by person: Person,
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportResult {
        let (ledger, units) = try await office.database.read { db in
            let units = try ImportUnits(office, person, db)
            return (try LedgerStore.find(name, in: office.jurisdiction, db), units)
        }
        let (shape, hash) = try await Blocking.run {
            (try LedgerFile(file, for: ledger).shape, try FileHash.sha256(file))
        }
        let mapping = try await chosen(wish.mapping, ledger, shape, units)
        let run = ImportRun(
            office: office, ledger: ledger, file: file, mapping: mapping, units: units,
            refusedFile: wish.refusedFile, words: wish.words, language: wish.language, progress: progress)
        if wish.isDryRun { return try await check(run, hash, isDryRun: true) }
        do {
            return try await commit(run, shape, fileName: fileName, hash: hash, wish, by: person)
        } catch let stop as NothingWritten {
            if stop.tally.counts.refused == 0 { return stop.tally.result(.unchanged, fileHash: hash) }
            // What else is wrong with it is told at once, not one row a time.
            return try await check(run, hash, isDryRun: false)
        }
    }

    /// Why a transaction was given up.
    private struct NothingWritten: Error {
        let tally: ImportTally
    }

    private func chosen(
        _ wished: ColumnMapping?, _ ledger: Ledger, _ shape: ListShape, _ units: ImportUnits
    ) async throws -> ColumnMapping {
        var remembered: ColumnMapping?
        if wished == nil {
            remembered = try await office.database.read { db in
                try MappingStore.find(ledger.name, heads: shape.heads, in: office.jurisdiction, db)
            }
        }
        let mapping = wished ?? remembered ?? HeadMatcher(ledger).mapping(of: shape.heads)
        guard mapping.targets.count == shape.heads.count else {
            throw Problem(.conflict, "import.mapping-other")
        }
        let problems = mapping.problems(in: ledger)
        guard problems.isEmpty else { throw Problems(problems) }
        let missing = mapping.missing(in: ledger).compactMap { ledger.field($0)?.label.zhHans }
        let heads = shape.labels.filter { !$0.isEmpty }.joined(separator: "、")
        guard missing.isEmpty else {
            throw Problem(
                .invalid, "import.column-missing",
                ["fields": missing.joined(separator: "、"), "heads": String(heads.prefix(300))])
        }
        guard units.own != nil || mapping.unitColumn != nil else {
            throw Problem(.invalid, "import.unit-column-missing", ["heads": String(heads.prefix(300))])
        }
        return mapping
    }

    private func check(_ run: ImportRun, _ hash: String, isDryRun: Bool) async throws -> ImportResult {
        // A reading on the calling thread may take long; this one is the program's own.
        try await withTaskExecutorPreference(ThreadExecutor()) {
            try await office.database.read { db in
                let classifier = try RecordClassifier(ledger: run.ledger, office: office, db: db)
                let tally = try run(stopsAtRefusal: false) { try classifier.add($0) }
                let counts = tally.counts
                let outcome: ImportResult.Outcome =
                    counts.refused > 0
                    ? .refused : counts.new + counts.changed > 0 ? .wouldImport : .unchanged
                return tally.result(outcome, fileHash: hash)
            }
        }
    }

    private func commit(
        _ run: ImportRun, _ shape: ListShape, fileName: String, hash: String, _ wish: Wish, by person: Person
    ) async throws -> ImportResult {
        try await office.database.write { tx in
            // As the rights are now; reading the file begins here too, so that nothing is held while others write.
            _ = try ImportUnits(office, person, tx)
            let now = office.now()
            let change = RecordChange(
                id: office.newID(), kind: .import, fileName: EvidenceName.cleaned(fileName), fileHash: hash,
                at: now, by: person.id)
            let tally = try tx.bulkLoad {
                let writer = try RecordWriter(ledger: run.ledger, office: office, change: change, tx: tx)
                let tally = try run(stopsAtRefusal: true) { try writer.add($0) }
                let counts = tally.counts
                // Thrown, so that not even the note of a change is left behind.
                guard counts.refused == 0, counts.new + counts.changed > 0 else {
                    throw NothingWritten(tally: tally)
                }
                _ = try writer.finish()
                return tally
            }
            if let mapping = wish.mapping {
                try MappingStore.keep(
                    mapping, of: run.ledger.name, heads: shape.heads, by: person, at: now,
                    in: office.jurisdiction,
                    tx)
            }
            try AuditStore.append(
                AuditEvent(
                    "ledger.imported", subject: "ledger/\(run.ledger.name)",
                    details: [
                        "change": change.id, "file": hash, "new": String(tally.counts.new),
                        "changed": String(tally.counts.changed), "same": String(tally.counts.same),
                    ]), by: person, at: now, in: tx)
            return tally.result(.imported, fileHash: hash)
        }
    }
}

/// Runs long work on threads beside those that Swift's tasks share.
final class ThreadExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "banshi.long-work", qos: .userInitiated)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// The hash of a file of any length.
enum FileHash {
    /// In hexadecimal.
    static func sha256(_ file: URL) throws -> String {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var hash = SHA256()
        while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty { hash.update(data: part) }
        return Hex.text(hash.finalize())
    }
}
