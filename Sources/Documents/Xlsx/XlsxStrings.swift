/// The shared strings of a workbook (ECMA-376 part 1, 18.4), one after another in one buffer: a million of
/// them take little more than their own bytes.
struct XlsxStrings {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    var count: Int { ends.count }

    /// A string; nil for a number that the table does not have.
    @inline(__always)
    subscript(index: Int) -> String? {
        guard index >= 0, index < ends.count else { return nil }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return bytes.withUnsafeBufferPointer { bytes in
            String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[index])]), as: UTF8.self)
        }
    }

    /// Reads the part, when the workbook has one.
    static func read(_ part: String?, in package: OfficePackage) throws -> XlsxStrings {
        guard let part, package.archive.contains(part) else { return XlsxStrings() }
        let events = XlsxStringsEvents(package.limits)
        let parser = try XMLPushParser(events, part: part, limits: package.limits)
        try package.archive.read(part) { try parser.parse($0) }
        try parser.finish()
        return events.strings
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }

    /// Ends the string that was being appended.
    mutating func close() {
        let start = ends.last.map(Int.init) ?? 0
        if let plain = XlsxEscapes.decoded(bytes[start...]) { bytes.replaceSubrange(start..., with: plain) }
        ends.append(UInt32(bytes.count))
    }

    var byteCount: Int { bytes.count }
}

/// Collects shared strings: the text of all runs, without phonetic runs.
private final class XlsxStringsEvents: XMLEvents {
    var strings = XlsxStrings()
    private let limits: DocumentLimits
    private var inText = false
    private var phonetic = 0

    init(_ limits: DocumentLimits) { self.limits = limits }

    func start(_ name: XMLName, namespace: XMLName?, _ attributes: XMLAttributes) throws {
        if name.first == UInt8(ascii: "t"), name.second == 0 {
            inText = phonetic == 0
        } else if name.matches("rPh") {
            phonetic += 1
        }
    }

    func end(_ name: XMLName) throws {
        switch name.first {
        case UInt8(ascii: "t"): inText = false
        case UInt8(ascii: "r"): if name.matches("rPh") { phonetic -= 1 }
        case UInt8(ascii: "s"):
            guard name.matches("si") else { return }
            strings.close()
            try DocumentLimits.check(strings.count, atMost: limits.cells, "document.shared-strings")
        default: return
        }
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard inText else { return }
        strings.append(bytes)
        try DocumentLimits.check(
            strings.byteCount, atMost: limits.sharedStringBytes, "document.shared-strings")
    }
}

/// Characters that XML cannot hold, written `_x000D_` (ECMA-376 part 1, 22.9.2.19 `ST_Xstring`).
enum XlsxEscapes {
    /// The bytes with escapes decoded; nil when there are none.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        let underscore = UInt8(ascii: "_")
        guard var next = bytes.firstIndex(of: underscore) else { return nil }
        var output: [UInt8] = []
        var start = bytes.startIndex
        while next + 6 < bytes.endIndex {
            if bytes[next] == underscore, bytes[next + 1] == UInt8(ascii: "x"), bytes[next + 6] == underscore,
                let value = UInt32(
                    String(decoding: bytes[(next + 2)..<(next + 6)], as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(value)
            {
                output += bytes[start..<next]
                output += Array(String(Character(scalar)).utf8)
                start = next + 7
                next = start
            } else {
                next += 1
            }
        }
        guard start > bytes.startIndex else { return nil }
        return output + bytes[start...]
    }
}
