import Foundation

/// Finds the numbers of one clause and tells targets from all others.
struct QuantityScanner {
    private let text: Passage
    private let scalars: [Unicode.Scalar]
    private let enclosures: Enclosures
    private let clause: Range<Int>
    private let planYear: Int?
    private var bases: [String] = []
    /// A number has taken the bases; the next 每 starts others.
    private var areBasesUsed = false
    private var i: Int
    private(set) var quantities: [Quantity] = []
    private(set) var leftOut: [LeftOut] = []
    /// The clause tells what was.
    private(set) var isPast = false

    init(_ text: Passage, _ enclosures: Enclosures, clause: Range<Int>, planYear: Int?) {
        (self.text, self.enclosures, self.clause, self.planYear) = (text, enclosures, clause, planYear)
        scalars = text.scalars
        i = clause.lowerBound
        while i < clause.upperBound { step() }
        isPast = NumberContext.isPast(scalars, clause, planYear: planYear)
        if isPast {
            leftOut += quantities.map { LeftOut(range: $0.number, reason: .past) }
            quantities = []
        }
    }

    private mutating func step() {
        let scalar = scalars[i]
        if scalar == "每", let base = Bases.leading(scalars, at: i, before: clause.upperBound) {
            if areBasesUsed { bases = [] }
            areBasesUsed = false
            bases.append(base.per)
            i = base.end
        } else if scalar == "第", let (_, end) = number(at: i + 1) {
            leave(i..<end, .ordinal)
        } else if scalars.has("百分之", at: i), let (value, end) = number(at: i + 3) {
            add(
                Numeral(value: Decimal(value), isChinese: true, end: end), start: i, unit: "%", sort: .rate,
                end: end)
        } else if scalar.isDigit || ChineseNumerals.isNumeral(scalar) || scalar == "万" || scalar == "亿" {
            takeNumber()
        } else {
            i += 1
        }
    }

    private func number(at start: Int) -> (Int, Int)? {
        Markers.plainNumber(scalars, at: start) ?? ChineseNumerals.read(scalars, at: start)
    }

    private mutating func leave(_ range: Range<Int>, _ reason: LeftOutReason) {
        let range = range.lowerBound..<min(range.upperBound, clause.upperBound)
        leftOut.append(LeftOut(range: range, reason: reason))
        i = max(range.upperBound, i + 1)
    }

    private mutating func takeNumber() {
        let start = i
        let limit = clause.upperBound
        if let (value, end) = NumberContext.mortality(scalars, at: start, before: limit) {
            let numeral = Numeral(value: value, end: end)
            return add(numeral, start: start, unit: "/10万", sort: .rate, end: end)
        }
        if let (end, reason) = NumberContext.notCounting(scalars, at: start, before: limit) {
            return leave(start..<end, reason)
        }
        guard var numeral = Numerals.read(scalars, at: start, before: limit) else {
            i += 1
            return
        }
        var isRange = false
        if !numeral.isRound, numeral.end + 1 < limit, ["-", "~", "至", "到"].contains(scalars[numeral.end]) {
            var next = numeral.end + 1
            while next < limit, scalars[next] == "-" { next += 1 }
            if let upper = Numerals.read(scalars, at: next, before: limit), !upper.isRound {
                numeral.end = upper.end
                if upper.scale > numeral.scale {
                    numeral.scale = upper.scale; numeral.scaleWord = upper.scaleWord
                }
                isRange = true
            }
        }
        classify(numeral, start: start, isRange: isRange)
    }

