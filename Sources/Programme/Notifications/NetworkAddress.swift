/// The number of a computer in the network, as bytes: 4 or 16.
///
/// Only addresses that stand for one computer of the public network are public: who may type an address must not make
/// this program knock on doors behind the firewall (SSRF).
public struct NetworkAddress: Hashable, Sendable {
    /// In network order.
    public let bytes: [UInt8]

    /// Nil unless 4 or 16 bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Whether it belongs to one computer of the public network.
    public var isPublic: Bool {
        bytes.count == 4
            ? !NetworkAddress.closed4.contains { $0.holds(bytes) } : isPublic6
    }

    /// Whether a message may go there in a closed network: also to private numbers, never to those of many.
    public var isSingle: Bool {
        guard bytes.count == 16 else { return bytes[0] < 224 && bytes[0] != 0 }
        if let inner = embedded { return inner.isSingle }
        return bytes[0] != 0xFF && bytes.contains { $0 != 0 }
    }

    private var isPublic6: Bool {
        if let inner = embedded { return inner.isPublic }
        // Global unicast alone (2000::/3), without documentation, Teredo and benchmarks.
        return bytes[0] & 0xE0 == 0x20 && !NetworkAddress.closed6.contains { $0.holds(bytes) }
    }

    /// The number of four bytes that a longer one carries: mapped, 6to4 and NAT64.
    private var embedded: NetworkAddress? {
        if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            return NetworkAddress(Array(bytes[12..<16]))
        }
        if bytes[0] == 0x20, bytes[1] == 0x02 { return NetworkAddress(Array(bytes[2..<6])) }
        if bytes[0..<4] == [0x00, 0x64, 0xFF, 0x9B], bytes[4..<12].allSatisfy({ $0 == 0 }) {
            return NetworkAddress(Array(bytes[12..<16]))
        }
        return nil
    }

    private struct Range: Sendable {
        let first: [UInt8]
        let bits: Int

        init(_ bits: Int, _ first: UInt8...) { (self.first, self.bits) = (first, bits) }

        func holds(_ bytes: [UInt8]) -> Bool {
            (0..<bits).allSatisfy { bit in
                let mask = UInt8(0x80) >> UInt8(bit % 8)
                let own = bit / 8 < first.count ? first[bit / 8] : 0
                return own & mask == bytes[bit / 8] & mask
            }
        }
    }

    /// The special ranges of IANA's registry for IPv4.
    private static let closed4 = [
        Range(8, 0), Range(8, 10), Range(10, 100, 64), Range(8, 127), Range(16, 169, 254),
        Range(12, 172, 16), Range(24, 192, 0, 0), Range(24, 192, 0, 2), Range(24, 192, 88, 99),
        Range(16, 192, 168), Range(15, 198, 18), Range(24, 198, 51, 100), Range(24, 203, 0, 113),
        Range(3, 224),
    ]
    private static let closed6 = [
        Range(23, 0x20, 0x01), Range(32, 0x20, 0x01, 0x0D, 0xB8), Range(20, 0x3F, 0xFF),
    ]
}
