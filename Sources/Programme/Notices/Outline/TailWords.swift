/// What ends a list of actions: the close of the notice and what web pages put around it.
enum TailWords {
    private static let starts = Words(
        """
        附件 附: 附表 本通知 本方案 本计划 本办法 抄送 主送 (此件 此件 (联系人 (联系电话 分享 扫一扫 打印 关闭窗口 责任编辑 编辑: 编审: 来源: 上一篇 下一篇 版权 联系人
        联系电话 相关附件 相关链接 相关阅读 相关新闻 相关稿件 返回顶部 返回首页 注: 备注: 特此通知 网站地图 主办: 网站标识码 【打印】 (打印) 字号 点击数
        初审 复审 终审 审核: 校对: 信息来源 文件下载 点击下载 下一页 尾页 以上实事 以上项目 网站声明 ICP备案
        """)
    private static let titles = Words("通知 方案 分解表 一览表 清单 报表 计划 汇总表 安排表 任务表 项目表 明细表 计划表 责任分解 任务分解")

    /// Whether a line without an ordinal ends a list; `next` is the line after it.
    static func ends(_ line: Passage, next: Passage?) -> Bool {
        if starts.starts(line.scalars) || isDate(line) { return true }
        if line.ends(with: "印发"), line.count < 40 { return true }
        if let next, isDate(next), OrganWords.isName(line) { return true }
        return isTitle(line)
    }

    private static let instructions = Words("各责任单位 各单位 各部门 各有关 各牵头 各地 请各 各项目 各级各")

    /// Whether a line tells all units how to go about it, as notices do after the last action.
    static func instructs(_ line: Passage) -> Bool { instructions.starts(line.scalars) }

    /// Whether a line looks like the title of a document or of its attachment.
    static func isTitle(_ line: Passage) -> Bool {
        guard (6...80).contains(line.count), !line.scalars.contains("。"), !line.scalars.contains(";") else {
            return false
        }
        return titles.ends(line.withoutTail.scalars) && !line.scalars.contains("，")
    }

    /// Whether a line is a date and nothing else.
    static func isDate(_ line: Passage) -> Bool {
        let text = line.compacted()
        guard let (_, end) = Dates.day(text.scalars, at: 0) else { return false }
        return text.count - end <= 8
    }

    /// Where, inside a running text, the notice comes to its close; its length when it does not.
    static func cut(_ text: Passage) -> Int {
        var lastBreak = 0
        for i in 0..<text.count {
            let scalar = text.scalars[i]
            guard i > 0, " 。)".unicodeScalars.contains(text.scalars[i - 1]) else { continue }
            if scalar != " ", starts.starts(text.scalars, at: i),
                !text.has("附件", at: i) || text.scalars[i - 1] != "。"
            {
                return i
            }
            if text.scalars[i - 1] == " " {
                if let (_, end) = Dates.day(text.scalars, at: i),
                    end == text.count || " (".unicodeScalars.contains(text.scalars[end]),
                    OrganWords.isName(text[lastBreak..<i])
                {
                    return lastBreak
                }
                lastBreak = i
            } else {
                lastBreak = i
            }
        }
        return text.count
    }
}
