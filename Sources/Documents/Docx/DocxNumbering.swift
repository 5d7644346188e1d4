/// The lists of a docx (ECMA-376 part 1, 17.9): their definitions and how far each has counted.
struct DocxNumbering {
    /// One level of a list.
    private struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
        var restart: Int?
        var isLegal = false
        var style: String?
    }

    /// One use of a list, which may restart or redefine its levels.
    private struct Use {
        var list: String
        var starts: [Int: Int] = [:]
        var levels: [Int: Level] = [:]
    }

    private var lists: [String: [Int: Level]] = [:]
    private var uses: [String: Use] = [:]
    private var counters: [String: [Int: Int]] = [:]
    private var restarted: Set<String> = []

    init(_ root: XMLElement?) {
        guard let root else { return }
        var byStyle: [String: String] = [:]
        var linked: [String: String] = [:]
        for list in root.all("w:abstractNum") {
            guard let id = list["w:abstractNumId"] else { continue }
            lists[id] = DocxNumbering.levels(of: list)
            if let style = list.value(of: "w:styleLink") { byStyle[style] = id }
            if let style = list.value(of: "w:numStyleLink") { linked[id] = style }
        }
        // A list may hold no levels of its own but name the numbering style that does (17.9.21).
        for (id, style) in linked {
            if let target = byStyle[style] { lists[id] = lists[target] }
        }
        for use in root.all("w:num") {
            guard let id = use["w:numId"], let list = use.value(of: "w:abstractNumId") else { continue }
            var entry = Use(list: list)
            for override in use.all("w:lvlOverride") {
                guard let level = Int(override["w:ilvl"] ?? ""), (0..<9).contains(level) else { continue }
                if let start = Int(override.value(of: "w:startOverride") ?? "") {
                    entry.starts[level] = start
                }
                if let own = override.first("w:lvl") { entry.levels[level] = DocxNumbering.level(own) }
            }
            uses[id] = entry
        }
    }

    private static func levels(of list: XMLElement) -> [Int: Level] {
        var levels: [Int: Level] = [:]
        for element in list.all("w:lvl") {
            // There are nine levels (17.9.3).
            guard let index = Int(element["w:ilvl"] ?? ""), (0..<9).contains(index) else { continue }
            levels[index] = level(element)
        }
        return levels
    }

    private static func level(_ element: XMLElement) -> Level {
        // A newer format stands in a Choice with an older one to fall back on.
        let holder = element.first("mc:AlternateContent")?.first("mc:Fallback") ?? element
        return Level(
            start: Int(element.value(of: "w:start") ?? "") ?? 0,
            format: element.value(of: "w:numFmt") ?? holder.value(of: "w:numFmt") ?? "decimal",
            // Every paragraph of the list gets a label of its own, so its pattern must not be a long one.
            text: String((element.value(of: "w:lvlText") ?? "").prefix(100)),
            restart: Int(element.value(of: "w:lvlRestart") ?? ""),
            isLegal: element.isOn("w:isLgl"),
            style: element.value(of: "w:pStyle"))
    }

    /// The level of a list that is tied to a paragraph style (17.9.23).
    func level(of use: String, style: String) -> Int? {
        guard let use = uses[use] else { return nil }
        return levels(of: use).first { $0.value.style == style }?.key
    }

    private func levels(of use: Use) -> [Int: Level] {
        (lists[use.list] ?? [:]).merging(use.levels) { _, own in own }
    }

    /// Counts one more paragraph of a list and gives its label; nil when the list shows none.
    mutating func next(_ id: String, level index: Int) -> String? {
        guard let use = uses[id], (0..<9).contains(index) else { return nil }
        let levels = levels(of: use)
        guard let level = levels[index] else { return nil }
        var counts = counters[use.list] ?? [:]
        if let start = use.starts[index], restarted.insert("\(id)/\(index)").inserted {
            counts[index] = start
        } else {
            counts[index] = counts[index].map { $0 < Int.max ? $0 + 1 : $0 } ?? level.start
        }
        // A level begins again after any higher one, unless it says which, or never (17.9.10).
        for deeper in (index + 1)..<10 {
            let restart = levels[deeper]?.restart
            if restart == nil || (restart != 0 && index < restart ?? 0) { counts[deeper] = nil }
        }
        counters[use.list] = counts
        let label = DocxNumbering.label(level, counts, levels)
        return label.isEmpty ? nil : label
    }

    private static func label(_ level: Level, _ counts: [Int: Int], _ levels: [Int: Level]) -> String {
        if level.format == "bullet" { return bullet(level.text) }
        var label = ""
        var rest = Substring(level.text)
        while let sign = rest.popFirst() {
            guard sign == "%", let place = rest.first?.wholeNumberValue, (1...9).contains(place) else {
                label.append(sign)
                continue
            }
            rest.removeFirst()
            guard let shown = levels[place - 1] else { continue }
            let count = counts[place - 1] ?? shown.start
            label += NumberFormat.render(count, level.isLegal ? "decimal" : shown.format) ?? ""
        }
        return label.trimmingSpaces
    }

    /// Symbol fonts put their bullets at private code points, which mean nothing without the font.
    private static func bullet(_ text: String) -> String {
        let isPrivate = text.unicodeScalars.contains { (0xE000...0xF8FF).contains($0.value) }
        return isPrivate ? "•" : text.trimmingSpaces
    }
}
