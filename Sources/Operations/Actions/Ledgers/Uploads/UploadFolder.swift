import Foundation
import Programme

/// Files on their way: `uploads` below the data folder, readable by this account only, away after seven days.
struct UploadFolder: Sendable {
    /// The most bytes of one file.
    static let most = 200 << 20
    /// The most bytes of one piece.
    static let mostPiece = 8 << 20
    /// How long a file is kept, in seconds.
    static let age = 7 * 86_400

    let root: URL

    /// - Throws: `upload.no-folder` where there is no data folder.
    init(_ office: Office) throws {
        guard let evidence = office.evidence else { throw Problem(.unavailable, "upload.no-folder") }
        root = evidence.root.deletingLastPathComponent().appendingPathComponent("uploads", isDirectory: true)
    }

    /// The file of an upload. Its name is the program's own: an identifier that was found in the database.
    func file(_ id: ID<LedgerUpload>) -> URL { root.appendingPathComponent(id.rawValue, isDirectory: false) }

    /// The workbook of its refused rows.
    func refused(_ id: ID<LedgerUpload>) -> URL {
        root.appendingPathComponent(id.rawValue + ".refused.xlsx", isDirectory: false)
    }

    /// Writes a piece at its place; it is on the disk when this returns. What was cut off before is written again.
    func write(_ piece: Data, at offset: Int, of id: ID<LedgerUpload>) throws {
        try make()
        let descriptor = open(file(id).path, O_CREAT | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw UploadFolder.refusal }
        defer { close(descriptor) }
        var written = 0
        try piece.withUnsafeBytes { bytes in
            while written < bytes.count {
                let part = UnsafeRawBufferPointer(rebasing: bytes[written...])
                let count = pwrite(descriptor, part.baseAddress, part.count, off_t(offset + written))
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { throw UploadFolder.refusal }
                written += count
            }
        }
        guard fsync(descriptor) == 0 else { throw UploadFolder.refusal }
    }

    /// Takes over a whole file.
    func take(_ source: URL, as id: ID<LedgerUpload>) throws {
        try make()
        do {
            try FileManager.default.copyItem(at: source, to: file(id))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file(id).path)
        } catch { throw UploadFolder.refusal }
    }

    func remove(_ id: ID<LedgerUpload>) {
        unlink(file(id).path)
        unlink(refused(id).path)
    }

    private func make() throws {
        do {
            try FileManager.default.createDirectory(
                at: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw UploadFolder.refusal }
    }

    private static var refusal: Problem {
        Problem(.unavailable, "upload.cannot-store", ["reason": String(cString: strerror(errno))])
    }
}
