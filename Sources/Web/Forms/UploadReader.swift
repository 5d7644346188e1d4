import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Programme

/// A file of a form, streamed into a file of its own that only this program can read.
struct UploadedFile: Sendable {
    /// The form's field.
    let field: String
    /// The name that the browser gives: never a path, only for people to read.
    let name: String
    /// Where it stands until the handler returns; move it to keep it.
    let url: URL
    /// Bytes.
    let size: Int
    /// Whether it was larger than allowed, and so was let go: nothing stands at `url`.
    var isTooLarge = false

    /// The whole content; for small files.
    func data() throws -> Data { try Data(contentsOf: url, options: .mappedIfSafe) }

    /// Takes it away, if it is still there.
    func discard() { try? FileManager.default.removeItem(at: url) }
}

/// Reads a form with files: fields into memory, files onto the disk, each within its limit.
struct UploadReader: Sendable {
    /// Where files are put.
    let folder: URL
    /// The most bytes of one file.
    let fileLimit: Int
    /// The most files.
    let fileCount: Int
    /// Reads past files without keeping them.
    var skipsFiles = false
    /// Lets a file go that is too large and says so, instead of refusing the form with all its texts.
    var skipsTooLarge = false

    /// What a form brought.
    struct Upload {
        var fields = FormFields()
        var files: [UploadedFile] = []
    }

    /// - Parameter check: called with the fields that stand before the first file: the token is among them, so that
    ///   nothing of a stranger's file is kept.
    /// - Throws: `BodyTooLarge`, `form-body.type`, `form-body.malformed`, and what `check` throws.
    func read(_ request: Request, check: (FormFields) throws -> Void) async throws -> Upload {
        guard var parser = MultipartParser(contentType: request.headers[.contentType] ?? "") else {
            throw Problem(.invalid, "form-body.type")
        }
        let whole = fileLimit * max(fileCount, 1) + FormLimits.uploadFields
        if !skipsFiles, let length = request.headers[.contentLength].flatMap({ Int($0) }), length > whole {
            throw BodyTooLarge(limit: fileLimit)
        }
        var work = UploadWork(self)
        do {
            for try await piece in request.body {
                for event in try parser.feed(piece.readableBytesView) { try work.take(event, check) }
            }
            guard parser.isComplete else { throw MultipartParser.Malformed() }
            return try work.finish(check)
        } catch {
            work.discard()
            if error is MultipartParser.Malformed { throw Problem(.invalid, "form-body.malformed") }
            throw error
        }
    }
}

/// One form's reading.
private struct UploadWork {
    let reader: UploadReader
    private var fields: [(name: String, value: String)] = []
    private var files: [UploadedFile] = []
    private var fieldBytes = 0
    private var isChecked = false
    private var part: Part?

    private enum Part {
        case field(String, [UInt8])
        case file(String, String, URL, FileHandle, Int)
        case skipped
    }

    init(_ reader: UploadReader) { self.reader = reader }

    mutating func take(_ event: MultipartParser.Event, _ check: (FormFields) throws -> Void) throws {
        switch event {
        case .part(let name, let fileName): try begin(name, fileName, check)
        case .data(let bytes): try append(bytes)
        case .partEnd: try end()
        case .end: break
        }
    }

    private mutating func begin(
        _ name: String, _ fileName: String?, _ check: (FormFields) throws -> Void
    ) throws {
        guard fields.count + files.count < FormLimits.count else {
            throw BodyTooLarge(limit: FormLimits.uploadFields)
        }
        guard let fileName else {
            part = .field(name, [])
            return
        }
        if !isChecked { try check(FormFields(fields)) }
        isChecked = true
        // A picker left empty sends a file without a name.
        guard !reader.skipsFiles, !fileName.isEmpty else {
            part = .skipped
            return
        }
        guard files.count < reader.fileCount else {
            throw Problem(.invalid, "form-body.files", ["limit": String(reader.fileCount)])
        }
        let url = reader.folder.appendingPathComponent(UUID().uuidString)
        let descriptor = open(url.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Problem(.unavailable, "form-body.cannot-store") }
        part = .file(
            name, UploadWork.plain(fileName), url,
            FileHandle(fileDescriptor: descriptor, closeOnDealloc: true), 0)
    }

    private mutating func append(_ bytes: [UInt8]) throws {
        switch part {
        case .field(let name, let before):
            fieldBytes += bytes.count
            guard fieldBytes <= FormLimits.uploadFields else {
                throw BodyTooLarge(limit: FormLimits.uploadFields)
            }
            part = .field(name, before + bytes)
        case .file(let field, let name, let url, let handle, let size):
            guard size + bytes.count <= reader.fileLimit else {
                guard reader.skipsTooLarge else { throw BodyTooLarge(limit: reader.fileLimit) }
                try? FileManager.default.removeItem(at: url)
                files.append(
                    UploadedFile(field: field, name: name, url: url, size: size, isTooLarge: true))
                return part = .skipped
            }
            do { try handle.write(contentsOf: bytes) } catch {
                throw Problem(.unavailable, "form-body.cannot-store")
            }
            part = .file(field, name, url, handle, size + bytes.count)
        case .skipped, nil: break
        }
    }

    private mutating func end() throws {
        switch part {
        case .field(let name, let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Problem(.invalid, "form-body.encoding")
            }
            fields.append((name, FormFields.normalised(text)))
        case .file(let field, let name, let url, let handle, let size):
            try handle.close()
            files.append(UploadedFile(field: field, name: name, url: url, size: size))
        case .skipped, nil: break
        }
        part = nil
    }

    mutating func finish(_ check: (FormFields) throws -> Void) throws -> UploadReader.Upload {
        let fields = FormFields(fields)
        if !isChecked { try check(fields) }
        return UploadReader.Upload(fields: fields, files: files)
    }

    func discard() {
        files.forEach { $0.discard() }
        if case .file(_, _, let url, _, _) = part { try? FileManager.default.removeItem(at: url) }
    }

    /// The last part of a path, on one line, of bearable length: for people to read.
    private static func plain(_ name: String) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let scalars = last.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        return String(String(String.UnicodeScalarView(scalars)).suffix(200))
    }
}
