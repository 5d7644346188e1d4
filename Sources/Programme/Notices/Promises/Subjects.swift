/// The short noun phrase that a promise is about, as a table of a report shows it.
enum Subjects {
    /// The subject of a clause with a number; empty where the clause has no words of its own.
    static func of(
        _ text: Passage, _ clause: Range<Int>, around quantity: Quantity, isQuoted: Bool
    ) -> String {
        // “百场巡讲”: a number in a name is part of it.
        if isQuoted { return of(text, clause) }
        var before = text[head(text.scalars, clause.lowerBound..<quantity.range.lowerBound)].withoutBase
        let after = behind(text, clause, quantity)
        if quantity.sort != .rate, let given = SubjectPatterns.given(opened(before.joined(after))) {
            return string(given)
        }
        if quantity.sort == .rate, let cut = SubjectWords.raises.first(before.scalars, in: 0..<before.count),
            cut.range.lowerBound >= 4
        {
            before = before[0..<cut.range.lowerBound]
        }
        if quantity.sort == .event, let event = SubjectPatterns.event(before) { before = event }
        let subject = closed(SubjectPatterns.withoutCircumstances(opened(before)), quantity.sort)
        guard after.count >= 2, quantity.sort != .rate, quantity.sort != .money || subject.isEmpty else {
            return string(SubjectPatterns.nominal(subject))
        }
        return string(whole(opened(before), subject, SubjectPatterns.withoutCircumstances(after)))
    }

    /// The subject of a clause without a number: what is left without its first verb.
    static func of(_ text: Passage, _ clause: Range<Int>) -> String {
        let whole = text[clause]
        let phrase = opened(whole)
        if let given = SubjectPatterns.given(phrase) { return string(given) }
        let subject = SubjectPatterns.nominal(SubjectPatterns.withoutCircumstances(phrase))
        let isEnough = subject.count >= 4 && !(subject.scalars.first?.isDigit ?? false && subject.count < 8)
        return string(isEnough ? subject : whole)
    }

    /// The verb of a clause that has nothing else: 免费检查 of 免费检查500人.
    static func verb(_ text: Passage, _ clause: Range<Int>, around quantity: Quantity) -> String {
        var words = text[clause.lowerBound..<max(clause.lowerBound, quantity.range.lowerBound)].withoutBase
        words = words.joined(behind(text, clause, quantity))
        var low = 0
        while let end = timeOrPlace(words.scalars, low, words.count) { low = end }
        for word in ["年内", "全年", "今年", "其中"] where words.has(word, at: low) { low += 2 }
        words = words[min(low, words.count)..<words.count]
        for to in ["为", "对", "给"] {
            if let at = words.scalars.firstIndex(of: to), at + 1 < words.count, words.has("做", at: at + 1) {
                words = words[0..<at].joined(words[at + 2..<words.count])
            }
        }
        return SubjectForm.settled(words).string
    }

    /// Whether a subject is a verb and nothing else.
    static func isVerb(_ subject: String) -> Bool {
        let scalars = Array(subject.unicodeScalars)
        return [
            SubjectWords.light, SubjectWords.care, SubjectWords.works, SubjectWords.kept,
            SubjectWords.trailing,
        ]
        .contains { $0.match(scalars, at: 0)?.length == scalars.count }
    }

    private static func string(_ phrase: Passage) -> String { SubjectForm.settled(phrase).string }

    /// Verb, thing before the number and thing behind it, as many as it takes.
    private static func whole(_ before: Passage, _ subject: Passage, _ after: Passage) -> Passage {
        let scalars = before.scalars
        guard !subject.isEmpty else { return SubjectPatterns.relieved(after) }
        for verbs in [SubjectWords.care, SubjectWords.works, SubjectWords.kept] {
            if let (length, _) = verbs.match(scalars, endingAt: scalars.count) {
                return SubjectPatterns.nominal(before[scalars.count - length..<scalars.count].joined(after))
            }
        }
        // 甲、乙等3个项目, 某路等5条大修: too little behind the number to stand alone.
        if before.ends(with: "等") || subject.starts(with: "覆盖") { return subject.joined(after) }
        return SubjectPatterns.relieved(after)
    }

