/// Identifiers for very many rows that are made at once: UUIDs of version 7 with one time and a counter behind it
/// (RFC 9562, 6.2, method 1), so that they sort in the order in which they were made, and 32 random bits.
struct UUIDSeries: Sendable {
    private let milliseconds: UInt64
    private var counter: UInt64 = 0
    private var random = SystemRandomNumberGenerator()
    private static let digits = Array("0123456789abcdef".utf8)

    /// At a time, in milliseconds since 1970.
    init(milliseconds: UInt64) { self.milliseconds = milliseconds }

    /// The next one.
    mutating func next() -> String {
        counter += 1
        // 12 bits of the counter in rand_a, 30 in rand_b, then 32 random bits.
        let high = milliseconds << 16 | 0x7000 | counter >> 30 & 0x0FFF
        let low = 0x8000_0000_0000_0000 | (counter & 0x3FFF_FFFF) << 32 | random.next() & 0xFFFF_FFFF
        return String(unsafeUninitializedCapacity: 36) { out in
            var place = 0
            for nibble in 0..<32 {
                if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
                    out[place] = UInt8(ascii: "-")
                    place += 1
                }
                let half = nibble < 16 ? high >> UInt64(60 - 4 * nibble) : low >> UInt64(124 - 4 * nibble)
                out[place] = UUIDSeries.digits[Int(half & 15)]
                place += 1
            }
            return 36
        }
    }
}
