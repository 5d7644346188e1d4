/// Text as HTML.
enum HTML {
    /// Escapes what has a meaning in HTML, for text and for quoted attributes.
    static func escaped(_ text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + 16)
        HTML.write(text, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// Writes a text, escaping what has a meaning in HTML byte by byte: a quote is one whatever mark combines with it.
    static func write(_ text: String, to out: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            var (start, index) = (0, 0)
            while index < bytes.count {
                if index + 8 <= bytes.count, isPlain(bytes, index) {
                    index += 8
                    continue
                }
                if let name = name(of: bytes[index]) {
                    out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                    name.withUTF8Buffer { out.append(contentsOf: $0) }
                    start = index + 1
                }
                index += 1
            }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
        }
    }

    private static func name(of byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }

    /// Whether none of the next eight bytes has a meaning; all eight are looked at together.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // A byte of a difference is zero where the byte was found; taking one away then borrows its highest bit.
        func found(_ byte: UInt64, _ word: UInt64) -> UInt64 {
            let difference = word ^ (ones &* byte)
            return (difference &- ones) & ~difference
        }
        // `<` and `>`, `&` and `'` differ in one bit each.
        let any =
            found(0x22, word) | found(0x27, word | ones) | found(0x3E, word | (ones &* 2))
        return any & (ones &* 0x80) == 0
    }
}
