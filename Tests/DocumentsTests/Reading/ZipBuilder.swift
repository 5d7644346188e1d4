import Foundation

/// Builds zip archives byte by byte, hostile ones included (APPNOTE.TXT, 4.3).
struct ZipBuilder {
    private var body = Data()
    private var directory = Data()
    private var count = 0

    /// An archive of stored text entries.
    static func archive(_ parts: KeyValuePairs<String, String>) -> Data {
        var zip = ZipBuilder()
        for (name, text) in parts { zip.add(name, Data(text.utf8)) }
        return zip.finish()
    }

    /// Adds an entry as it stands, without packing.
    mutating func add(_ name: String, _ content: Data, flags: UInt16 = 0) {
        add(
            name, packed: content, method: 0, size: content.count, checksum: ZipBuilder.crc(content),
            flags: flags)
    }

    /// Adds an entry of one byte repeated, packed with the shortest codes that fixed tables have (RFC 1951,
    /// 3.2.6): about 158 to 1.
    mutating func addRepeated(_ name: String, _ byte: UInt8, count: Int, claimed: Int? = nil) {
        let content = Data(repeating: byte, count: count)
        add(
            name, packed: ZipBuilder.packed(byte, count: count), method: 8, size: claimed ?? count,
            checksum: ZipBuilder.crc(content), flags: 0)
    }

    func finish() -> Data {
        var end = Data()
        end.put(0x0605_4b50 as UInt32)
        end.put(0 as UInt32)
        end.put(UInt16(count))
        end.put(UInt16(count))
        end.put(UInt32(directory.count))
        end.put(UInt32(body.count))
        end.put(0 as UInt16)
        return body + directory + end
    }

    private mutating func add(
        _ name: String, packed: Data, method: UInt16, size: Int, checksum: UInt32, flags: UInt16
    ) {
        var common = Data()
        common.put(20 as UInt16)
        common.put(flags | 0x800)
        common.put(method)
        common.put(0 as UInt16)
        common.put(0x21 as UInt16)
        common.put(checksum)
        common.put(UInt32(packed.count))
        common.put(UInt32(size))
        common.put(UInt16(name.utf8.count))
        common.put(0 as UInt16)
        directory.put(0x0201_4b50 as UInt32)
        directory.put(20 as UInt16)
        directory += common
        directory += Data(count: 10)
        directory.put(UInt32(body.count))
        directory += Data(name.utf8)
        body.put(0x0403_4b50 as UInt32)
        body += common + Data(name.utf8) + packed
        count += 1
    }

    private static func packed(_ byte: UInt8, count: Int) -> Data {
        var bits = BitWriter()
        bits.put(0b011, 3)
        func literal(_ byte: UInt8) { bits.putCode(Int(byte) + 0x30, 8) }
        precondition(byte < 144)
        literal(byte)
        for _ in 0..<((count - 1) / 258) {
            bits.putCode(0b1100_0101, 8)
            bits.putCode(0, 5)
        }
        for _ in 0..<((count - 1) % 258) { literal(byte) }
        bits.putCode(0, 7)
        return bits.finish()
    }

    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    private static func crc(_ data: Data) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in data { value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8) }
        return ~value
    }
}

private struct BitWriter {
    private var data = Data()
    private var pending: UInt32 = 0
    private var count = 0

    mutating func put(_ value: Int, _ bits: Int) {
        pending |= UInt32(value) << UInt32(count)
        count += bits
        while count >= 8 {
            data.append(UInt8(pending & 0xFF))
            pending >>= 8
            count -= 8
        }
    }

    /// Codes go in from their highest bit, unlike other values.
    mutating func putCode(_ value: Int, _ bits: Int) {
        for bit in stride(from: bits - 1, through: 0, by: -1) { put((value >> bit) & 1, 1) }
    }

    mutating func finish() -> Data {
        if count > 0 { put(0, 8 - count) }
        return data
    }
}

extension Data {
    fileprivate mutating func put(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
