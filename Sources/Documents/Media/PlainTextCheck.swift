/// Whether bytes are text, in an encoding that offices use: UTF-8, UTF-16 with its mark, GB18030.
enum PlainTextCheck {
    static func isText(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return isUTF16(bytes) }
        return isUTF8(bytes) || isGB18030(bytes)
    }

    /// Whether it begins as a web page, a drawing or any other markup does: a browser or a person's machine may take
    /// it for more than text.
    static func isMarkup(_ bytes: UnsafeRawBufferPointer) -> Bool {
        // In UTF-16 too: the zero bytes and the mark are passed over.
        let start = bytes.prefix(1024).filter { $0 > 0x20 && ![0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains($0) }
        guard start.count > 1, start[0] == UInt8(ascii: "<") else { return false }
        let second = start[1]
        return second == UInt8(ascii: "!") || second == UInt8(ascii: "?")
            || (second | 0x20 >= UInt8(ascii: "a") && second | 0x20 <= UInt8(ascii: "z"))
    }

    /// The control characters of plain text: tab, line feed, form feed, carriage return.
    private static func isPrintable(_ value: UInt32) -> Bool {
        value >= 0x20 ? !(0x7F...0x9F).contains(value) : [0x09, 0x0A, 0x0C, 0x0D].contains(value)
    }

    private static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let encoded):
                guard isPrintable(UTF8.decode(encoded).value) else { return false }
            case .emptyInput: return true
            case .error: return false
            }
        }
    }

    private static func isUTF16(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count % 2 == 0, bytes.count > 2 else { return false }
        let isLittle = bytes[0] == 0xFF
        var high: UInt32?
        for at in stride(from: 2, to: bytes.count, by: 2) {
            let (first, second) = (UInt32(bytes[at]), UInt32(bytes[at + 1]))
            let unit = isLittle ? second << 8 | first : first << 8 | second
            switch unit {
            case 0xD800...0xDBFF:
                guard high == nil else { return false }
                high = unit
            case 0xDC00...0xDFFF:
                guard high != nil else { return false }
                high = nil
            default:
                guard high == nil, isPrintable(unit) else { return false }
            }
        }
        return high == nil
    }

    /// One byte, two bytes, or four of which the second is a digit (GB 18030-2022, 5).
    private static func isGB18030(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte < 0x80 {
                guard isPrintable(UInt32(byte)) else { return false }
                at += 1
                continue
            }
            guard byte > 0x80, byte < 0xFF, at + 1 < bytes.count else { return false }
            let second = bytes[at + 1]
            if (0x30...0x39).contains(second) {
                guard at + 3 < bytes.count, (0x81...0xFE).contains(bytes[at + 2]),
                    (0x30...0x39).contains(bytes[at + 3])
                else { return false }
                at += 4
            } else {
                guard (0x40...0xFE).contains(second), second != 0x7F else { return false }
                at += 2
            }
        }
        return true
    }
}
