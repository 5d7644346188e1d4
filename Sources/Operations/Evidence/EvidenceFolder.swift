import Crypto
import Documents
import Foundation
import Programme

/// What became of a file that was put away.
public struct StoredEvidence: Sendable, Hashable {
    /// What it is.
    public var kind: MediaKind
    /// SHA-256 of what is kept, and so its place.
    public var storedHash: String
    /// SHA-256 of what was handed over.
    public var originalHash: String
    /// SHA-256 of the bytes that code the picture; nil for documents.
    public var pictureHash: String?
    /// Of what is kept, in bytes.
    public var size: Int
}

/// 佐证材料 on the disk: `evidence/ab/cdef…` below the data folder, each file under the hash of its content, readable by
/// this account only. What is there is never changed; the same content is there once.
///
/// Everything here waits for the disk: call it through `Blocking`, never inside a transaction.
public struct EvidenceFolder: Sendable {
    /// The most bytes of one file, as it is handed over.
    public static let most = 50 << 20

    /// `evidence` below the data folder.
    public let root: URL

    /// In a data folder, which need not exist yet.
    public init(data: URL) { root = data.appendingPathComponent("evidence", isDirectory: true) }

    /// Of the same shape at another place: a backup's.
    public init(root: URL) { self.root = root }

    /// Where the content of a hash stands.
    public func url(of hash: String) -> URL {
        root.appendingPathComponent(String(hash.prefix(2)), isDirectory: true)
            .appendingPathComponent(String(hash.dropFirst(2)), isDirectory: false)
    }

    /// Puts a copy of a file away, a picture without everything that is no picture. It is on the disk under its name
    /// when this returns.
    ///
    /// - Parameter file: a file that nobody else writes to; it stays where it is.
    /// - Throws: a `DocumentError` for what is not taken; `evidence.too-large`, `evidence.cannot-store`.
    func keep(_ file: URL) throws -> StoredEvidence {
        let handle = open(file.path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard handle >= 0 else { throw DocumentError("document.unreadable", ["name": ""]) }
        defer { close(handle) }
        return try MappedFile(descriptor: handle, name: "").withBytes { bytes in
            guard bytes.count <= EvidenceFolder.most else {
                throw Problem(
                    .invalid, "evidence.too-large", ["limit": String(EvidenceFolder.most >> 20)])
            }
            let media = try ExaminedMedia(bytes)
            var original = SHA256()
            original.update(bufferPointer: bytes)
            var picture = SHA256()
            try media.stripped.writePicture(from: bytes) { picture.update(bufferPointer: $0) }
            let stored = try write(media.stripped, of: bytes)
            return StoredEvidence(
                kind: media.kind, storedHash: stored, originalHash: Hex.text(original.finalize()),
                pictureHash: media.kind.isPicture ? Hex.text(picture.finalize()) : nil,
                size: media.stripped.count)
        }
    }

    /// Writes what is kept under another name first: a file that has its name is whole.
    private func write(_ media: StrippedMedia, of bytes: UnsafeRawBufferPointer) throws -> String {
        try makeFolder(root)
        let temporary = root.appendingPathComponent("new-\(UUID().uuidString)")
        let descriptor = open(temporary.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw EvidenceFolder.refusal }
        do {
            defer { close(descriptor) }
            var hash = SHA256()
            try media.write(from: bytes) { part in
                hash.update(bufferPointer: part)
                try EvidenceFolder.writeAll(part, to: descriptor)
            }
            guard fsync(descriptor) == 0 else { throw EvidenceFolder.refusal }
            let name = Hex.text(hash.finalize())
            let target = url(of: name)
            try makeFolder(target.deletingLastPathComponent())
            // Over what is there already: it says the same, and a damaged one is whole again.
            guard rename(temporary.path, target.path) == 0 else { throw EvidenceFolder.refusal }
            try EvidenceFolder.synchronise(target.deletingLastPathComponent())
            return name
        } catch {
            unlink(temporary.path)
            throw error
        }
    }

    private func makeFolder(_ folder: URL) throws {
        guard access(folder.path, F_OK) != 0 else { return }
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw EvidenceFolder.refusal }
        try EvidenceFolder.synchronise(folder.deletingLastPathComponent())
    }

    /// Waits until a folder's names are on the disk.
    static func synchronise(_ folder: URL) throws {
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw refusal }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw refusal }
    }

    private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let count = Foundation.write(descriptor, part.baseAddress, part.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw refusal }
            rest = rest.dropFirst(count)
        }
    }

    /// The disk is full, or the folder is not ours.
    static var refusal: Problem {
        Problem(.unavailable, "evidence.cannot-store", ["reason": String(cString: strerror(errno))])
    }
}
