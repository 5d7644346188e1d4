/// Writes what stands on the pages: `word/document.xml` (ECMA-376 part 1, 17.2).
struct WordBody {
    private(set) var xml = XMLText.document()
    /// Number of the next control; Word wants each to have one of its own.
    private var nextControl = 1000
    private var tags: Set<String> = []

    /// The whole part.
    static func part(of document: WordDocument, footers: WordFooters) throws -> String {
        var body = WordBody()
        body.xml.raw(
            "<w:document xmlns:w=\"\(WordPackage.wordNamespace)\" xmlns:r=\"\(PackageNames.relationships)\">"
        )
        body.xml.raw("<w:body>")
        for (place, section) in document.sections.enumerated() {
            let isLast = place == document.sections.count - 1
            try body.section(section, properties: footers.sectionProperties(of: place), isLast: isLast)
        }
        body.xml.raw("</w:body></w:document>")
        return body.xml.text
    }

    private mutating func section(_ section: WordSection, properties: String, isLast: Bool) throws {
        var blocks = section.blocks
        if isLast {
            try self.blocks(blocks)
            xml.raw(properties)
            return
        }
        // A section's layout sits in its last paragraph, so there has to be one.
        guard case .paragraph(let last)? = blocks.popLast() else {
            try self.blocks(section.blocks)
            paragraph(.sliver, section: properties)
            return
        }
        try self.blocks(blocks + [.paragraph(last)], lastSection: properties)
    }

    /// Writes blocks; what Word needs between and after tables is put in.
    mutating func blocks(_ blocks: [WordBlock], lastSection: String? = nil) throws {
        var breaks = false
        var afterTable = false
        for (place, block) in blocks.enumerated() {
            let isLast = place == blocks.count - 1
            switch block {
            case .pageBreak:
                breaks = true
                guard isLast else { continue }
                paragraph(.breaking, section: lastSection)
            case .paragraph(var paragraph):
                if breaks { paragraph.style.pageBreakBefore = true }
                try self.checked(paragraph, section: isLast ? lastSection : nil)
            case .control(let control, var style):
                if breaks { style.pageBreakBefore = true }
                try blockControl(control, style: style)
            case .table(let table):
                // Two tables without a paragraph between them would become one.
                if breaks { paragraph(.breaking) } else if afterTable { paragraph(.sliver) }
                try self.table(table)
                if isLast { paragraph(.sliver) }
            }
            breaks = false
            if case .table = block { afterTable = true } else { afterTable = false }
        }
    }

    /// A paragraph, its controls' tags checked.
    mutating func checked(_ paragraph: WordParagraph, section: String? = nil) throws {
        for case .control(let control) in paragraph.pieces { try claim(control) }
        self.paragraph(paragraph, section: section)
    }

    /// A paragraph whose controls are known to be in order.
    mutating func paragraph(_ paragraph: WordParagraph, section: String? = nil) {
        let font = paragraph.pieces.lazy.compactMap { piece -> WordFont? in
            switch piece {
            case .run(let run): run.font
            case .control(let control): control.font
            }
        }.first
        xml.raw("<w:p>")
        WordProperties.paragraph(paragraph.style, font: font, section: section, into: &xml)
        for piece in paragraph.pieces {
            switch piece {
            case .run(let run): WordProperties.run(run.text, font: run.font, into: &xml)
            case .control(let control): inlineControl(control)
            }
        }
        xml.raw("</w:p>")
    }

    private mutating func inlineControl(_ control: WordControl) {
        let number = nextControl
        nextControl += 1
        xml.element("w:sdt") { xml in
            WordProperties.control(control, number: number, into: &xml)
            xml.element("w:sdtContent") { WordProperties.controlText(control, into: &$0) }
        }
    }

    private mutating func blockControl(_ control: WordControl, style: WordParagraphStyle) throws {
        try claim(control)
        let number = nextControl
        nextControl += 1
        xml.element("w:sdt") { xml in
            WordProperties.control(control, number: number, into: &xml)
            xml.element("w:sdtContent") { xml in
                xml.element("w:p") { xml in
                    WordProperties.paragraph(style, font: control.font, section: nil, into: &xml)
                    WordProperties.controlText(control, into: &xml)
                }
            }
        }
    }

    /// Word takes names of 64 characters at most, and calls a file with longer ones damaged.
    private mutating func claim(_ control: WordControl) throws {
        guard (1...64).contains(control.tag.utf16.count), control.title.utf16.count <= 64 else {
            throw DocumentError("document.bad-name", ["name": control.tag])
        }
        guard tags.insert(control.tag).inserted else {
            throw DocumentError("document.duplicate-tag", ["tag": control.tag])
        }
    }

    mutating func raw(_ text: String) { xml.raw(text) }
}

extension WordParagraph {
    /// As low as a paragraph can be: stands where the format needs one and the page does not.
    static let sliver = WordParagraph(
        "",
        style: WordParagraphStyle().with { $0.spacing = .exact(20) })
    /// A sliver that starts a new page.
    static let breaking = WordParagraph("", style: sliver.style.with { $0.pageBreakBefore = true })
}
