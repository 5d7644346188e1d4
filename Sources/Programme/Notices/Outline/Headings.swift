/// Tells an action's heading from its first promise.
enum Headings {
    /// Sections that frame the actions and are none themselves.
    private static let framing = Words(
        """
        总体要求 指导思想 基本原则 组织领导 保障措施 工作要求 实施步骤 有关要求 考核办法 监督检查 经费保障 附则 组织保障 工作保障 工作步骤 总体思路 总体目标
        督导考核 责任分工 宣传引导 强化组织 强化保障 强化督查 强化宣传 强化责任 加强督查 加强督导 加强考核 严格考核 加强宣传 加强组织 加强领导 提高思想认识 提高认识
        明确责任 压实责任 严格督导 细化任务 强化监督 强化督导 落实责任 高度重视 时间安排 进度安排 工作机制 工作原则 及时报送 信息报送 要求
        """)
    /// Sections whose items are the actions.
    private static let containers = Words(
        """
        重点任务 主要任务 工作任务 实事项目 实事内容 项目内容 工作内容 具体内容 主要内容 重点工作 任务分工 工作措施 主要措施 重点举措 主要举措 实事清单 任务清单 具体任务
        工作举措 具体举措 具体措施 项目安排 目标任务 十件实事 实事任务 民生实事 年度任务 项目清单 工作重点 具体事项 实事事项 为民办实事项目
        """)

    /// The same, when nothing else stands in the heading.
    private static let framingAlone = Words(
        "工作目标 目标要求 主要目标 总体安排 工作背景 起草背景 制定背景 出台背景 背景 目标任务 有关事项 实施时间 实施范围 实施对象 时间要求")

    static func isFraming(_ title: Passage) -> Bool {
        if let (length, _) = framingAlone.match(title.scalars, at: 0), length == title.count { return true }
        // 按照某某要求，新建…: an action that says by what, not a section of requirements.
        if SubjectWords.means.starts(title.scalars) { return false }
        return title.count <= 24 && framing.occurs(in: title)
    }

    static func isContainer(_ title: Passage) -> Bool {
        guard title.count <= 20 else { return false }
        let name = title.withoutTail
        return containers.ends(name.scalars) || name.ends(with: "内容") && name.contains("实事")
    }

    /// The title of an item, and its first line parted into heading and body.
    ///
    /// A sentence before others is the heading; a sentence alone is the promise, its first clause the title.
    static func part(_ line: Passage, hasMore: Bool) -> (title: Passage, heading: Passage?, body: Passage?) {
        let enclosures = Enclosures(line.scalars)
        let end = line.count
        var stop = end
        for i in 0..<end where enclosures.isOpen(i) {
            let scalar = line.scalars[i]
            if scalar == "。" || scalar == ";" || scalar == "！" || scalar == ":" && i <= 40 {
                stop = i
                break
            }
        }
        let commas = (0..<stop).filter { line.scalars[$0] == "，" && enclosures.isOpen($0) }
        // 按照某某要求，新建…，…: by what it is done is not yet what is done.
        let isLedUpTo = SubjectWords.means.starts(line.scalars) && !commas.isEmpty
        let comma = isLedUpTo ? commas.dropFirst().first ?? stop : commas.first
        let sentence = line[0..<stop]
        let isAlone = stop + 1 >= end && !hasMore
        let isLong = sentence.count > (stop + 1 >= end ? 45 : 30)
        if let comma, isAlone || isLong || hasQuantity(sentence) {
            return (tidy(line[0..<comma]), nil, line)
        }
        if isAlone { return (tidy(sentence), nil, line) }
        return (tidy(sentence), sentence, stop + 1 < end ? line[stop + 1..<end] : nil)
    }

    static func tidy(_ title: Passage) -> Passage {
        title.compacted().trimmed { "。;:，、-".unicodeScalars.contains($0) }
    }

    private static func hasQuantity(_ sentence: Passage) -> Bool {
        for i in 0..<sentence.count where sentence.scalars[i].isDigit {
            var after = i
            while after < sentence.count, sentence.scalars[after].isDigit || sentence.scalars[after] == "." {
                after += 1
            }
            if UnitWords.table.match(sentence.scalars, at: after) != nil { return true }
        }
        return false
    }
}