    private mutating func classify(_ numeral: Numeral, start: Int, isRange: Bool) {
        let limit = clause.upperBound
        let end = numeral.end
        let unit = UnitWords.table.match(scalars, at: end, before: limit)
        let excluded = UnitWords.exclusions.match(scalars, at: end, before: limit)
        if enclosures.isCited(start) { return leave(start..<end, .citation) }
        if NumberContext.touchesLatin(scalars, start..<end, unit: unit?.length ?? 0) {
            return leave(start..<end, .name)
        }
        if let excluded, excluded.length >= unit?.length ?? 0 {
            if numeral.isChinese, numeral.length == 1, excluded.value == .name {
                return skip(numeral, start: start)
            }
            return leave(start..<end + excluded.length, excluded.value)
        }
        guard let unit else { return takeBare(numeral, start: start) }
        let after = end + unit.length
        if enclosures.isQuoted(start), !(numeral.isRound && unit.value == .event) {
            return leave(start..<after, .name)
        }
        if let reason = NumberContext.reason(
            scalars, number: start..<end, unit: unit.value, unitEnd: after, clause: clause)
        {
            return leave(start..<after, reason)
        }
        if numeral.isChinese,
            let reason = ChineseCounts.reason(
                numeral, scalars, start: start, unit: unit.value, unitEnd: after, clause: clause)
        {
            return leave(start..<after, reason)
        }
        let isBound =
            ComparatorWords.leading(scalars, endingAt: start, from: clause.lowerBound) != nil
            || ComparatorWords.trailing(scalars, at: after, before: limit) != nil
        if unit.value == .duration, !isBound || ["年", "日", "周"].contains(scalars[end]) {
            return leave(start..<after, .period)
        }
        var nameEnd = after
        // 套(户): a second unit in brackets belongs to the first.
        if nameEnd < limit, scalars[nameEnd] == "(",
            let second = UnitWords.table.match(scalars, at: nameEnd + 1, before: limit),
            nameEnd + 1 + second.length < limit, scalars[nameEnd + 1 + second.length] == ")"
        {
            nameEnd += second.length + 2
        }
        add(
            numeral, start: start, unit: text.plain(end..<nameEnd), sort: unit.value, end: nameEnd,
            isRange: isRange)
    }

    /// A single numeral inside a word (一体, 三孩): worth a remark unless it is 一.
    private mutating func skip(_ numeral: Numeral, start: Int) {
        if numeral.isRound || scalars[start] == "一" {
            i = numeral.end
        } else {
            leave(start..<numeral.end, .name)
        }
    }

    /// A number without a unit of its own: 24万以上 of persons, or nothing at all.
    private mutating func takeBare(_ numeral: Numeral, start: Int) {
        let limit = clause.upperBound
        let isLarge = !numeral.scaleWord.isEmpty || numeral.isExceeded
        let lead = ComparatorWords.leading(scalars, endingAt: start, from: clause.lowerBound)
        var nounEnd = lead?.1 ?? start
        while nounEnd > clause.lowerBound, ["到", "为", "至", "达", "了"].contains(scalars[nounEnd - 1]) {
            nounEnd -= 1
        }
        let noun = UnitWords.numberNouns.match(scalars, endingAt: nounEnd, from: clause.lowerBound)
        if let noun, !numeral.isRound {
            return add(numeral, start: start, unit: noun.value, sort: .thing, end: numeral.end)
        }
        var isOfPersons =
            isLarge && !numeral.isRound
            && UnitWords.persons.match(scalars, endingAt: nounEnd, from: clause.lowerBound) != nil
        if isLarge, !numeral.isRound {
            for at in numeral.end..<min(numeral.end + 7, limit) {
                if "、，。;(".unicodeScalars.contains(scalars[at]) { break }
                if UnitWords.persons.match(scalars, at: at, before: limit) != nil { isOfPersons = true }
            }
        }
        if isOfPersons, !enclosures.isQuoted(start) {
            return add(numeral, start: start, unit: "人", sort: .thing, end: numeral.end)
        }
        if numeral.isChinese, numeral.length == 1 { return skip(numeral, start: start) }
        let isName = enclosures.isQuoted(start) || numeral.isChinese
        leave(start..<numeral.end, isName ? .name : .noUnit)
    }

    private mutating func add(
        _ numeral: Numeral, start: Int, unit: String, sort: UnitSort, end: Int, isRange: Bool = false
    ) {
        areBasesUsed = true
        let bound = Bound(
            numeral, isRange: isRange, sort: sort, number: start..<end, bases: bases, scalars, clause: clause)
        if let reason = NumberContext.reason(
            scalars, bound: bound.range, comparator: bound.comparator, sort: sort, clause: clause)
        {
            return leave(start..<end, reason)
        }
        // Sums of money keep their 万: that is how budgets are read.
        let isMoney = sort == .money && !numeral.scaleWord.isEmpty
        quantities.append(
            Quantity(
                value: isMoney ? numeral.value : numeral.value * numeral.scale,
                unit: (isMoney ? numeral.scaleWord : "") + unit, sort: sort, comparator: bound.comparator,
                per: bound.per, range: bound.range, number: start..<end))
        i = bound.range.upperBound
    }
}
