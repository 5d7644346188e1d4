import Documents
import Foundation
import Programme

/// Holds a year's archive against its own hashes and its audit chain; needs no database.
public enum VerifyArchive {
    /// What was verified.
    public struct Outcome: Sendable, Encodable, Equatable {
        /// The region and the year.
        public var jurisdiction: String, year: Int
        /// How many files, and how many entries of the chain.
        public var files: Int, entries: Int
        /// How many of the entries tell nothing but their hashes.
        public var leftOut: Int
        /// The end of the chain: what can be compared with a head that was noted elsewhere.
        public var head: String
    }

    /// - Throws: `archive.no-manifest`, `archive.damaged`; `Problems` with everything that does not hold, each with its place:
    ///   `archive.file-missing`, `archive.file-changed`, `archive.file-unlisted`, `archive.seal-not-in-log`,
    ///   `audit.entry-missing`, `audit.link-broken`, `audit.entry-changed`, `audit.end-missing`.
    public static func verify(_ data: Data) throws -> Outcome {
        let zip = try ZipArchive(data)
        guard zip.contains(ArchiveManifest.name) else { throw Problem(.invalid, "archive.no-manifest") }
        let manifest: ArchiveManifest = try decoded(zip.data(ArchiveManifest.name), ArchiveManifest.name)
        guard manifest.format == ArchiveManifest.format,
            let jurisdiction = try? JurisdictionCode(manifest.jurisdiction)
        else { throw Problem(.invalid, "archive.damaged", at: ArchiveManifest.name) }
        var faults = try files(zip, manifest)
        guard zip.contains(ArchiveManifest.audit), zip.contains(ArchiveManifest.reports) else {
            throw Problems(faults)
        }
        let entries = try zip.data(ArchiveManifest.audit).split(separator: UInt8(ascii: "\n")).map {
            try decoded(Data($0), ArchiveManifest.audit) as ArchivedEntry
        }
        if let fault = chain(entries, manifest.chain, jurisdiction) { faults.append(fault) }
        let reports: [ArchiveReport] = try decoded(
            zip.data(ArchiveManifest.reports), ArchiveManifest.reports)
        faults += seals(reports, entries)
        guard faults.isEmpty else { throw Problems(faults) }
        return Outcome(
            jurisdiction: manifest.jurisdiction, year: manifest.year, files: manifest.files.count,
            entries: entries.count, leftOut: entries.count(where: \.isLeftOut), head: manifest.chain.head)
    }

    private static func decoded<Value: Decodable>(_ data: Data, _ name: String) throws -> Value {
        do { return try JSONDecoder().decode(Value.self, from: data) } catch {
            throw Problem(.invalid, "archive.damaged", at: name)
        }
    }

    /// Every file that the manifest names is there as it was, and no other.
    private static func files(_ zip: ZipArchive, _ manifest: ArchiveManifest) throws -> [Problem] {
        var faults: [Problem] = []
        func fault(_ code: String, _ name: String) {
            faults.append(Problem(.conflict, code, ["file": name], at: name))
        }
        let required = [ArchiveManifest.audit, ArchiveManifest.reports]
        let listed = Set(manifest.files.map(\.name))
        for name in required where !listed.contains(name) { fault("archive.file-missing", name) }
        for file in manifest.files {
            guard zip.contains(file.name) else {
                fault("archive.file-missing", file.name)
                continue
            }
            let data = try zip.data(file.name)
            if data.count != file.size || Digest.sha256(data) != file.sha256 {
                fault("archive.file-changed", file.name)
            }
        }
        for name in zip.names where name != ArchiveManifest.name && !listed.contains(name) {
            fault("archive.file-unlisted", name)
        }
        return faults
    }

    /// The first place where the chain breaks; nil where it holds to the end that the manifest names.
    private static func chain(
        _ entries: [ArchivedEntry], _ chain: ArchiveManifest.Chain, _ jurisdiction: JurisdictionCode
    ) -> Problem? {
        func broken(_ code: String, _ sequence: Int) -> Problem {
            Problem(
                .conflict, code, ["sequence": String(sequence)], at: "\(ArchiveManifest.audit)#\(sequence)")
        }
        var (sequence, hash) = (chain.first, chain.previous)
        for archived in entries {
            if archived.sequence != sequence { return broken("audit.entry-missing", sequence) }
            if archived.previous != hash { return broken("audit.link-broken", sequence) }
            if !archived.isLeftOut, archived.entry?.computedHash(in: jurisdiction) != archived.hash {
                return broken("audit.entry-changed", sequence)
            }
            (sequence, hash) = (sequence + 1, archived.hash)
        }
        return sequence == chain.last + 1 && hash == chain.head ? nil : broken("audit.end-missing", sequence)
    }

    /// What each report was sealed with stands in the log, at that report or at a move of many.
    private static func seals(_ reports: [ArchiveReport], _ entries: [ArchivedEntry]) -> [Problem] {
        var logged: Set<String> = []
        for entry in entries {
            guard let subject = entry.subject, let text = entry.details,
                let details = try? JSONColumn.value(text, as: [String: String].self)
            else { continue }
            if let content = details["content"] { logged.insert("\(subject) \(content)") }
            for (name, revision) in details where name.hasPrefix("report/") {
                logged.insert("\(name) \(revision.split(separator: " ").last ?? "")")
            }
        }
        return reports.filter { !logged.contains("report/\($0.id) \($0.content)") }.map {
            Problem(
                .conflict, "archive.seal-not-in-log",
                ["quarter": $0.quarter, "unit": $0.unit, "action": String($0.action)],
                at: ArchiveManifest.reports)
        }
    }
}
