import Database
import Foundation
import Programme

/// Takes away files that somebody brought and no report ever named: picked by mistake, taken out before saving, or left
/// behind when the browser was closed.
public struct SweepEvidence: Sendable {
    /// How long such a file is kept, so that nobody loses what they come back to after a long holiday week.
    public static let days = 7

    /// What was taken away.
    public struct Swept: Hashable, Sendable {
        /// Rows of the region.
        public var rows: Int
        /// Files on the disk, which all regions share.
        public var files: Int

        /// Nothing, unless said otherwise.
        public init(rows: Int = 0, files: Int = 0) { (self.rows, self.files) = (rows, files) }
    }

    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Forgets the region's files that no saved revision and no working copy names and that are older than `days`, in one
    /// transaction with one audit entry; nothing is written when there are none. Then takes from the disk what no row of
    /// any region tells of.
    ///
    /// A file on the disk goes after its row: a crash in between leaves one that `check` names and the next sweep takes.
    @discardableResult
    public func callAsFunction() async throws -> Swept {
        let oldest = Instant(seconds: office.now().seconds - SweepEvidence.days * 86_400)
        var swept = Swept()
        swept.rows = try await office.database.write { tx in
            let typed = try WorkingCopyStore.values(of: WorkingCopy.filesField, in: office.jurisdiction, tx)
            let unnamed = try EvidenceStore.unnamed(before: oldest, in: office.jurisdiction, tx).filter {
                !typed.contains($0.reference.id.rawValue)
            }
            guard !unnamed.isEmpty else { return 0 }
            try EvidenceStore.remove(unnamed.map(\.reference.id), from: office.jurisdiction, tx)
            var details = ["count": String(unnamed.count)]
            for file in unnamed { details["file/\(file.reference.id)"] = file.reference.sha256 }
            try AuditStore.append(
                AuditEvent(
                    "evidence.swept", subject: "jurisdiction/\(office.jurisdiction)", details: details),
                by: .console(of: office.jurisdiction), at: office.now(), in: tx)
            return unnamed.count
        }
        guard let folder = office.evidence else { return swept }
        let known = try await office.database.read { try EvidenceStore.hashes($0) }
        swept.files = try await Blocking.run { try folder.sweep(keeping: known, before: oldest) }
        return swept
    }
}

extension EvidenceFolder {
    /// Whether the content of a hash is there.
    func has(_ hash: String) -> Bool { access(url(of: hash).path, F_OK) == 0 }

    /// Removes the files that none of the hashes names, and what a crash left half written, if they have lain there since
    /// before a moment: what is being brought in right now is fresh, also when the same content was there before.
    ///
    /// - Returns: how many.
    func sweep(keeping hashes: Set<String>, before oldest: Instant) throws -> Int {
        let known = Set(hashes.map { EvidenceFolder.name(of: $0) })
        var count = 0
        for name in names() where !known.contains(name) {
            let path = root.appendingPathComponent(name).path
            var facts = stat()
            guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
                facts.st_mtim.tv_sec < oldest.seconds, unlink(path) == 0
            else { continue }
            count += 1
        }
        return count
    }
}
