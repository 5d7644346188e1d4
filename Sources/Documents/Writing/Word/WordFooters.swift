/// The page numbers and the sections' layouts, which name the footers that hold them.
struct WordFooters {
    /// One footer part: where its number stands; nil for an empty footer.
    enum Kind: String, CaseIterable {
        case right, left, centred, empty
    }

    private let sections: [WordSection]
    /// The kinds in use, in order; a kind's place gives its part's name.
    let kinds: [Kind]
    /// Odd and even pages differ somewhere, so every section has to name both.
    let usesBothSides: Bool

    init(_ sections: [WordSection]) {
        self.sections = sections
        usesBothSides = sections.contains { $0.pageNumbers?.place == .outside }
        let isNumbered = sections.contains { $0.pageNumbers != nil }
        let used = Set(sections.flatMap { WordFooters.kinds(of: $0).map { [$0.odd, $0.even] } ?? [.empty] })
        kinds = isNumbered ? Kind.allCases.filter(used.contains) : []
    }

    private static func kinds(of section: WordSection) -> (odd: Kind, even: Kind)? {
        switch section.pageNumbers?.place {
        case .outside: (.right, .left)
        case .centred: (.centred, .centred)
        case nil: nil
        }
    }

    /// The part's file name inside `word/`.
    static func name(of kind: Kind) -> String { "footer-\(kind.rawValue).xml" }
    /// The relationship that the sections name it by.
    static func relation(of kind: Kind) -> String { "footer-\(kind.rawValue)" }

    /// `w:sectPr` (ECMA-376 part 1, 17.6.17).
    func sectionProperties(of place: Int) -> String {
        let section = sections[place]
        let page = section.page
        var xml = XMLText()
        xml.element("w:sectPr") { xml in
            if !kinds.isEmpty {
                // A section that names no footer would show the one before it.
                let (odd, even) = WordFooters.kinds(of: section) ?? (.empty, .empty)
                xml.empty("w:footerReference", ["w:type": "default", "r:id": WordFooters.relation(of: odd)])
                if usesBothSides {
                    xml.empty(
                        "w:footerReference", ["w:type": "even", "r:id": WordFooters.relation(of: even)])
                }
            }
            xml.empty("w:type", ["w:val": "nextPage"])
            xml.empty(
                "w:pgSz",
                [
                    "w:w": String(page.width), "w:h": String(page.height),
                    "w:orient": page.isLandscape ? "landscape" : nil,
                ])
            xml.empty(
                "w:pgMar",
                [
                    "w:top": String(page.top), "w:right": String(page.right), "w:bottom": String(page.bottom),
                    "w:left": String(page.left), "w:header": String(page.headerDistance),
                    "w:footer": String(page.footerDistance), "w:gutter": "0",
                ])
            if let start = section.pageNumbers?.start { xml.empty("w:pgNumType", ["w:start": String(start)]) }
            if let grid = page.grid {
                xml.empty(
                    "w:docGrid",
                    [
                        "w:type": grid.kind.rawValue, "w:linePitch": String(grid.linePitch),
                        "w:charSpace": grid.charSpace.map(String.init),
                    ])
            }
        }
        return xml.text
    }

    /// A footer part.
    static func part(_ kind: Kind) -> String {
        var xml = XMLText.document()
        xml.element("w:ftr", ["xmlns:w": WordPackage.wordNamespace]) { xml in
            xml.element("w:p") { xml in
                var style = WordParagraphStyle(.footer)
                switch kind {
                case .right: (style.alignment, style.rightIndent) = (.right, 1)
                case .left: (style.alignment, style.leftIndent) = (.left, 1)
                case .centred, .empty: style.alignment = .center
                }
                WordProperties.paragraph(style, font: nil, section: nil, into: &xml)
                guard kind != .empty else { return }
                run(&xml) { $0.element("w:t", ["xml:space": "preserve"], text: "— ") }
                run(&xml) { $0.empty("w:fldChar", ["w:fldCharType": "begin"]) }
                run(&xml) { $0.element("w:instrText", ["xml:space": "preserve"], text: " PAGE ") }
                run(&xml) { $0.empty("w:fldChar", ["w:fldCharType": "separate"]) }
                run(&xml) { $0.element("w:t", text: "1") }
                run(&xml) { $0.empty("w:fldChar", ["w:fldCharType": "end"]) }
                run(&xml) { $0.element("w:t", ["xml:space": "preserve"], text: " —") }
            }
        }
        return xml.text
    }

    private static func run(_ xml: inout XMLText, _ content: (inout XMLText) -> Void) {
        xml.element("w:r") { xml in
            // The hint keeps the dash Chinese: it belongs to both scripts, and would be short in the Latin one.
            xml.raw("<w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>")
            content(&xml)
        }
    }
}
