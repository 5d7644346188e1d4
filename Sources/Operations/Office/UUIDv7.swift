/// UUIDs of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then random bits; they sort by when they were made.
public enum UUIDv7 {
    /// A new one.
    ///
    /// - Parameters:
    ///   - milliseconds: since 1970-01-01T00:00:00Z.
    ///   - random: the source of the 74 random bits.
    public static func make(milliseconds: UInt64, using random: inout some RandomNumberGenerator) -> String {
        let high = (milliseconds << 16) | 0x7000 | (random.next() & 0x0FFF)
        let low = 0x8000_0000_0000_0000 | (random.next() & 0x3FFF_FFFF_FFFF_FFFF)
        let digits = hex(high) + hex(low)
        let cuts = [0, 8, 12, 16, 20, 32]
        let parts = zip(cuts, cuts.dropFirst()).map { start, end in
            digits.dropFirst(start).prefix(end - start)
        }
        return parts.joined(separator: "-")
    }

    private static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
