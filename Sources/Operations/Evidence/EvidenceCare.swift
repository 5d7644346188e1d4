import Crypto
import Foundation
import Programme

extension EvidenceFolder {
    /// What is wrong with a file that a row tells of.
    public enum Damage: String, Sendable {
        /// It is not there.
        case missing
        /// It does not hash to its name.
        case changed
    }

    /// Reads a file whole, part by part, and holds it against its hash; nil when all is well.
    func damage(to hash: String) -> Damage? {
        guard let file = FileHandle(forReadingAtPath: url(of: hash).path) else { return .missing }
        defer { try? file.close() }
        var found = SHA256()
        do {
            while let part = try file.read(upToCount: 1 << 20), !part.isEmpty { found.update(data: part) }
        } catch { return .changed }
        return Hex.text(found.finalize()) == hash ? nil : .changed
    }

    /// Every file in the folder, by its path below it: `ab/cdef…`, and what was left by a crash.
    func names() -> [String] {
        let all = FileManager.default.enumerator(atPath: root.path)
        return (all?.compactMap { $0 as? String } ?? []).filter { name in
            var facts = stat()
            return stat(root.appendingPathComponent(name).path, &facts) == 0
                && facts.st_mode & S_IFMT != S_IFDIR
        }.sorted()
    }

    /// How a file of a hash is called below the folder.
    static func name(of hash: String) -> String { "\(hash.prefix(2))/\(hash.dropFirst(2))" }

    /// Copies every file that is not there yet into a folder of the same shape, for a backup or from one. A file's name
    /// is the hash of its content, so nothing has to be compared and nothing is written over.
    ///
    /// - Returns: how many files were copied.
    /// - Throws: `evidence.cannot-store`.
    @discardableResult
    public func copy(to other: EvidenceFolder) throws -> Int {
        var count = 0
        for name in names() where name.count == 65 {
            let target = other.root.appendingPathComponent(name)
            guard access(target.path, F_OK) != 0 else { continue }
            let folder = target.deletingLastPathComponent()
            let temporary = folder.appendingPathComponent("new-\(UUID().uuidString)")
            do {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
                try FileManager.default.copyItem(
                    at: root.appendingPathComponent(name), to: temporary)
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o600], ofItemAtPath: temporary.path)
                let file = try FileHandle(forUpdating: temporary)
                try file.synchronize()
                try file.close()
            } catch {
                unlink(temporary.path)
                throw EvidenceFolder.refusal
            }
            guard rename(temporary.path, target.path) == 0 else { throw EvidenceFolder.refusal }
            try EvidenceFolder.synchronise(folder)
            count += 1
        }
        return count
    }
}
