/// What the words around a number make of it: how it binds, and what it is a rate of.
struct Bound: Sendable {
    var comparator: Comparator
    var per: String?
    /// From the comparator before the number to the one after it.
    var range: Range<Int>

    init(
        _ numeral: Numeral, isRange: Bool, sort: UnitSort, number: Range<Int>, bases: [String],
        _ scalars: [Unicode.Scalar], clause: Range<Int>
    ) {
        let limit = clause.upperBound
        range = number
        comparator = numeral.isRound ? .approximately : isRange ? .atLeast : .equal
        if let (value, at) = ComparatorWords.leading(
            scalars, endingAt: number.lowerBound, from: clause.lowerBound)
        {
            comparator = value
            range = at..<number.upperBound
        }
        var per = bases
        // 每 behind a count opens the next promise (20场，每场50人); behind a sum or after a stroke it is its base.
        if let base = Bases.trailing(scalars, at: number.upperBound, before: limit),
            sort == .money || scalars[number.upperBound] == "/"
        {
            per.append(base.per)
            range = range.lowerBound..<base.end
        }
        if numeral.isExceeded { comparator = .moreThan }
        if let (value, after) = ComparatorWords.trailing(scalars, at: range.upperBound, before: limit) {
            comparator = value
            range = range.lowerBound..<after
        }
        if sort == .money, per == ["year"],
            NumberContext.isPaidToChildren(scalars, clause.lowerBound..<number.lowerBound)
        {
            per = ["child and year"]
        }
        self.per = per.isEmpty ? nil : per.joined(separator: " and ")
    }
}
