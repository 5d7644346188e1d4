import Foundation

/// Numbers as a sheet writes them.
enum XlsxNumbers {
    private static let powers: [Double] = (0...22).reduce(into: []) { powers, _ in
        powers.append((powers.last ?? 0.1) * 10)
    }

    /// The value of a decimal number; nil when the bytes are none.
    ///
    /// Up to 15 digits and a power of ten up to 22 are both exact in a double, so one division rounds as the
    /// C library would; anything longer goes to the C library.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        var digits = 0
        var mantissa = 0
        var decimals = -1
        var negative = false
        for (index, byte) in bytes.enumerated() {
            if byte >= 0x30, byte <= 0x39 {
                mantissa = mantissa &* 10 &+ Int(byte - 0x30)
                digits += 1
                if decimals >= 0 { decimals += 1 }
            } else if byte == UInt8(ascii: "."), decimals < 0 {
                decimals = 0
            } else if byte == UInt8(ascii: "-"), index == 0 {
                negative = true
            } else {
                return slow(bytes)
            }
            if digits > 15 { return slow(bytes) }
        }
        guard digits > 0 else { return nil }
        let value = decimals > 0 ? Double(mantissa) / powers[decimals] : Double(mantissa)
        return negative ? -value : value
    }

    /// A short whole number, such as the number of a shared string; -1 when the bytes are none.
    @inline(__always)
    static func index(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard bytes.count > 0, bytes.count < 10 else { return -1 }
        var number = 0
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return -1 }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    private static func slow(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        let text = String(decoding: bytes, as: UTF8.self)
        // `Double` also takes hexadecimal, infinity and NaN, which no sheet may hold.
        guard text.utf8.allSatisfy({ $0 <= 0x39 || $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") }),
            let value = Double(text), value.isFinite
        else { return nil }
        return value
    }
}
