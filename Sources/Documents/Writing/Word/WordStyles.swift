extension WordNamedStyle {
    /// The name that a word processor's user sees; Word knows its own styles by their English names.
    var displayName: String {
        switch self {
        case .body: "Normal"
        case .text: "Body Text"
        case .title: "Title"
        case .heading1: "heading 1"
        case .heading2: "heading 2"
        case .heading3: "heading 3"
        case .cell: "Table Text"
        case .cellHead: "Table Head"
        case .footer: "footer"
        }
    }

    /// The style's font.
    var font: WordFont {
        switch self {
        case .body, .text, .heading3: .body
        case .title: .title
        case .heading1: .heading1
        case .heading2: .heading2
        case .cell: .cell
        case .cellHead: .cellHead
        case .footer: .pageNumber
        }
    }

    /// How the style sets a paragraph. Exact spacing keeps 22 lines on a page whichever face stands in for the
    /// office's: some are a third higher than others of the same size. The page's grid says the same to Word's
    /// page setup, but text is not bound to it: LibreOffice gives two cells of the grid to a character that is
    /// wider than one, and 16 points are wider than 15.8.
    var paragraph: WordParagraphStyle {
        var style = WordParagraphStyle()
        switch self {
        case .body:
            style.alignment = .both
            style.spacing = .exact(579)
            (style.spaceBefore, style.spaceAfter) = (0, 0)
            style.snapsToGrid = false
        case .text: style.firstLineIndent = 2
        case .title:
            style.alignment = .center
            style.spacing = .exact(660)
            style.keepNext = true
            style.outlineLevel = 0
        case .heading1: (style.firstLineIndent, style.keepNext, style.outlineLevel) = (2, true, 0)
        case .heading2: (style.firstLineIndent, style.keepNext, style.outlineLevel) = (2, true, 1)
        case .heading3: (style.firstLineIndent, style.outlineLevel) = (2, 2)
        case .cell:
            style.alignment = .left
            style.spacing = .exact(400)
        case .cellHead:
            style.alignment = .center
            style.spacing = .exact(400)
            style.keepNext = true
        case .footer: style.spacing = .automatic
        }
        return style
    }
}

/// `word/styles.xml` (ECMA-376 part 1, 17.7): the kinds of paragraph of an official document.
enum WordStyles {
    /// The whole part.
    static func part() -> String {
        var xml = XMLText.document()
        xml.element("w:styles", ["xmlns:w": WordPackage.wordNamespace]) { xml in
            xml.element("w:docDefaults") { xml in
                xml.element("w:rPrDefault") { xml in
                    xml.element("w:rPr") { xml in
                        WordProperties.font(.body, into: &xml)
                        xml.empty("w:lang", ["w:val": "en-US", "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"])
                    }
                }
                xml.element("w:pPrDefault") { $0.empty("w:pPr") }
            }
            for style in WordNamedStyle.allCases { self.style(style, into: &xml) }
            xml.element("w:style", ["w:type": "character", "w:styleId": "PlaceholderText"]) { xml in
                xml.empty("w:name", ["w:val": "Placeholder Text"])
                xml.empty("w:uiPriority", ["w:val": "99"])
                xml.element("w:rPr") { $0.empty("w:color", ["w:val": "767676"]) }
            }
        }
        return xml.text
    }

    private static func style(_ style: WordNamedStyle, into xml: inout XMLText) {
        let isBody = style == .body
        xml.element(
            "w:style", ["w:type": "paragraph", "w:default": isBody ? "1" : nil, "w:styleId": style.rawValue]
        ) { xml in
            xml.empty("w:name", ["w:val": style.displayName])
            if !isBody {
                xml.empty("w:basedOn", ["w:val": WordNamedStyle.body.rawValue])
                if ![.text, .cell, .footer].contains(style) {
                    xml.empty("w:next", ["w:val": WordNamedStyle.text.rawValue])
                }
            }
            xml.empty("w:qFormat")
            WordProperties.paragraph(style.paragraph, font: nil, ofStyle: style, into: &xml)
            xml.element("w:rPr") { WordProperties.font(style.font, into: &$0) }
        }
    }
}

/// `word/fontTable.xml` (ECMA-376 part 1, 17.8): other names of the fonts, so that a program without one finds
/// the next of its kind rather than any.
enum WordFontTable {
    private static let fonts: [(name: String, other: String, family: String, charset: String)] = [
        ("Times New Roman", "Liberation Serif", "roman", "00"),
        ("仿宋_GB2312", "仿宋", "modern", "86"),
        ("楷体_GB2312", "楷体", "modern", "86"),
        ("黑体", "SimHei", "modern", "86"),
        ("宋体", "SimSun", "auto", "86"),
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "script", "86"),
    ]

    /// The whole part.
    static func part() -> String {
        var xml = XMLText.document()
        xml.element("w:fonts", ["xmlns:w": WordPackage.wordNamespace]) { xml in
            for font in fonts {
                xml.element("w:font", ["w:name": font.name]) { xml in
                    xml.empty("w:altName", ["w:val": font.other])
                    xml.empty("w:charset", ["w:val": font.charset])
                    xml.empty("w:family", ["w:val": font.family])
                    xml.empty("w:pitch", ["w:val": "variable"])
                }
            }
        }
        return xml.text
    }
}
