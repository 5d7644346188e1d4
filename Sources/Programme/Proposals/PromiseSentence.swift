/// Finds the sentence that says a promise so that it is read back as the same one.
enum PromiseSentence {
    /// The words alone where they say everything, else with the date, the number and the base that they lack.
    ///
    /// Each candidate is read as the importer will read it. When none is read back, the fullest is printed: the
    /// draft's faults then say what it is read as.
    static func of(_ promise: NoticeDraft.Promise, in item: NoticeDraft.Item, year: Int) -> String {
        let candidates = candidates(promise, item, year)
        return candidates.first { isRead($0, as: promise, in: item, year) } ?? candidates.last
            ?? promise.words
    }

    private static func candidates(
        _ promise: NoticeDraft.Promise, _ item: NoticeDraft.Item, _ year: Int
    ) -> [String] {
        let words = promise.words.trimmedOfMarks
        var found = [words]
        if let target = promise.target {
            let number = OfficialWords.targetNumber(target) + target.unit
            found.append(words + number)
            if let base = target.per.flatMap(base) {
                found += [base + words + number, words + base + number]
            }
        }
        guard let due = promise.dueOn ?? item.dueOn else { return found }
        let day = due.year == year ? "\(due.month)月\(due.day)日" : due.official
        // The action's own date need not be repeated; it is where the words would be read as another.
        return found + found.map { "\(day)前，\($0)" }
    }

    private static func isRead(
        _ sentence: String, as promise: NoticeDraft.Promise, in item: NoticeDraft.Item, _ year: Int
    ) -> Bool {
        let probe = "关于\(year)年为妇女儿童办实事的通知\n一、实施关爱行动\n\(sentence)。"
        guard let read = try? NoticeParser().parse(probe), read.actions.count == 1,
            let found = read.actions.first?.commitments, found.count == 1, let only = found.first
        else { return false }
        return only.text == sentence && Target.same(only.target, promise.target)
            && (only.dueOn ?? item.dueOn) == (promise.dueOn ?? item.dueOn)
    }

    private static let nouns = [
        "person": "人", "household": "户", "year": "年", "school year": "学年", "term": "学期", "quarter": "季度",
        "month": "月", "week": "周", "day": "天", "child": "名儿童", "student": "名学生", "woman": "名妇女",
        "elder": "名老人", "town": "镇", "village": "村", "community": "社区", "school": "所学校", "class": "班",
        "event": "场", "bed": "张床位", "place": "个托位", "10 residents": "十人口", "100 residents": "百人口",
        "1000 residents": "千人口", "10000 residents": "万人口", "100000 residents": "十万人口",
    ]

    /// 每人每月 of `person and month`; nil for what only the words can say.
    private static func base(_ per: String) -> String? {
        var words = ""
        for part in per.split(separator: " ").split(separator: "and") {
            guard let noun = nouns[part.joined(separator: " ")] else { return nil }
            words += "每\(noun)"
        }
        return words
    }
}

extension Target {
    /// Whether two targets hold a value to the same number of the same thing, however they word it.
    static func same(_ left: Target?, _ right: Target?) -> Bool {
        left?.comparator == right?.comparator && left?.value == right?.value && left?.unit == right?.unit
            && left?.per == right?.per
    }
}

extension String {
    /// Without blanks and the marks at its end that the notice sets itself.
    fileprivate var trimmedOfMarks: String {
        var words = self[...]
        while let last = words.last, last.isWhitespace || "。；，、;,".contains(last) { words.removeLast() }
        return String(words.drop { $0.isWhitespace })
    }
}
