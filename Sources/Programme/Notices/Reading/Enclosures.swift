/// Which scalars of a passage stand in parentheses, in quotes, in the marks of a cited title.
///
/// Marks without their partner enclose nothing, so that one stray bracket cannot swallow a text.
struct Enclosures: Sendable {
    private(set) var pairs: [Range<Int>] = []
    private let flags: [UInt8]

    private static let parenthesis: UInt8 = 1
    private static let quote: UInt8 = 2
    private static let title: UInt8 = 4

    init(_ scalars: [Unicode.Scalar]) {
        var marks: [(kind: UInt8, range: Range<Int>)] = []
        var opened: [UInt8: [Int]] = [:]
        for (i, scalar) in scalars.enumerated() {
            switch scalar {
            case "(": opened[Self.parenthesis, default: []].append(i)
            case ")": Self.close(Self.parenthesis, at: i, within: 1500, &opened, &marks)
            case "“": opened[Self.quote] = [i]
            case "”": Self.close(Self.quote, at: i, within: 80, &opened, &marks)
            case "《": opened[Self.title, default: []].append(i)
            case "》": Self.close(Self.title, at: i, within: 150, &opened, &marks)
            case "\n": opened = [:]
            default: break
            }
        }
        var flags = [UInt8](repeating: 0, count: scalars.count)
        var end: [UInt8: Int] = [:]
        var outer: [Range<Int>] = []
        // Outermost pairs first: what they cover is then marked once, whatever is nested in them.
        for mark in marks.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard mark.range.lowerBound >= end[mark.kind] ?? 0 else { continue }
            end[mark.kind] = mark.range.upperBound
            for i in mark.range { flags[i] |= mark.kind }
            if mark.kind == Self.parenthesis { outer.append(mark.range) }
        }
        self.flags = flags
        pairs = outer
    }

    private static func close(
        _ kind: UInt8, at i: Int, within reach: Int, _ opened: inout [UInt8: [Int]],
        _ marks: inout [(kind: UInt8, range: Range<Int>)]
    ) {
        guard let start = opened[kind]?.popLast(), i - start <= reach else { return }
        marks.append((kind, start..<i + 1))
    }

    func isInParentheses(_ i: Int) -> Bool { flags[i] & Self.parenthesis != 0 }
    func isQuoted(_ i: Int) -> Bool { flags[i] & Self.quote != 0 }
    func isCited(_ i: Int) -> Bool { flags[i] & Self.title != 0 }
    /// Not inside anything.
    func isOpen(_ i: Int) -> Bool { flags[i] == 0 }
}
