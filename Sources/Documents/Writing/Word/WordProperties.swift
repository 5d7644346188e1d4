/// Writes how paragraphs, runs and controls are set; children stand in the schema's order.
enum WordProperties {
    /// `w:pPr` (ECMA-376 part 1, 17.3.1.26). `font` gives the width of a character where an indent is counted
    /// in characters: programs that do not know that measure use the length in twips beside it.
    static func paragraph(
        _ style: WordParagraphStyle, font: WordFont?, section: String? = nil,
        ofStyle definition: WordNamedStyle? = nil, into xml: inout XMLText
    ) {
        xml.element("w:pPr") { xml in
            if style.named != .body { xml.empty("w:pStyle", ["w:val": style.named.rawValue]) }
            if style.keepNext { xml.empty("w:keepNext") }
            if style.pageBreakBefore { xml.empty("w:pageBreakBefore") }
            // Chinese pages are filled to the last line.
            if definition == .body { xml.empty("w:widowControl", ["w:val": "0"]) }
            if let rule = style.ruleBelow {
                xml.element("w:pBdr") { xml in
                    // 11 points are the 4 mm between a document's number and the red rule.
                    xml.empty(
                        "w:bottom",
                        [
                            "w:val": "single", "w:sz": String(rule.eighths), "w:space": "11",
                            "w:color": rule.colour,
                        ])
                }
            }
            if !style.tabs.isEmpty {
                xml.element("w:tabs") { xml in
                    for tab in style.tabs {
                        // A stop cannot fill a line.
                        let fills = tab.alignment == .both || tab.alignment == .distribute
                        let alignment = fills ? .left : tab.alignment
                        xml.empty("w:tab", ["w:val": alignment.rawValue, "w:pos": String(tab.position)])
                    }
                }
            }
            if definition == .body {
                // 2023年, not 2023 年: no gap between Chinese and Latin, or 28 characters would not fit.
                xml.empty("w:autoSpaceDE", ["w:val": "0"])
                xml.empty("w:autoSpaceDN", ["w:val": "0"])
            }
            if let snaps = style.snapsToGrid { xml.empty("w:snapToGrid", ["w:val": snaps ? "1" : "0"]) }
            spacing(style, into: &xml)
            indents(style, half: font?.halfPoints ?? (definition ?? style.named).font.halfPoints, into: &xml)
            if let alignment = style.alignment { xml.empty("w:jc", ["w:val": alignment.rawValue]) }
            if let level = style.outlineLevel { xml.empty("w:outlineLvl", ["w:val": String(level)]) }
            // The mark at a paragraph's end has a height too; an empty paragraph is as high as its mark.
            if let font { xml.element("w:rPr") { self.font(font, into: &$0) } }
            if let section { xml.raw(section) }
        }
    }

    private static func spacing(_ style: WordParagraphStyle, into xml: inout XMLText) {
        guard style.spacing != nil || style.spaceBefore != nil || style.spaceAfter != nil else { return }
        let line: (height: Int?, rule: String?) =
            switch style.spacing {
            case .automatic: (240, "auto")
            case .exact(let twips): (twips, "exact")
            case .atLeast(let twips): (twips, "atLeast")
            case nil: (nil, nil)
            }
        xml.empty(
            "w:spacing",
            [
                "w:before": style.spaceBefore.map(String.init), "w:after": style.spaceAfter.map(String.init),
                "w:line": line.height.map(String.init), "w:lineRule": line.rule,
            ])
    }

    private static func indents(_ style: WordParagraphStyle, half: Int, into xml: inout XMLText) {
        guard style.firstLineIndent != nil || style.leftIndent != nil || style.rightIndent != nil else {
            return
        }
        func hundredths(_ characters: Double?) -> String? {
            characters.map { String(Int(($0 * 100).rounded())) }
        }
        // One character is as wide as the font is high: a half-point is ten twips.
        func twips(_ characters: Double?) -> String? {
            characters.map { String(Int(($0 * Double(half * 10)).rounded())) }
        }
        let first = style.firstLineIndent.flatMap { $0 >= 0 ? $0 : nil }
        let hanging = style.firstLineIndent.flatMap { $0 < 0 ? -$0 : nil }
        xml.empty(
            "w:ind",
            [
                "w:leftChars": hundredths(style.leftIndent), "w:left": twips(style.leftIndent),
                "w:rightChars": hundredths(style.rightIndent), "w:right": twips(style.rightIndent),
                "w:hangingChars": hundredths(hanging), "w:hanging": twips(hanging),
                "w:firstLineChars": hundredths(first), "w:firstLine": twips(first),
            ])
    }

