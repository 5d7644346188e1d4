import Foundation

/// Guesses between encodings that both decode without an error.
enum EncodingGuess {
    /// The byte order of UTF-16 without a mark; nil when the bytes do not read as text either way.
    ///
    /// Nearly every unit of a Chinese text is a common Han character, a sign, or a basic Latin one.
    static func utf16(_ data: Data) -> String? {
        guard data.count >= 2, data.count.isMultiple(of: 2) else { return nil }
        let sample = [UInt8](data.prefix(1 << 16))
        let little = share(of: sample, low: 0, high: 1)
        let big = share(of: sample, low: 1, high: 0)
        guard max(little, big) >= 0.95 else { return nil }
        return little >= big ? "UTF-16LE" : "UTF-16BE"
    }

    private static func share(of bytes: [UInt8], low: Int, high: Int) -> Double {
        var common = 0
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            switch UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + low]) {
            case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x2010...0x2027, 0x3000...0x303F, 0x4E00...0x9FA5,
                0xFF00...0xFFEF:
                common += 1
            default: break
            }
        }
        return Double(common) / Double(bytes.count / 2)
    }

    /// Whether a text that is valid UTF-8 holds characters of two bytes, some of them Greek to Arabic, and none
    /// of three, which every Chinese character takes.
    static func mayBeChanceUTF8(_ utf8: [UInt8]) -> Bool {
        utf8.contains { $0 >= 0xC4 && $0 < 0xE0 } && !utf8.contains { $0 >= 0xE0 }
    }

    /// Whether most double bytes are signs or level-one characters of GB 2312 (rows 1 to 3 and 16 to 55), as
    /// in any Chinese text; other bytes read as GB18030 by chance scatter over the whole plane.
    static func readsAsChinese(_ data: Data) -> Bool {
        let bytes = [UInt8](data.prefix(1 << 16))
        var pairs = 0
        var common = 0
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] >= 0x81 else {
                index += 1
                continue
            }
            pairs += 1
            let isLevelOne = (0xA1...0xA3).contains(bytes[index]) || (0xB0...0xD7).contains(bytes[index])
            if isLevelOne, bytes[index + 1] >= 0xA1 { common += 1 }
            index += 2
        }
        return pairs == 0 || Double(common) / Double(pairs) >= 0.6
    }
}
