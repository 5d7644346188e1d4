/// The year a notice plans for: dates without a year mean it.
enum PlanYear {
    static func find(_ notice: ParsedNotice, in text: Passage) -> Int? { ofHead(notice) ?? mostNamed(text) }

    private static func ofHead(_ notice: ParsedNotice) -> Int? {
        for text in [notice.title ?? ""] + notice.attachments {
            let scalars = TextFold.fold(Array(text.unicodeScalars)).scalars
            for i in scalars.indices {
                if let (year, end) = Dates.year(scalars, at: i), end < scalars.count,
                    ["年", "-", "~"].contains(scalars[end])
                {
                    return year
                }
            }
        }
        if let year = notice.documentNumber.flatMap({
            bracketed(TextFold.fold(Array($0.unicodeScalars)).scalars)
        }) {
            return year
        }
        return notice.issuedOn?.year
    }

    /// The year that the text names most often, the later of two.
    private static func mostNamed(_ text: Passage) -> Int? {
        var counts: [Int: Int] = [:]
        for i in 0..<text.count where text.scalars[i] == "年" && i >= 4 {
            if let (year, _) = Dates.year(text.scalars, at: i - 4) { counts[year, default: 0] += 1 }
        }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    private static func bracketed(_ scalars: [Unicode.Scalar]) -> Int? {
        scalars.indices.lazy.compactMap { Dates.year(scalars, at: $0)?.year }.first
    }
}
