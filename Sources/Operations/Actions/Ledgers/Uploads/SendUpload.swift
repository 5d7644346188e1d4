import Database
import Foundation
import Programme

/// Begins a file that is sent in pieces, so that a line that breaks costs one piece and not the file.
public struct BeginUpload: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `ledger.unknown`, `person.not-allowed`, `upload.too-large`, `upload.empty`, `upload.no-folder`.
    public func callAsFunction(
        ledger: String, fileName: String, size: Int, by person: Person
    ) async throws -> UploadState {
        let folder = try UploadFolder(office)
        guard size > 0 else { throw Problem(.invalid, "upload.empty") }
        guard size <= UploadFolder.most else {
            throw Problem(.invalid, "upload.too-large", ["limit": String(UploadFolder.most >> 20)])
        }
        let now = office.now()
        let (upload, old) = try await office.database.write { tx in
            _ = try ImportUnits(office, person, tx)
            _ = try LedgerStore.find(ledger, in: office.jurisdiction, tx)
            // Nobody comes back for what was begun a week ago.
            let old = try UploadStore.old(
                before: Instant(seconds: now.seconds - UploadFolder.age), in: office.jurisdiction, tx)
            for id in old { try UploadStore.remove(id, in: office.jurisdiction, tx) }
            let upload = UploadState(
                id: ID(office.newID()), ledger: ledger, person: person.id,
                fileName: EvidenceName.cleaned(fileName), size: size, received: 0, state: .receiving,
                begunAt: now)
            try UploadStore.insert(upload, in: office.jurisdiction, tx)
            return (upload, old)
        }
        // Once no row tells of them any more.
        for id in old { folder.remove(id) }
        return upload
    }
}

/// Adds a piece to a file.
public struct AppendUpload: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter offset: where the piece belongs: behind what is here already.
    /// - Throws: `upload.not-found`; `upload.offset` (expected, offset) when it belongs elsewhere: ask how far the file is
    ///   and go on from there; `upload.too-large` for more than the file's size; `upload.cannot-store`.
    public func callAsFunction(
        _ id: ID<LedgerUpload>, offset: Int, _ piece: Data, by person: Person
    ) async throws -> UploadState {
        let folder = try UploadFolder(office)
        var upload = try await ReadUpload(office)(id, by: person)
        guard offset == upload.received else { throw AppendUpload.misplaced(offset, upload) }
        guard piece.count <= min(UploadFolder.mostPiece, upload.size - offset) else {
            throw Problem(.invalid, "upload.too-large", ["limit": String(UploadFolder.mostPiece >> 20)])
        }
        // On the disk before any row tells of it.
        try await Blocking.run { try folder.write(piece, at: offset, of: id) }
        upload.received += piece.count
        if upload.isWhole { upload.state = .received }
        let next = upload
        let isNoted = try await office.database.write { tx in
            try UploadStore.receive(next, from: offset, in: office.jurisdiction, tx)
        }
        guard isNoted else {
            throw AppendUpload.misplaced(offset, try await ReadUpload(office)(id, by: person))
        }
        return next
    }

    private static func misplaced(_ offset: Int, _ upload: UploadState) -> Problem {
        Problem(
            .conflict, "upload.offset", ["expected": String(upload.received), "offset": String(offset)])
    }
}

/// Takes a file that came whole: from a form, without pieces.
public struct KeepUpload: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter file: where it stands; it is copied.
    /// - Throws: as `BeginUpload`; `upload.cannot-store`.
    public func callAsFunction(
        ledger: String, fileName: String, file: URL, by person: Person
    ) async throws -> UploadState {
        let folder = try UploadFolder(office)
        let facts = try? FileManager.default.attributesOfItem(atPath: file.path)
        var upload = try await BeginUpload(office)(
            ledger: ledger, fileName: fileName, size: (facts?[.size] as? NSNumber)?.intValue ?? 0, by: person)
        let id = upload.id
        try await Blocking.run { try folder.take(file, as: id) }
        (upload.received, upload.state) = (upload.size, .received)
        let whole = upload
        try await office.database.write { tx in
            _ = try UploadStore.receive(whole, from: 0, in: office.jurisdiction, tx)
        }
        return whole
    }
}

/// Tells how far a file is.
public struct ReadUpload: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `upload.not-found`, for somebody else's too.
    public func callAsFunction(_ id: ID<LedgerUpload>, by person: Person) async throws -> UploadState {
        try await office.database.read { db in
            try UploadStore.find(id, of: person, in: office.jurisdiction, db)
        }
    }
}

/// Lists somebody's files for a ledger, to go on with one.
public struct ListUploads: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The latest first.
    public func callAsFunction(ledger: String, by person: Person) async throws -> [UploadState] {
        try await office.database.read { db in
            try UploadStore.all(ledger: ledger, of: person, in: office.jurisdiction, db)
        }
    }
}

/// Takes a file away.
public struct DiscardUpload: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `upload.not-found`.
    public func callAsFunction(_ id: ID<LedgerUpload>, by person: Person) async throws {
        let folder = try UploadFolder(office)
        try await office.database.write { tx in
            let upload = try UploadStore.find(id, of: person, in: office.jurisdiction, tx)
            try UploadStore.remove(upload.id, in: office.jurisdiction, tx)
        }
        folder.remove(id)
    }
}
