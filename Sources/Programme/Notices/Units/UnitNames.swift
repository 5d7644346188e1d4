/// A unit as named in a statement, still with its place in the text.
struct NamedUnit: Hashable, Sendable {
    var name: Passage
    var role: ResponsibilityRole
    /// The list went on with 等: others are meant that it does not name.
    var hasOthers = false
}

/// Takes a list of units apart: 甲局牵头，乙局、丙局等按职责分工负责.
enum UnitNames {
    /// What may stand behind names to say their part; nil means that it says nothing about it.
    private static let suffixes = Words<ResponsibilityRole?>([
        ("牵头负责 牵头 主办 牵头落实 为主 牵头实施 牵头组织实施", .lead),
        ("配合 协办 参与 协助 协同 按职责配合 配合实施 按职责分工配合 协同配合 密切配合 参加 配合落实", .cooperating),
        (
            """
            负责 按职责分工负责 分工负责 分别负责 按职责负责 共同负责 具体负责 落实 组织实施 承办 实施 负责落实 负责实施 按照职责分工负责
            按职责分工落实 依职责分工负责 依职责负责 按职责分工分别负责 分别组织实施 按分工负责 具体实施 按照职责负责
            """, .responsible
        ),
        ("按职责分工 按职责 按照职责分工 分别", nil),
    ])
    private static let andOthers = Words(
        "等 等单位 等部门 等相关部门 等有关部门 等相关单位 等有关单位 等部门单位 等部门和单位 等相关部门单位 等有关部门单位 等地 等部门、单位 等市直部门 等区直部门 等县直部门"
    )
    /// A cell that says there is nobody.
    private static let none = Words("无 - 暂无")
    /// Remarks in a bracket behind a name: (排第一位的为牵头单位，下同).
    private static let remarks = Words("下同 以下简称 第一位 第一个 列首位 排首位 排在首位 按顺序 排名不分先后")
    private static let leading = Words("由 以及 及 和 并由 及其 其他由")

    /// The units of a list, in its order.
    static func read(_ list: Passage, role: ResponsibilityRole) -> [NamedUnit] {
        var units: [NamedUnit] = []
        var firstUndecided = 0
        for token in tokens(list) {
            let (name, said, others) = stripped(token)
            if !name.isEmpty, !none.starts(name.scalars) || name.count > 2 {
                for part in joined(name) { units.append(NamedUnit(name: part, role: role)) }
            }
            if others, !units.isEmpty { units[units.count - 1].hasOthers = true }
            if let part = said {
                let start = token.ends(with: ")") ? max(units.count - 1, 0) : firstUndecided
                for i in start..<max(units.count, start) where i < units.count { units[i].role = part }
                firstUndecided = units.count
            }
        }
        return units
    }

    /// Whether every part of a text is the name of a unit.
    static func isList(_ text: Passage) -> Bool {
        let parts = tokens(text)
        guard !parts.isEmpty else { return false }
        return parts.allSatisfy { token in
            let name = stripped(token).name
            return name.isEmpty || joined(name).allSatisfy(OrganWords.isName)
        }
    }

    /// Whether a list says of its units that they lead, answer or cooperate.
    static func saysRole(_ text: Passage) -> Bool {
        let trimmed = text.compacted().trimmed { $0 == "。" || $0 == ";" }
        return suffixes.match(trimmed.scalars, endingAt: trimmed.count) != nil
    }

    /// The parts between the separators that stand outside brackets.
    private static func tokens(_ list: Passage) -> [Passage] {
        var parts: [Passage] = []
        var depth = 0
        var start = 0
        for i in 0...list.count {
            if i < list.count {
                if list.scalars[i] == "(" { depth += 1 }
                if list.scalars[i] == ")" { depth = max(0, depth - 1) }
                let isBreak =
                    "、，,;。/\n".unicodeScalars.contains(list.scalars[i]) || breaksAtSpace(list, at: i)
                guard depth == 0, isBreak else { continue }
            }
            var part = list[start..<i].compacted().trimmed { "、，。;:".unicodeScalars.contains($0) }
            // The bracket around the whole list, when a line break has parted it from its other half.
            if part.ends(with: ")"), !part.scalars.contains("(") { part = part[0..<part.count - 1] }
            if !part.isEmpty { parts.append(part) }
            start = i + 1
        }
        return parts
    }

    /// A space parts two names only when the first of them is whole.
    private static func breaksAtSpace(_ list: Passage, at i: Int) -> Bool {
        guard list.scalars[i].isLayout, i >= 3, i + 2 < list.count else { return false }
        // 经开区(某镇) 各街道: a bracket ends a name when another one follows.
        if list.scalars[i - 1] == ")" {
            let stop = list.scalars[(i + 1)...].firstIndex {
                $0.isLayout || "、，;。(".unicodeScalars.contains($0)
            }
            let next = list[i + 1..<(stop ?? list.count)]
            return OrganWords.isName(next) && next.count >= 3
        }
        return OrganWords.endings.match(list.scalars, endingAt: i) != nil && list.scalars[i + 1].isHan
    }

    private static func stripped(_ token: Passage) -> (name: Passage, role: ResponsibilityRole?, others: Bool)
    {
        var name = token
        var role: ResponsibilityRole?
        var others = false
        if name.ends(with: ")"), let open = name.scalars.lastIndex(of: "("), open > 0 {
            let inner = name[open + 1..<name.count - 1]
            if let (length, value) = suffixes.match(inner.scalars, at: 0), length == inner.count {
                (name, role) = (name[0..<open], value)
            } else if let kind = Labels.column(inner), case .units(let value) = kind {
                (name, role) = (name[0..<open], value)
            } else if remarks.occurs(in: inner) {
                name = name[0..<open]
            }
        }
        if let (length, value) = suffixes.match(name.scalars, endingAt: name.count) {
            (name, role) = (name[0..<name.count - length], value)
            // 按职责 before 负责 of the same token.
            if let (more, _) = suffixes.match(name.scalars, endingAt: name.count) {
                name = name[0..<name.count - more]
            }
        }
        if let (length, _) = andOthers.match(name.scalars, endingAt: name.count) {
            name = name[0..<name.count - length]
            others = true
        }
        if let (length, _) = leading.match(name.scalars, at: 0), name.count > length + 1 {
            name = name[length..<name.count]
        }
        return (name, role, others)
    }

    /// Two names joined by 及, 和, 与 or 会同; a conjunction inside a name (教育和体育局) joins nothing.
    private static func joined(_ name: Passage) -> [Passage] {
        var depth = 0
        for i in 0..<name.count {
            if name.scalars[i] == "(" { depth += 1 }
            if name.scalars[i] == ")" { depth -= 1 }
            guard depth == 0, i >= 2, let length = conjunction(name, at: i), i + length + 1 < name.count
            else { continue }
            let left = name[0..<i]
            let right = name[i + length..<name.count]
            guard OrganWords.joinable.ends(left.withoutTail.scalars), !right.starts(with: "其"),
                OrganWords.isName(right) || OrganWords.plural.starts(right.scalars)
            else { continue }
            return [left] + joined(right)
        }
        return [name]
    }

    private static func conjunction(_ name: Passage, at i: Int) -> Int? {
        for word in ["以及", "会同", "及", "和", "与"] where name.has(word, at: i) {
            return word.unicodeScalars.count
        }
        return nil
    }
}
