import Foundation
import Glibc

/// Decodes a text piece by piece into UTF-8, strictly.
struct TextStreamDecoder: ~Copyable {
    private let encoding: String
    /// Nil for UTF-8, which only has to be checked.
    private let converter: iconv_t?
    /// The beginning of a character whose end is in the next piece.
    private var rest: [UInt8] = []
    private var offset: Int
    private var line = 1

    /// For an encoding that the C library knows; `skipped` counts a byte order mark before the first piece.
    init(_ encoding: String, skipped: Int) throws {
        (self.encoding, offset) = (encoding, skipped)
        guard encoding != "UTF-8" else {
            converter = nil
            return
        }
        let failed: iconv_t? = iconv_t(bitPattern: -1)
        guard let made: iconv_t = iconv_open("UTF-8", encoding), made != failed else {
            throw DocumentError("document.text-encoding-unknown", ["encoding": encoding])
        }
        converter = made
    }

    deinit { if let converter { iconv_close(converter) } }

    /// Adds a piece to what was decoded already.
    ///
    /// Throws `document.text-encoding` with `encoding`, `offset` and `line`, or `document.binary` with `offset`.
    mutating func add(_ piece: Data, isLast: Bool, to text: inout [UInt8]) throws {
        let start = text.count
        rest.append(contentsOf: piece)
        if let converter {
            try convert(converter, into: &text)
        } else {
            let tail = isLast ? 0 : TextStreamDecoder.cutOff(rest)
            try checkUTF8(rest.count - tail)
            text.append(contentsOf: rest.prefix(rest.count - tail))
            offset += rest.count - tail
            rest.removeFirst(rest.count - tail)
        }
        if isLast, !rest.isEmpty { throw invalid(0) }
        let added = text[start...]
        if let zero = added.firstIndex(of: 0) {
            throw DocumentError("document.binary", ["offset": String(offset - added.endIndex + zero)])
        }
        line += added.count { $0 == 0x0A }
    }

    private func checkUTF8(_ count: Int) throws {
        let bytes = rest[..<count]
        guard String(validating: bytes, as: UTF8.self) == nil else { return }
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var place = 0
        while case .valid(let scalar) = parser.parseScalar(from: &iterator) { place += scalar.count }
        throw invalid(place)
    }

    /// How many bytes at the end begin a character that is not whole.
    private static func cutOff(_ bytes: [UInt8]) -> Int {
        for length in 1...3 where length <= bytes.count {
            let byte = bytes[bytes.count - length]
            if byte & 0xC0 == 0x80 { continue }
            let wanted = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return wanted > length ? length : 0
        }
        return 0
    }

    private mutating func convert(_ converter: iconv_t, into text: inout [UInt8]) throws {
        var used = 0
        var input = rest.map { CChar(bitPattern: $0) }
        var room = [CChar](repeating: 0, count: max(64, rest.count * 3))
        while used < rest.count {
            let (read, written, reason) = input.withUnsafeMutableBufferPointer { source in
                room.withUnsafeMutableBufferPointer { target in
                    var from = source.baseAddress.map { $0 + used }
                    var left = source.count - used
                    var to = target.baseAddress
                    var free = target.count
                    let result = iconv(converter, &from, &left, &to, &free)
                    return (source.count - used - left, target.count - free, result == -1 ? errno : 0)
                }
            }
            text.append(contentsOf: room[..<written].lazy.map { UInt8(bitPattern: $0) })
            used += read
            // A character that the next piece completes.
            if reason == EINVAL { break }
            guard reason == 0 || reason == E2BIG else { throw invalid(used) }
        }
        offset += used
        rest.removeFirst(used)
    }

    private func invalid(_ place: Int) -> DocumentError {
        let here = line + rest.prefix(place).count { $0 == 0x0A }
        return DocumentError(
            "document.text-encoding",
            ["encoding": encoding, "offset": String(offset + place), "line": String(here)], at: "\(here)")
    }
}