    /// The children of `w:rPr` (ECMA-376 part 1, 17.3.2.28).
    static func font(_ font: WordFont, into xml: inout XMLText) {
        xml.empty(
            "w:rFonts",
            ["w:ascii": font.latin, "w:eastAsia": font.eastAsian, "w:hAnsi": font.latin, "w:cs": font.latin])
        if font.bold {
            xml.empty("w:b")
            xml.empty("w:bCs")
        }
        if let colour = font.colour { xml.empty("w:color", ["w:val": colour]) }
        if let tracking = font.tracking { xml.empty("w:spacing", ["w:val": String(tracking)]) }
        xml.empty("w:sz", ["w:val": String(font.halfPoints)])
        xml.empty("w:szCs", ["w:val": String(font.halfPoints)])
        if font.underline { xml.empty("w:u", ["w:val": "single"]) }
    }

    /// A run: line breaks and tabs become elements, the rest words.
    static func run(_ text: String, font: WordFont?, style: String? = nil, into xml: inout XMLText) {
        guard !text.isEmpty else { return }
        xml.element("w:r") { xml in
            if font != nil || style != nil {
                xml.element("w:rPr") { xml in
                    if let style { xml.empty("w:rStyle", ["w:val": style]) }
                    if let font { self.font(font, into: &xml) }
                }
            }
            words(text, into: &xml)
        }
    }

    /// Unicode scalars, not characters: to Swift a carriage return and line feed are one character.
    private static func words(_ text: String, into xml: inout XMLText) {
        var piece = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        func flush(_ xml: inout XMLText) {
            if !piece.isEmpty { xml.element("w:t", ["xml:space": "preserve"], text: String(piece)) }
            piece = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where last == "\r": break
            case "\n", "\r", "\u{2028}", "\u{2029}", "\u{B}", "\u{85}":
                flush(&xml)
                xml.empty("w:br")
            case "\t":
                flush(&xml)
                xml.empty("w:tab")
            default: piece.append(scalar)
            }
            last = scalar
        }
        flush(&xml)
    }

    /// `w:sdtPr` (ECMA-376 part 1, 17.5.2.38).
    static func control(_ control: WordControl, number: Int, into xml: inout XMLText) {
        xml.element("w:sdtPr") { xml in
            if let font = control.font { xml.element("w:rPr") { self.font(font, into: &$0) } }
            xml.empty("w:alias", ["w:val": control.title])
            xml.empty("w:tag", ["w:val": control.tag])
            xml.empty("w:id", ["w:val": String(number)])
            if control.isLocked { xml.empty("w:lock", ["w:val": "sdtLocked"]) }
            if control.text.isEmpty { xml.empty("w:showingPlcHdr") }
            switch control.entry {
            case .words: xml.empty("w:text", ["w:multiLine": control.isMultiline ? "1" : nil])
            case .anything: break
            case .choice(let choices):
                xml.element("w:dropDownList") { xml in
                    for choice in choices {
                        xml.empty("w:listItem", ["w:displayText": choice, "w:value": choice])
                    }
                }
            }
        }
    }

    /// What a control holds; a placeholder is never empty, or the control could not be clicked.
    static func controlText(_ control: WordControl, into xml: inout XMLText) {
        if control.text.isEmpty {
            let words = control.placeholder.isEmpty ? "\u{3000}\u{3000}" : control.placeholder
            run(words, font: control.font, style: "PlaceholderText", into: &xml)
        } else {
            run(control.text, font: control.font, into: &xml)
        }
    }
}
