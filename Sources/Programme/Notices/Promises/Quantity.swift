import Foundation

/// A number that counts something, with what binds it.
struct Quantity: Sendable {
    var value: Decimal
    var unit: String
    var sort: UnitSort
    var comparator: Comparator
    var per: String?
    /// From the comparator before it to the one after it.
    var range: Range<Int>
    /// The number alone.
    var number: Range<Int>
}

/// A number that is no target.
struct LeftOut: Sendable {
    var range: Range<Int>
    var reason: LeftOutReason
}
