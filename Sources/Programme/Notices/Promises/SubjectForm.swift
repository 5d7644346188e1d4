/// Gives a subject its form: whole brackets and quotation marks, and no more words than fit a table's cell.
enum SubjectForm {
    /// More than this is shortened where it can be, at the end of a part.
    static let limit = 24

    static func settled(_ phrase: Passage) -> Passage {
        let whole = balanced(phrase.trimmed { "，、:;。的了".unicodeScalars.contains($0) || $0.isLayout })
        guard whole.count > limit else { return whole }
        let candidates = [
            withoutBrackets(whole), lastPart(whole), head(whole), firstNames(whole), firstItems(whole),
        ]
        var shortest = whole
        for candidate in candidates {
            // Each way of shortening goes on from the one before where that was too little.
            guard let candidate, (4...).contains(candidate.count) else { continue }
            if candidate.count <= limit { return candidate }
            if candidate.count < shortest.count { shortest = candidate }
        }
        guard shortest.count < whole.count else { return whole }
        return settled(shortest)
    }

    /// Without marks that have no partner; a part that an open mark begins is left off where more stands before it.
    static func balanced(_ phrase: Passage) -> Passage {
        var open: [Int] = []
        var lone: Set<Int> = []
        let partners: [Unicode.Scalar: Unicode.Scalar] = ["”": "“", ")": "(", "》": "《"]
        for (i, scalar) in phrase.scalars.enumerated() {
            if partners.values.contains(scalar) {
                open.append(i)
            } else if let partner = partners[scalar] {
                if let last = open.last, phrase.scalars[last] == partner {
                    open.removeLast()
                } else {
                    lone.insert(i)
                }
            }
        }
        var end = phrase.count
        if let first = open.first, first >= 4 { end = first } else { lone.formUnion(open) }
        guard end < phrase.count || !lone.isEmpty else { return phrase }
        var out = Passage()
        for i in 0..<end where !lone.contains(i) {
            out.append(phrase.scalars[i], printed: phrase.printed[i], at: phrase.offsets[i])
        }
        return out
    }

    private static func withoutBrackets(_ phrase: Passage) -> Passage? {
        let enclosures = Enclosures(phrase.scalars)
        guard !enclosures.pairs.isEmpty else { return nil }
        var out = Passage()
        for i in 0..<phrase.count where !enclosures.isInParentheses(i) {
            out.append(phrase.scalars[i], printed: phrase.printed[i], at: phrase.offsets[i])
        }
        return out
    }

    /// What stands behind the last comma.
    private static func lastPart(_ phrase: Passage) -> Passage? {
        phrase.lastOpen("，").map { phrase[$0 + 1..<phrase.count] }
    }

    /// The noun without the clause before its 的.
    static func head(_ phrase: Passage) -> Passage? {
        phrase.lastOpen("的").map { phrase[$0 + 1..<phrase.count] }
    }

    /// “甲工程”“乙工程”: the first of them, and 等.
    private static func firstNames(_ phrase: Passage) -> Passage? {
        let limit = min(phrase.count, limit)
        guard let end = (0..<limit).last(where: { phrase.has("”“", at: $0) || phrase.has("”、“", at: $0) })
        else { return nil }
        return phrase[0..<end + 1].followed(by: "等")
    }

    /// 甲、乙、丙等服务: as many as fit, and 等.
    private static func firstItems(_ phrase: Passage) -> Passage? {
        let enclosures = Enclosures(phrase.scalars)
        let commas = phrase.scalars.indices.filter { phrase.scalars[$0] == "、" && enclosures.isOpen($0) }
        guard let end = commas.last(where: { $0 < limit && $0 >= 4 }) else { return nil }
        return phrase[0..<end].followed(by: "等")
    }
}

extension Passage {
    /// The last place of a sign outside brackets and quotation marks, something standing behind it.
    func lastOpen(_ sign: Unicode.Scalar) -> Int? {
        guard scalars.contains(sign) else { return nil }
        let enclosures = Enclosures(scalars)
        return scalars.indices.last { scalars[$0] == sign && enclosures.isOpen($0) && $0 + 2 < count }
    }

    /// With words of ours behind it, which stand nowhere in the original.
    func followed(by words: String) -> Passage {
        var out = self
        for scalar in words.unicodeScalars { out.append(scalar, printed: scalar, at: offsets.last ?? 0) }
        return out
    }

    /// Two parts joined.
    func joined(_ other: Passage) -> Passage {
        var out = self
        out.append(other)
        return out
    }
}
