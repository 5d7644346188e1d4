/// Turns of phrase from which a subject is made.
enum SubjectPatterns {
    /// 为困境儿童发放助学金 is 困境儿童助学金; nil for a phrase built otherwise.
    static func given(_ phrase: Passage) -> Passage? {
        var phrase = phrase
        // 免费为…做
        if let (length, _) = SubjectWords.manner.match(phrase.scalars, at: 0),
            SubjectWords.towards.match(phrase.scalars, at: length) != nil
        {
            phrase = phrase[length..<phrase.count]
        }
        let scalars = phrase.scalars
        guard let (length, _) = SubjectWords.towards.match(scalars, at: 0) else { return nil }
        let enclosures = Enclosures(scalars)
        let verb = (length + 2..<max(length + 2, scalars.count)).first {
            enclosures.isOpen($0) && SubjectWords.giving.match(scalars, at: $0) != nil
        }
        guard let verb, let verbLength = SubjectWords.giving.match(scalars, at: verb)?.length else {
            return nil
        }
        let whom = eligible(phrase[length..<verb])
        var what = phrase[verb + verbLength..<scalars.count]
        if let accepting = what.scalars.firstIndex(of: "接受"), accepting + 3 < what.count {
            what = what[accepting + 2..<what.count]
        }
        what = Subjects.opened(what)
        guard what.count >= 2 else { return nil }
        let both = whom.joined(what)
        return both.count <= SubjectForm.limit || what.count < 4 ? both : what
    }

    /// Those whom a promise is for, without the words that say who is eligible.
    private static func eligible(_ phrase: Passage) -> Passage {
        var whom = phrase.trimmed { "，、".unicodeScalars.contains($0) }
        whom = SubjectForm.head(whom) ?? whom
        if whom.starts(with: "符合") { return Passage() }
        while let first = whom.scalars.first, first.isDigit || "约近超万余名位个.".unicodeScalars.contains(first) {
            whom = whom[1..<whom.count]
        }
        return Subjects.opened(whom)
    }

    /// Without means before a comma, conditions before 的, times behind 在.
    static func withoutCircumstances(_ phrase: Passage) -> Passage {
        var phrase = phrase
        if let comma = phrase.firstOpen("，"), comma + 3 < phrase.count {
            let rest = allowed(Subjects.opened(phrase[comma + 1..<phrase.count]))
            let front = phrase[0..<comma]
            if SubjectWords.means.starts(front.scalars) {
                phrase = rest
            } else if let head = SubjectForm.head(front) {
                phrase = head.count + rest.count <= SubjectForm.limit ? head.joined(rest) : rest
            }
        }
        return relieved(withoutPreposition(withoutTime(phrase)))
    }

    /// 可按 and its like at the start say no more than 按.
    private static func allowed(_ phrase: Passage) -> Passage {
        guard phrase.starts(with: "可"), phrase.count > 2,
            "按以享申提免领".unicodeScalars.contains(phrase.scalars[1])
        else { return phrase }
        return phrase[(phrase.starts(with: "可以") ? 2 : 1)..<phrase.count]
    }

    /// Without 具备…条件的.
    static func relieved(_ phrase: Passage) -> Passage {
        let enclosures = Enclosures(phrase.scalars)
        guard
            let hit = phrase.scalars.indices.first(where: {
                enclosures.isOpen($0) && SubjectWords.eligibility.match(phrase.scalars, at: $0) != nil
            }),
            let length = SubjectWords.eligibility.match(phrase.scalars, at: hit)?.length,
            hit + length + 2 <= phrase.count
        else { return phrase }
        return phrase[hit + length..<phrase.count]
    }

    /// 在周末面向社会开放 is 面向社会开放.
    private static func withoutTime(_ phrase: Passage) -> Passage {
        guard let at = phrase.firstOpen("在"), at >= 2,
            let opening = SubjectWords.openings.first(phrase.scalars, in: at + 1..<phrase.count)?.range
                .lowerBound,
            SubjectWords.times.first(phrase.scalars, in: at + 1..<opening) != nil
        else { return phrase }
        return phrase[0..<at].joined(phrase[opening..<phrase.count])
    }

    private static func withoutPreposition(_ phrase: Passage) -> Passage {
        if phrase.starts(with: "在"), phrase.scalars.contains("中") { return phrase[1..<phrase.count] }
        guard let (length, _) = SubjectWords.towards.match(phrase.scalars, at: 0),
            // 对外, 向上 and 对口 are words.
            !["对外", "对口", "向上", "为民", "对接", "给予", "为老"].contains(where: phrase.starts)
        else { return phrase }
        return phrase[length..<phrase.count]
    }

    /// 培训教师 is 教师培训, 改造学校 is 学校改造.
    static func nominal(_ phrase: Passage) -> Passage {
        let scalars = phrase.scalars
        let isOfPersons = SubjectWords.persons.ends(scalars)
        let length = [
            isOfPersons ? SubjectWords.care.match(scalars, at: 0)?.length : nil,
            SubjectWords.works.match(scalars, at: 0)?.length,
        ].compactMap { $0 }.max()
        guard let length, scalars.count >= length + 2, !scalars[length...].contains("，") else {
            return phrase
        }
        let object = Subjects.opened(phrase[length..<phrase.count])
        return object.joined(phrase[0..<length])
    }

    /// 到学校做安全报告 is 安全报告; nil where no verb stands inside.
    static func event(_ phrase: Passage) -> Passage? {
        let scalars = phrase.scalars
        let enclosures = Enclosures(scalars)
        var start: Int?
        var i = 0
        while i < scalars.count {
            // 工作 is met at its first sign, so that its second is no verb.
            guard let (length, isVerb) = SubjectWords.making.match(scalars, at: i), enclosures.isOpen(i)
            else {
                i += 1
                continue
            }
            i += length
            if isVerb, i + 4 <= scalars.count { start = i }
        }
        return start.map { phrase[$0..<phrase.count] }
    }
}

extension Passage {
    /// The first place of a sign outside brackets and quotation marks.
    func firstOpen(_ sign: Unicode.Scalar) -> Int? {
        guard scalars.contains(sign) else { return nil }
        let enclosures = Enclosures(scalars)
        return scalars.indices.first { scalars[$0] == sign && enclosures.isOpen($0) }
    }
}
