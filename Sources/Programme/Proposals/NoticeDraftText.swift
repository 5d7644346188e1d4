/// The paragraphs of a draft notice, each with the part it plays in the layout.
public struct NoticeDraftText: Hashable, Sendable {
    /// One action's paragraphs.
    public struct Section: Hashable, Sendable {
        /// 一、实施…行动.
        public var heading: String
        /// The promises as sentences, and the units in a bracket behind them.
        public var body: String
    }

    /// The organ and the matter, one line each.
    public var title: [String]
    /// 发文字号.
    public var documentNumber: String?
    /// 主送机关, with the colon; empty where it is sent to nobody.
    public var recipients: String
    /// The paragraph before the actions.
    public var opening: String
    /// The actions.
    public var sections: [Section]
    /// The last sentence: who explains it.
    public var closing: String?
    /// 署名 and 成文日期.
    public var issuer: String, issuedOn: String

    /// All of it as lines, as a reader of a document gives them.
    public var lines: [String] {
        let head = [documentNumber].compactMap(\.self) + title + (recipients.isEmpty ? [] : [recipients])
        let body = sections.flatMap { [$0.heading, $0.body] }
        return head + [opening] + body + [closing].compactMap(\.self) + [issuer, issuedOn]
    }

    /// The lines as one text.
    public var text: String { lines.joined(separator: "\n") }
}

extension NoticeDraft {
    /// What is printed.
    public var printed: NoticeDraftText {
        NoticeDraftText(
            title: [issuer, matter], documentNumber: documentNumber,
            recipients: recipients.isEmpty ? "" : recipients.joined(separator: "，") + "：", opening: opening,
            sections: items.enumerated().map { index, item in
                NoticeDraftText.Section(
                    heading: "\(ChineseNumerals.ordinal(index + 1))、\(item.title)",
                    body: item.promises.map { PromiseSentence.of($0, in: item, year: year) + "。" }.joined()
                        + NoticeDraft.bracket(item))
            },
            closing: interpretedBy.map { "本通知由\($0)负责解释。" }, issuer: issuer,
            issuedOn: issuedOn.official)
    }

    /// （牵头单位：甲；配合单位：乙、丙；完成时限：2025年10月31日前）: neighbours of one role share its label.
    private static func bracket(_ item: Item) -> String {
        var parts: [String] = []
        var role: ResponsibilityRole?
        for unit in item.units {
            if unit.role == role {
                parts[parts.count - 1] += "、\(unit.name)"
            } else {
                parts.append("\(label(unit.role))：\(unit.name)")
                role = unit.role
            }
        }
        if let due = item.dueOn { parts.append("完成时限：\(due.official)前") }
        return parts.isEmpty ? "" : "（\(parts.joined(separator: "；"))）"
    }

    private static func label(_ role: ResponsibilityRole) -> String {
        switch role {
        case .lead: "牵头单位"
        case .responsible: "责任单位"
        case .cooperating: "配合单位"
        }
    }
}

extension ChineseNumerals {
    /// 一, 十二, 一百零三: for numbers below a thousand, as headings print them.
    static func ordinal(_ number: Int) -> String {
        let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        guard (1...999).contains(number) else { return String(number) }
        let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10)
        var words = hundreds > 0 ? digits[hundreds] + "百" : ""
        if tens > 0 {
            words += (tens == 1 && hundreds == 0 ? "" : digits[tens]) + "十"
        } else if hundreds > 0, ones > 0 {
            words += digits[0]
        }
        return words + (ones > 0 ? digits[ones] : "")
    }
}
