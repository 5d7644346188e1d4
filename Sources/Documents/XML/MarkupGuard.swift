import Foundation

/// Refuses elements with so many attributes that libxml2 2.9, which compares each with all others, would take
/// minutes over them.
///
/// A tag has no `<` inside. So signs that part attributes are counted over blocks of bytes without one; where
/// a block has one, which is nearly always at once, the count begins anew. The cost is the count squared,
/// summed over the document.
struct MarkupGuard {
    /// Comparisons that a document may cost: about a second.
    private static let budget = 1_000_000_000
    private static let blockBytes = 512

    private let separators: Set<UInt8>
    private var run = 0
    private var cost = 0

    /// In XML every attribute has an equals sign.
    static var xml: MarkupGuard { MarkupGuard(separators: [UInt8(ascii: "=")]) }

    /// In HTML an attribute may be a bare word.
    static var html: MarkupGuard { MarkupGuard(separators: Set(" =\t\n\r\u{0C}/".utf8)) }

    private init(separators: Set<UInt8>) { self.separators = separators }

    /// Looks at the next bytes; throws `document.xml-attributes` when the budget is spent.
    mutating func check(_ bytes: UnsafeRawBufferPointer) throws {
        guard let base = bytes.baseAddress else { return }
        for start in stride(from: 0, to: bytes.count, by: MarkupGuard.blockBytes) {
            let count = min(MarkupGuard.blockBytes, bytes.count - start)
            if memchr(base + start, Int32(UInt8(ascii: "<")), count) != nil {
                cost += run * run
                run = 0
            } else {
                run += bytes[start..<(start + count)].count { separators.contains($0) }
            }
            guard cost + run * run <= MarkupGuard.budget else {
                throw DocumentError("document.xml-attributes")
            }
        }
    }
}
