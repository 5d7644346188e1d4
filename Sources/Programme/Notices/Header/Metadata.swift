/// The table of particulars that government pages put over a text: 发文日期 2023-01-03.
enum Metadata {
    /// What stands behind a label on its line, up to the next space before another label.
    static func value(_ label: String, in lines: [Passage]) -> Passage? {
        let length = label.unicodeScalars.count
        for (i, line) in lines.enumerated() {
            guard let start = line.scalars.firstIndex(of: label) else { continue }
            var from = start + length
            while from < line.count, " :|".unicodeScalars.contains(line.scalars[from]) { from += 1 }
            var end = from
            while end < line.count, !" |\t".unicodeScalars.contains(line.scalars[end]) { end += 1 }
            if end > from { return line[from..<end] }
            if start == 0, i + 1 < lines.count, lines[i + 1].count < 40 { return lines[i + 1] }
        }
        return nil
    }

    /// Words that open a line of particulars or of a page's frame.
    private static let openers = Words(
        """
        索引号 索 发文 发布 公开 文号 文 来源 首页 当前位置 您所在的位置 您的位置 您当前 字号 点击 浏览 作者 日期 时间 信息 分类 组配
        """)

    static func isParticular(_ line: Passage) -> Bool { openers.starts(line.compacted().scalars) }

    /// Who a sentence says has issued a plan: 市妇儿工委印发《…》.
    static func publisher(_ lines: [Passage]) -> Passage? {
        for line in lines {
            for word in ["印发《", "出台《", "下发《", "发布《", "公布《"] {
                guard let at = line.scalars.firstIndex(of: word) else { continue }
                var end = at
                for filler in ["近日", "新近", "日前", "联合", "最近", "正式"]
                where line.scalars.has(filler, endingAt: end) {
                    end -= 2
                }
                var start = end
                while start > 0, line.scalars[start - 1].isHan, end - start < 24 { start -= 1 }
                let name = line[start..<end]
                if name.count >= 3, OrganWords.isIssuer(name) { return name }
            }
        }
        return nil
    }
}
