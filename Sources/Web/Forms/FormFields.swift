import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Programme

/// How much of a form is read before it is refused.
enum FormLimits {
    /// Bytes of a form without files: several long texts.
    static let form = 2 * 1024 * 1024
    /// Bytes of all fields of a form with files.
    static let uploadFields = 2 * 1024 * 1024
    /// Fields of one form.
    static let count = 5000
}

/// A form's fields in the order in which they came; a name may come several times.
struct FormFields: Hashable, Sendable {
    private(set) var all: [(name: String, value: String)]
    private var index: [String: [Int]]

    init(_ all: [(name: String, value: String)] = []) {
        self.all = all
        index = Dictionary(grouping: all.indices) { all[$0].name }
    }

    /// Reads a form's body (`application/x-www-form-urlencoded`); refuses other bodies and more than `limit` bytes.
    init(reading request: Request, limit: Int) async throws {
        let type = request.headers[.contentType]?.split(separator: ";").first.map(String.init) ?? ""
        guard type.lowercased() == "application/x-www-form-urlencoded" || type.isEmpty else {
            throw Problem(.invalid, "form-body.type")
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw BodyTooLarge(limit: limit)
        }
        let buffer: ByteBuffer
        do { buffer = try await request.body.collect(upTo: limit) } catch is NIOTooManyBytesError {
            throw BodyTooLarge(limit: limit)
        }
        try self.init(parsing: String(buffer: buffer))
    }

    /// Reads `a=1&b=2`.
    init(parsing text: String) throws {
        var fields: [(name: String, value: String)] = []
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = FormFields.decode(parts[0]),
                let value = FormFields.decode(parts.count > 1 ? parts[1] : "")
            else { throw Problem(.invalid, "form-body.encoding") }
            fields.append((name, value))
            guard fields.count <= FormLimits.count else { throw BodyTooLarge(limit: FormLimits.form) }
        }
        self.init(fields)
    }

    /// The first value of a field; nil when the form has no such field.
    subscript(_ name: String) -> String? { index[name]?.first.map { all[$0].value } }

    /// The first value of a field without white space around it; nil when it is absent or blank.
    func text(_ name: String) -> String? {
        guard let value = self[name]?.trimmingCharacters(in: .whitespacesAndNewlines), !value.isEmpty else {
            return nil
        }
        return value
    }

    /// Every value of a field: ticked boxes.
    func values(_ name: String) -> [String] { (index[name] ?? []).map { all[$0].value } }

    /// Whether a field is there at all: a ticked box, the button that was pressed.
    func has(_ name: String) -> Bool { index[name] != nil }

    /// Lines end as one character: browsers send two, and a text would change by being sent.
    private static func decode(_ text: Substring) -> String? {
        let spaced =
            text.utf8.contains(UInt8(ascii: "+")) ? String(text.replacing("+", with: " ")) : String(text)
        guard spaced.utf8.contains(UInt8(ascii: "%")) else { return spaced }
        return spaced.removingPercentEncoding.map(normalised)
    }

    /// One kind of line end; no U+0000, which no database stores.
    static func normalised(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            defer { isAfterReturn = scalar == "\r" }
            if scalar == "\r" {
                scalars.append("\n")
            } else if scalar == "\n" {
                if !isAfterReturn { scalars.append("\n") }
            } else if scalar != "\0" {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    static func == (left: FormFields, right: FormFields) -> Bool {
        left.all.elementsEqual(right.all) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) {
        for field in all {
            hasher.combine(field.name)
            hasher.combine(field.value)
        }
    }
}

/// More was sent than is taken.
struct BodyTooLarge: Error {
    /// Bytes.
    let limit: Int
}
