/// The year a notice plans for: dates without a year mean it.
enum PlanYear {
    static func find(_ notice: ParsedNotice) -> Int? {
        for text in [notice.title ?? ""] + notice.attachments {
            let scalars = Array(text.unicodeScalars)
            for i in scalars.indices {
                if let (year, end) = Dates.year(scalars, at: i), end < scalars.count,
                    ["年", "-", "~", "—", "－", "～"].contains(scalars[end])
                {
                    return year
                }
            }
        }
        if let year = notice.documentNumber.flatMap({ bracketed(Array($0.unicodeScalars)) }) { return year }
        return notice.issuedOn?.year
    }

    private static func bracketed(_ scalars: [Unicode.Scalar]) -> Int? {
        scalars.indices.lazy.compactMap { Dates.year(scalars, at: $0)?.year }.first
    }
}
