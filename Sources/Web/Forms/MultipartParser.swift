import Foundation

/// Splits a `multipart/form-data` body (RFC 7578) as it arrives, holding no more than a piece and a boundary of it.
///
/// Pure and synchronous: bytes in, events out. What it is fed may be cut anywhere.
struct MultipartParser {
    /// What the body says, in order.
    enum Event: Equatable {
        /// A field or a file begins.
        case part(name: String, fileName: String?)
        /// More of it.
        case data([UInt8])
        /// It ends.
        case partEnd
        /// The body ends.
        case end
    }

    /// Why a body is no form.
    struct Malformed: Error, Equatable {}

    private enum State {
        case preamble, headers, body, done
    }

    private let delimiter: [UInt8]
    private var state = State.preamble
    private var buffer: [UInt8] = []

    /// The most bytes of a part's headers.
    static let headerLimit = 8 * 1024

    /// Nil when the content type names no usable boundary.
    init?(contentType: String) {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let start = contentType.range(of: "boundary=", options: .caseInsensitive)
        else { return nil }
        var boundary = contentType[start.upperBound...].prefix { $0 != ";" }
            .trimmingCharacters(in: .whitespaces)
        if boundary.hasPrefix("\""), boundary.hasSuffix("\""), boundary.count >= 2 {
            boundary = String(boundary.dropFirst().dropLast())
        }
        guard (1...70).contains(boundary.utf8.count), boundary.allSatisfy(\.isASCII) else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first boundary has no line before it; with one put there it looks like all others.
        buffer = [13, 10]
    }

    /// Takes in the next bytes.
    mutating func feed(_ bytes: some Sequence<UInt8>) throws -> [Event] {
        buffer.append(contentsOf: bytes)
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// Whether the body ended as it should.
    var isComplete: Bool { state == .done }

    /// One event's worth of work; false when more bytes are needed.
    private mutating func step(_ events: inout [Event]) throws -> Bool {
        switch state {
        case .done:
            buffer = []
            return false
        case .preamble, .body:
            if let place = find(delimiter) {
                // What follows a boundary decides: `--` ends the body, a line's end begins a part.
                guard buffer.count >= place + delimiter.count + 2 else {
                    flush(upTo: place, &events)
                    return false
                }
                flush(upTo: place, &events)
                if state == .body { events.append(.partEnd) }
                let next = buffer[delimiter.count..<delimiter.count + 2]
                buffer.removeFirst(delimiter.count + 2)
                if next.elementsEqual([45, 45]) {
                    events.append(.end)
                    state = .done
                } else if next.elementsEqual([13, 10]) {
                    state = .headers
                } else {
                    throw Malformed()
                }
                return true
            }
            // A boundary may begin in the last bytes.
            flush(upTo: max(0, buffer.count - delimiter.count), &events)
            return false
        case .headers:
            guard let end = find([13, 10, 13, 10]) else {
                guard buffer.count <= MultipartParser.headerLimit else { throw Malformed() }
                return false
            }
            guard end <= MultipartParser.headerLimit else { throw Malformed() }
            events.append(try part(Array(buffer[..<end])))
            // The last line's end stays: a part without content meets its boundary right there.
            buffer.removeFirst(end + 4)
            state = .body
            return true
        }
    }

    private mutating func flush(upTo place: Int, _ events: inout [Event]) {
        guard place > 0 else { return }
        if state == .body { events.append(.data(Array(buffer[..<place]))) }
        buffer.removeFirst(place)
    }

    private func find(_ needle: [UInt8]) -> Int? {
        buffer.withUnsafeBytes { hay in
            needle.withUnsafeBytes { needle in
                guard let base = hay.baseAddress, let wanted = needle.baseAddress else { return nil }
                var start = 0
                while start + needle.count <= hay.count {
                    let rest = hay.count - needle.count + 1 - start
                    guard let hit = memchr(base + start, Int32(needle[0]), rest) else { return nil }
                    let place = base.distance(to: UnsafeRawPointer(hit))
                    if memcmp(base + place, wanted, needle.count) == 0 { return place }
                    start = place + 1
                }
                return nil
            }
        }
    }

    private func part(_ bytes: [UInt8]) throws -> Event {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Malformed() }
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: true) {
            guard line.lowercased().hasPrefix("content-disposition:") else { continue }
            guard let name = MultipartParser.value("name", in: line) else { throw Malformed() }
            return .part(name: name, fileName: MultipartParser.value("filename", in: line))
        }
        throw Malformed()
    }

    /// `name="…"` of a header; browsers write quotes in it as `%22` (HTML, "multipart/form-data encoding").
    private static func value(_ name: String, in line: Substring) -> String? {
        var rest = line[...]
        while let hit = rest.range(of: "\(name)=\"", options: .caseInsensitive) {
            let before = hit.lowerBound == line.startIndex ? " " : line[line.index(before: hit.lowerBound)]
            rest = rest[hit.upperBound...]
            // `filename="` ends in `name="` too.
            guard before == " " || before == ";" || before == "\t" else { continue }
            guard let end = rest.firstIndex(of: "\"") else { return nil }
            return String(
                rest[..<end].replacing("%22", with: "\"").replacing("%0D", with: "")
                    .replacing("%0A", with: ""))
        }
        return nil
    }
}
