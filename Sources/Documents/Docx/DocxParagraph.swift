/// The text of one paragraph as its runs are walked.
private struct DocxRuns {
    var text = ""
    var boxes: [TextDocument.Block] = []

    /// For each open field, whether its code and not yet its result is being read.
    var fields: [Bool] = []
    var inCode: Bool { fields.contains(true) }

    mutating func append(_ more: String) {
        if !inCode { text += more }
    }
}

extension DocxStory {
    /// Reads a paragraph, and the text boxes anchored in it, which follow it.
    func paragraph(
        _ element: XMLElement, after unfinished: Paragraph?
    ) -> (paragraph: Paragraph, boxes: [TextDocument.Block], markDeleted: Bool) {
        let properties = element.first("w:pPr")
        let style = properties?.value(of: "w:pStyle")
        let firstControl = controls.count
        // The label is counted before the runs, since a text box inside may hold numbered paragraphs.
        let label = unfinished == nil ? label(properties, style: style) : unfinished?.numbering
        var runs = DocxRuns(text: unfinished?.text ?? "")
        walk(element, &runs)
        let paragraph = Paragraph(
            text: runs.text, numbering: label, style: styles.name(style),
            controls: (unfinished?.controls ?? []) + controls(from: firstControl))
        let mark = properties?.first("w:rPr")
        return (paragraph, runs.boxes, mark?.first("w:del") != nil || mark?.first("w:moveFrom") != nil)
    }

    private func label(_ properties: XMLElement?, style: String?) -> String? {
        let own = properties?.first("w:numPr")
        let fromStyle = styles.list(of: style, in: numbering)
        guard let list = own?.value(of: "w:numId") ?? fromStyle?.list, list != "0" else { return nil }
        let level = own?.value(of: "w:ilvl").flatMap { Int($0) } ?? (own == nil ? fromStyle?.level : nil)
        return numbering.next(list, level: level ?? fromStyle?.level ?? 0)
    }

    private func walk(_ parent: XMLElement, _ runs: inout DocxRuns) {
        for child in parent.children {
            switch child.name {
            case "w:r", "m:r": run(child, &runs)
            case "w:del", "w:moveFrom", "w:pPr", "w:sdtPr": continue
            case "w:sdt":
                let place = begin(child)
                let before = runs.text.utf8.count
                if let content = child.first("w:sdtContent") { walk(content, &runs) }
                _ = end(place, text: String(decoding: runs.text.utf8.dropFirst(before), as: UTF8.self))
            case "mc:AlternateContent": if let branch = alternative(of: child) { walk(branch, &runs) }
            default: walk(child, &runs)
            }
        }
    }

    private func run(_ element: XMLElement, _ runs: inout DocxRuns) {
        // Hidden text is not on the printed page.
        if element.first("w:rPr")?.isOn("w:vanish") == true, element.first("w:fldChar") == nil { return }
        for child in element.children {
            switch child.name {
            case "w:t", "m:t": runs.append(child.text)
            case "w:tab", "w:ptab": runs.append("\t")
            case "w:br", "w:cr": runs.append("\n")
            case "w:noBreakHyphen": runs.append("\u{2011}")
            case "w:sym": runs.append(DocxSymbols.text(font: child["w:font"], code: child["w:char"]))
            case "w:fldChar": field(child["w:fldCharType"], &runs)
            case "w:ruby": if let base = child.first("w:rubyBase") { walk(base, &runs) }
            case "w:rPr", "w:instrText", "w:delText", "w:softHyphen": continue
            case "w:drawing", "w:pict", "w:object", "mc:AlternateContent":
                boxes(in: child.name == "mc:AlternateContent" ? alternative(of: child) : child, &runs)
            default: continue
            }
        }
    }

    /// A field runs from `begin` through its code, `separate` and its result to `end` (17.16.18).
    private func field(_ kind: String?, _ runs: inout DocxRuns) {
        switch kind {
        case "begin": runs.fields.append(true)
        case "separate": if !runs.fields.isEmpty { runs.fields[runs.fields.count - 1] = false }
        case "end": _ = runs.fields.popLast()
        default: break
        }
    }

    /// The contents of text boxes; a box inside a box is met when its own paragraph is read.
    private func boxes(in element: XMLElement?, _ runs: inout DocxRuns) {
        guard let element else { return }
        for child in element.children {
            switch child.name {
            case "w:txbxContent": runs.boxes += blocks(in: child)
            case "mc:AlternateContent": boxes(in: alternative(of: child), &runs)
            default: boxes(in: child, &runs)
            }
        }
    }
}

/// Signs of symbol fonts that forms use for boxes to tick, as plain characters.
enum DocxSymbols {
    static func text(font: String?, code: String?) -> String {
        guard let code, var value = UInt32(code, radix: 16) else { return "" }
        // Word writes symbol fonts either at their own code or shifted into the private area.
        let isPrivate = (0xF000...0xF0FF).contains(value)
        if isPrivate { value -= 0xF000 }
        let symbol = font?.hasPrefix("Wingdings") == true || font == "Symbol"
        guard isPrivate || symbol else { return Unicode.Scalar(value).map { String(Character($0)) } ?? "" }
        return (font == "Wingdings 2" ? second[value] : first[value]) ?? "□"
    }

    private static let first: [UInt32: String] = [
        0x6F: "□", 0x71: "□", 0xA8: "□", 0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0x6C: "●", 0x6E: "■",
        0xD8: "➢", 0xB7: "•",
    ]
    private static let second: [UInt32: String] = [
        0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x2A: "□", 0x50: "✓", 0x4F: "✗",
    ]
}
