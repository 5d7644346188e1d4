/// 主送机关 (GB/T 9704-2012, 7.3.2).
enum Recipients {
    private static let organs = Words(
        """
        政府 部门 单位 各委 办事处 委员会 管委会 机构 街道 企业 各区 各县 各镇 各乡 各局 科室 学校
        新区 开发区 园区 经开区 高新区 度假区 社区 公司 医院 妇儿工委
        """)

    static func find(_ lines: [Passage]) -> [String] {
        for line in lines {
            for part in [line] + line.split({ $0 == " " }) {
                if let found = list(part.compacted()) { return found }
            }
        }
        return []
    }

    /// The organs before a colon; nil for a line that addresses nobody.
    private static func list(_ line: Passage) -> [String]? {
        guard let colon = line.scalars.firstIndex(of: ":"), (4...200).contains(colon) else { return nil }
        let address = line[0..<colon]
        guard !address.contains("。"), !address.contains("《"), !address.contains("年") else { return nil }
        let parts = split(address)
        guard !parts.isEmpty, parts.allSatisfy({ $0.count <= 40 }) else { return nil }
        let isAddress =
            parts.allSatisfy { organs.occurs(in: $0) } && (parts.count > 1 || address.contains("各"))
        return isAddress && Labels.match(line.scalars, at: 0) == nil ? parts.map(\.string) : nil
    }

    /// Parts at commas; 各部门、单位 stays together.
    private static func split(_ address: Passage) -> [Passage] {
        let enclosures = Enclosures(address.scalars)
        var parts: [Range<Int>] = []
        var start = 0
        for i in 0...address.count
        where i == address.count || "、，;".unicodeScalars.contains(address.scalars[i]) && enclosures.isOpen(i)
        {
            if i < address.count, address.scalars[i] == "、", address.has("单位", at: i + 1) { continue }
            if i < address.count, isDivision(address, start..<i) { continue }
            // 各委、办、局: what is too short for a name goes on with the one before.
            if i - start <= 2, let last = parts.last {
                parts[parts.count - 1] = last.lowerBound..<i
            } else if i > start {
                parts.append(start..<i)
            }
            start = i + 1
        }
        return parts.map { address[$0] }
    }

    /// 各区、县(市)人民政府: two sorts of places with one government each are one address.
    private static func isDivision(_ address: Passage, _ part: Range<Int>) -> Bool {
        let kinds = "区县市镇乡州旗".unicodeScalars
        let next = part.upperBound + 1
        guard part.count == 2, address.has("各", at: part.lowerBound), next + 1 < address.count,
            kinds.contains(address.scalars[part.upperBound - 1]), kinds.contains(address.scalars[next])
        else { return false }
        return "(人政".unicodeScalars.contains(address.scalars[next + 1])
    }
}

/// 附件说明 (GB/T 9704-2012, 7.3.4).
enum Attachments {
    static func find(_ lines: [Passage]) -> [String] {
        for (i, line) in lines.enumerated() {
            guard let start = line.scalars.firstIndex(of: "附件:"),
                start == 0 || " 。)".unicodeScalars.contains(line.scalars[start - 1])
            else { continue }
            var names: [String] = []
            var text = line[start + 3..<line.count]
            if let stop = text.scalars.firstIndex(of: "。") { text = text[0..<stop] }
            names += items(text)
            for next in lines[(i + 1)...] {
                guard !names.isEmpty || text.isEmpty, Markers.marker(next, at: 0)?.rank == 3 else { break }
                names += items(next)
            }
            if !names.isEmpty { return names }
        }
        return []
    }

    /// One name, or several with their ordinals.
    private static func items(_ text: Passage) -> [String] {
        var names: [String] = []
        var start = 0
        for i in 0...text.count {
            let isBreak =
                i == text.count
                || (i == 0 || text.scalars[i - 1] == " ") && Markers.marker(text, at: i) != nil
            guard isBreak else { continue }
            // On a page run together the signature follows the name after a space.
            let name = text[min(start, i)..<i].split { $0 == " " }.first?.compacted().string ?? ""
            if !name.isEmpty { names.append(name) }
            start = i + (Markers.marker(text, at: i)?.length ?? 0)
        }
        return names
    }
}
