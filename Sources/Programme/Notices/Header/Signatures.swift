/// 署名 and 成文日期: an organ's line with a date on the next (GB/T 9704-2012, 7.3.5).
enum Signatures {
    static func find(_ lines: [Passage]) -> (issuer: Passage?, day: Day)? {
        var lone: Day?
        for (i, line) in lines.enumerated() {
            let text = line.compacted()
            guard let (day, end) = Dates.day(text.scalars, at: 0) else {
                if let both = onOneLine(text) { return both }
                continue
            }
            // Written with 年月日, and nothing but a bracket behind it: a page's own stamp looks otherwise.
            guard text.scalars[end - 1] == "日", end == text.count || text.scalars[end] == "(" else {
                continue
            }
            if i > 0 {
                var name = lines[i - 1].compacted()
                if name.starts(with: "(") { continue }
                if let space = lines[i - 1].scalars.lastIndex(of: " "), !OrganWords.isIssuer(name) {
                    name = lines[i - 1][space + 1..<lines[i - 1].count]
                }
                if OrganWords.isIssuer(name), name.count >= 3 { return (name, day) }
            }
            lone = lone ?? day
        }
        return lone.map { (nil, $0) }
    }

    /// 某某人民政府办公室 2023年4月27日 on one line.
    private static func onOneLine(_ text: Passage) -> (issuer: Passage?, day: Day)? {
        guard text.count <= 60, let (day, range) = Dates.first(text), range.lowerBound >= 4,
            text.scalars[range.upperBound - 1] == "日",
            range.upperBound == text.count || text.scalars[range.upperBound] == "("
        else { return nil }
        let name = text[0..<range.lowerBound]
        return OrganWords.isIssuer(name) ? (name, day) : nil
    }
}
