import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Operations
import Programme

/// Reads what is sent to an endpoint, and holds it against what the endpoint declares.
enum EndpointInput {
    /// What a body brought.
    struct Sent {
        var json = JSON.null
        var file: UploadedFile?
        var hash = ""
    }

    static func parameters(
        _ endpoint: Endpoint, _ request: Request, _ context: WebContext
    ) throws -> [String: String] {
        var found: [String: String] = [:]
        for parameter in endpoint.parameters where parameter.place == .path {
            guard let text = context.parameters.get(parameter.name)?.removingPercentEncoding,
                !text.isEmpty, !text.unicodeScalars.contains("\0"),
                parameter.schema.faults(in: value(text, parameter.schema)).isEmpty
            else { throw Problem(.notFound, "page.not-found") }
            found[parameter.name] = text
        }
        let known = endpoint.parameters.filter { $0.place == .query }
        var faults: [Problem] = []
        var names: Set<String> = []
        for (key, value) in request.uri.queryParameters {
            let (name, text) = (String(key), String(value))
            guard let parameter = known.first(where: { $0.name == name }) else {
                faults.append(Problem(.invalid, "json.unknown-name", at: "?\(name.prefix(100))"))
                continue
            }
            guard names.insert(name).inserted else {
                faults.append(Problem(.invalid, "json.twice", at: "?\(name)"))
                continue
            }
            let wrong =
                text.unicodeScalars.contains("\0") || text.unicodeScalars.contains("\u{FFFD}")
                ? [Problem(.invalid, "json.encoding")]
                : parameter.schema.faults(in: self.value(text, parameter.schema))
            faults += wrong.map { Problem(.invalid, $0.code, $0.message.details, at: "?\(name)") }
            found[name] = text
        }
        guard faults.isEmpty else { throw Problems(faults) }
        return found
    }

    /// A text of an address as the value that its schema speaks of.
    private static func value(_ text: String, _ schema: Schema) -> JSON {
        switch schema {
        case .int, .number: Int(text).map { .int($0) } ?? .text(text)
        case .bool: text == "true" ? .bool(true) : text == "false" ? .bool(false) : .text(text)
        case .named(_, let inner), .nullable(let inner): value(text, inner)
        default: .text(text)
        }
    }

    static func body(_ endpoint: Endpoint, _ request: Request, _ site: Site) async throws -> Sent {
        switch endpoint.body {
        case nil: return Sent()
        case .json(let schema):
            try requireType("application/json", request)
            let bytes = try await collect(request, limit: EndpointDoor.most)
            let value: JSON
            do { value = try JSONParser.parse(bytes) } catch {
                throw MalformedJSON(fault: error)
            }
            let faults = schema.faults(in: value)
            guard faults.isEmpty else { throw Problems(Array(faults.prefix(100))) }
            return Sent(json: value, hash: Digest.sha256(bytes))
        case .file(let limit):
            try requireType("application/octet-stream", request)
            return try await keep(request, limit: limit, in: site.incoming)
        }
    }

    private static func requireType(_ wanted: String, _ request: Request) throws {
        let type = request.headers[.contentType]?.split(separator: ";").first.map(String.init) ?? ""
        guard type.trimmingCharacters(in: .whitespaces).lowercased() == wanted else {
            throw WrongMediaType(wanted: wanted)
        }
    }

    private static func collect(_ request: Request, limit: Int) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw BodyTooLarge(limit: limit)
        }
        do { return Array(buffer: try await request.body.collect(upTo: limit)) } catch is NIOTooManyBytesError
        {
            throw BodyTooLarge(limit: limit)
        }
    }

    /// Streams a file into one of its own, which goes when the request ends.
    private static func keep(_ request: Request, limit: Int, in folder: URL) async throws -> Sent {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw BodyTooLarge(limit: limit)
        }
        let url = folder.appendingPathComponent(UUID().uuidString)
        let descriptor = Foundation.open(url.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Problem(.unavailable, "form-body.cannot-store") }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var size = 0
        do {
            for try await piece in request.body {
                size += piece.readableBytes
                guard size <= limit else { throw BodyTooLarge(limit: limit) }
                try handle.write(contentsOf: Data(piece.readableBytesView))
            }
            try handle.close()
            let data = try Data(contentsOf: url, options: .mappedIfSafe)
            return Sent(
                file: UploadedFile(field: "file", name: "", url: url, size: size),
                hash: Digest.sha256(data))
        } catch {
            try? FileManager.default.removeItem(at: url)
            throw error
        }
    }

    /// The key of a write; nil where none was sent. Throws `idempotency.key` for one that is no key.
    static func key(
        _ endpoint: Endpoint, _ request: Request, _ sent: Sent, _ token: ID<AccessToken>
    ) throws -> IdempotencyKey? {
        guard endpoint.isWriting, let name = HTTPField.Name("Idempotency-Key"),
            let key = request.headers[name]
        else { return nil }
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw Problem(.invalid, "idempotency.key")
        }
        let asked = "\(endpoint.method.rawValue) \(request.uri.string)\n\(sent.hash)"
        return IdempotencyKey(token: token, key: key, request: asked.utf8)
    }
}

/// A body that is no JSON.
struct MalformedJSON: Error {
    var fault: JSONParser.Fault
}

/// A body of another sort than the endpoint takes.
struct WrongMediaType: Error {
    var wanted: String
}

/// The language that a program asks its words in (RFC 9110, 12.5.4), as far as there is a choice between two.
enum AcceptedLanguage {
    static func choose(_ header: String?, else usual: Language) -> Language {
        guard let header, header.utf8.count <= 500 else { return usual }
        let wishes = header.split(separator: ",").compactMap { part -> (Language, Double)? in
            let pieces = part.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let tag = pieces.first?.lowercased() else { return nil }
            let weight =
                pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            guard weight > 0 else { return nil }
            return tag.hasPrefix("zh")
                ? (.chinese, weight) : tag.hasPrefix("en") ? (.english, weight) : nil
        }
        return wishes.enumerated().max {
            ($0.element.1, -$0.offset) < ($1.element.1, -$1.offset)
        }?.element.0 ?? usual
    }
}
