/// 标题: organ, 关于 matter, kind of document, on one line or several (GB/T 9704-2012, 7.3.1).
enum Titles {
    private static let kinds = Words("通知 意见 公告 通告 通报 报告 决定 函 批复 方案 办法 计划")
    private static let lists = Words(
        "方案 计划 清单 分解表 一览表 安排 项目 目录 任务 事项 实事 任务分解 责任分解 分工 安排表 汇总表 任务书 通知 实施意见 项目表 任务表 工程")

    static func find(_ head: [Passage]) -> String? {
        if let title = official(head) { return title }
        // Else the line nearest to the actions that reads like the title of a list.
        if let line = head.last(where: isTitleOfList) { return line.trimmed().compacted().string }
        if let cited = cited(head) { return cited }
        // Or the headline of a page.
        let line = head.first {
            (8...60).contains($0.count) && !$0.scalars.contains(where: { "。，|;".unicodeScalars.contains($0) })
                && !$0.ends(with: ":") && !Metadata.isParticular($0)
        }
        return line?.compacted().string
    }

    /// …关于…的通知, its lines joined, the organ's line before it included.
    private static func official(_ head: [Passage]) -> String? {
        for (i, line) in head.enumerated() {
            guard let about = line.scalars.firstIndex(of: "关于"), line.count <= 120,
                !line.scalars.contains("。")
            else { continue }
            if line.scalars[..<about].contains("《") { continue }
            var title = line.compacted()
            if about == 0, i > 0, isIssuer(head[i - 1]) { title = joined(head[i - 1], title) }
            var next = i + 1
            while !isComplete(title), next < head.count, next - i < 5, title.count < 120 {
                let piece = head[next].compacted()
                if piece.ends(with: ":") || piece.contains("。") || piece.contains("〔") { break }
                title = joined(title, piece)
                next += 1
            }
            if isComplete(title) { return title.withoutMark.string }
        }
        return nil
    }

    private static func isComplete(_ title: Passage) -> Bool {
        kinds.ends(title.withoutMark.withoutTail.scalars)
    }

    private static func isIssuer(_ line: Passage) -> Bool {
        let name = line.compacted()
        return OrganWords.isIssuer(name) && name.count >= 4
    }

    private static func joined(_ left: Passage, _ right: Passage) -> Passage {
        var all = left.compacted()
        all.append(right.compacted())
        return all
    }

    private static func isTitleOfList(_ line: Passage) -> Bool {
        let text = line.compacted()
        guard (6...60).contains(text.count), !text.scalars.contains("。"), !text.scalars.contains("，") else {
            return false
        }
        if text.starts(with: "附件") || text.scalars.first == "(" || text.ends(with: ":")
            || text.starts(with: "名称")
        {
            return false
        }
        return lists.ends(text.withoutTail.scalars) && !text.contains(" ")
    }

    /// A plan that a report names: 《2024年…十件实事》.
    private static func cited(_ head: [Passage]) -> String? {
        for line in head {
            for pair in Self.citations(line) {
                let name = line[pair]
                if name.count >= 8, lists.ends(name.scalars) || name.contains("实事") {
                    return name.compacted().string
                }
            }
        }
        return nil
    }

    private static func citations(_ line: Passage) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var open: Int?
        for (i, scalar) in line.scalars.enumerated() {
            if scalar == "《" { open = i + 1 }
            if scalar == "》", let start = open, start < i {
                found.append(start..<i)
                open = nil
            }
        }
        return found
    }
}

extension Passage {
    /// Without marks at the end.
    fileprivate var withoutMark: Passage { trimmed { " |。:".unicodeScalars.contains($0) } }
}