    /// The part of what stands before a number that belongs to it.
    private static func head(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int> {
        var head = range
        // 由3.2个提高到: what it is raised from is not what it is.
        if let from = head.last(where: { scalars[$0] == "由" || scalars[$0] == "从" }),
            scalars[from..<head.upperBound].contains(where: \.isDigit)
        {
            head = head.lowerBound..<from
        }
        // 学校2所(含小学1所): what stands in the bracket is a subject of its own.
        if let open = head.last(where: { scalars[$0] == "(" || scalars[$0] == ")" }), scalars[open] == "(" {
            head = open + 1..<head.upperBound
        }
        return head
    }

    /// The thing behind a number, without what happens to it.
    private static func behind(_ text: Passage, _ clause: Range<Int>, _ quantity: Quantity) -> Passage {
        let start = min(quantity.range.upperBound, clause.upperBound)
        guard start < clause.upperBound, !"(和及与、)".unicodeScalars.contains(text.scalars[start]) else {
            return Passage()
        }
        var after = text[start..<clause.upperBound]
        if let base = Bases.leading(after.scalars, at: 0, before: after.count) {
            after = after[base.end..<after.count]
        }
        if after.starts(with: "的") || after.starts(with: "以上") { after = opened(after) }
        guard let stop = SubjectWords.breaks.first(after.scalars, in: 0..<after.count)?.range.lowerBound,
            !text.has("等", at: quantity.range.lowerBound - 1),
            // 进行 and its like are needed where 对 or 为 stands before.
            SubjectWords.towards.first(text.scalars, in: clause.lowerBound..<quantity.range.lowerBound) == nil
        else { return after }
        return after[0..<stop]
    }

    /// Without light verbs, places and dates at its start.
    static func opened(_ phrase: Passage) -> Passage {
        let scalars = phrase.scalars
        var low = 0
        while low < scalars.count {
            if let (length, _) = SubjectWords.light.match(scalars, at: low),
                SubjectWords.works.match(scalars, at: low) == nil
                    || (SubjectWords.works.match(scalars, at: low)?.length ?? 0) < length
            {
                low += length
            } else if let end = timeOrPlace(scalars, low, scalars.count) {
                low = end
            } else if "的了、，:)”".unicodeScalars.contains(scalars[low]) {
                low += 1
            } else {
                break
            }
        }
        return phrase[min(low, scalars.count)..<scalars.count]
    }

    /// Without what leads up to the number at its end.
    private static func closed(_ phrase: Passage, _ sort: UnitSort) -> Passage {
        let scalars = phrase.scalars
        var high = scalars.count
        while high > 0 {
            if sort == .rate, SubjectWords.changes.match(scalars, endingAt: high) != nil { break }
            if let (length, _) = SubjectWords.trailing.match(scalars, endingAt: high) {
                high -= length
            } else if sort != .rate, let (length, _) = SubjectWords.changes.match(scalars, endingAt: high) {
                high -= length
            } else if "，:、(的“".unicodeScalars.contains(scalars[high - 1]) {
                high -= 1
            } else {
                break
            }
        }
        return phrase[0..<high].withoutBase
    }

    /// 每名学生, 2023年, 年底前, 全区 before the thing itself.
    private static func timeOrPlace(_ scalars: [Unicode.Scalar], _ low: Int, _ high: Int) -> Int? {
        guard low < high else { return nil }
        if let (length, _) = SubjectWords.places.match(scalars, at: low) { return low + length }
        if let base = Bases.leading(scalars, at: low, before: high) { return base.end }
        let start = scalars[low] == "到" ? low + 1 : low
        if let (_, end) = Dates.year(scalars, at: start), end < high, scalars[end] == "年" {
            return scalars.has("年底", at: end) && start > low ? end + 2 : end + 1
        }
        guard scalars[low].isDigit || ["年", "今", "第"].contains(scalars[low]) else { return nil }
        let due = DueDates.inClause(scalars, low..<min(low + 10, high), year: 2000)
        return due.flatMap { $0.range.lowerBound == low ? $0.range.upperBound : nil }
    }
}

extension Passage {
    /// Without 每年 or 每千人口 at its end.
    fileprivate var withoutBase: Passage {
        guard let each = scalars.lastIndex(of: "每"),
            let base = Bases.leading(scalars, at: each, before: count), base.end == count
        else { return self }
        return self[0..<each].withoutBase
    }
}
