import Foundation

/// Reads a docx (ECMA-376 part 1, clause 17; transitional and strict) into text with structure.
///
/// Insertions of tracked changes are kept and deletions dropped, as if all were accepted; fields show their
/// results; hidden text, comments, footnotes, headers and footers are left out.
enum DocxReader {
    static func read(_ archive: ZipArchive, limits: DocumentLimits) throws -> TextDocument {
        let package = try OfficePackage(archive, limits: limits)
        guard let body = try package.tree(package.mainPart)?.first("w:body") else {
            throw DocumentError("document.part-missing", ["part": package.mainPart])
        }
        let story = DocxStory(
            styles: DocxStyles(try package.tree(package.byType["styles"])),
            numbering: DocxNumbering(try package.tree(package.byType["numbering"])),
            columnLimit: limits.columns, controlTextLimit: limits.textScalars * 4)
        let blocks = story.blocks(in: body)
        guard !story.controlsAreTooLong else {
            throw DocumentError("document.text-too-long", ["limit": String(limits.textScalars)])
        }
        return try TextDocument(
            format: .docx, blocks: blocks, properties: package.customProperties(), controls: story.controls,
            limits: limits)
    }
}

/// The body of a docx as it is walked: how far the lists have counted and which controls were met.
final class DocxStory {
    let styles: DocxStyles
    var numbering: DocxNumbering
    let columnLimit: Int

    /// How much text the controls may hold together, in bytes; those around others hold it again.
    private let controlTextLimit: Int
    private var controlTextBytes = 0
    var controlsAreTooLong: Bool { controlTextBytes > controlTextLimit }

    /// All content controls so far, in the order in which they begin.
    private(set) var controls: [ContentControl] = []

    init(styles: DocxStyles, numbering: DocxNumbering, columnLimit: Int, controlTextLimit: Int) {
        self.controlTextLimit = controlTextLimit
        self.styles = styles
        self.numbering = numbering
        self.columnLimit = columnLimit
    }

    /// The paragraphs and tables among an element's children, in order.
    func blocks(in parent: XMLElement) -> [TextDocument.Block] {
        var blocks: [TextDocument.Block] = []
        // A paragraph whose mark was deleted runs on into the next one.
        var unfinished: Paragraph?
        for child in parent.children {
            switch child.name {
            case "w:p":
                let read = paragraph(child, after: unfinished)
                unfinished = read.markDeleted ? read.paragraph : nil
                if !read.markDeleted { blocks.append(.paragraph(read.paragraph)) }
                blocks += read.boxes
            case "w:tbl": blocks.append(.table(table(child)))
            case "w:sdt": blocks += control(child)
            case "w:del", "w:moveFrom": continue
            case "mc:AlternateContent": blocks += alternative(of: child).map { self.blocks(in: $0) } ?? []
            case "w:ins", "w:moveTo", "w:customXml", "w:sdtContent": blocks += self.blocks(in: child)
            default: continue
            }
        }
        if let unfinished, !unfinished.text.isEmpty { blocks.append(.paragraph(unfinished)) }
        return blocks
    }

    /// A control around paragraphs or tables; it is noted at the first paragraph inside.
    private func control(_ element: XMLElement) -> [TextDocument.Block] {
        let place = begin(element)
        var blocks = element.first("w:sdtContent").map { self.blocks(in: $0) } ?? []
        let control = end(place, text: TextDocument.flatten(blocks))
        if let index = blocks.firstIndex(where: { if case .paragraph = $0 { true } else { false } }),
            case .paragraph(var paragraph) = blocks[index]
        {
            paragraph.controls.insert(control, at: 0)
            blocks[index] = .paragraph(paragraph)
        }
        return blocks
    }

    /// Notes that a control begins, and gives its place in `controls`.
    func begin(_ element: XMLElement) -> Int {
        let properties = element.first("w:sdtPr")
        controls.append(
            ContentControl(
                tag: properties?.value(of: "w:tag"), alias: properties?.value(of: "w:alias"), text: "",
                showingPlaceholder: properties?.isOn("w:showingPlcHdr") ?? false))
        return controls.count - 1
    }

    /// Completes a control with the text found inside; a placeholder's prompt is no text.
    func end(_ place: Int, text: @autoclosure () -> String) -> ContentControl {
        if !controls[place].showingPlaceholder, !controlsAreTooLong {
            controls[place].text = text()
            controlTextBytes += controls[place].text.utf8.count
        }
        return controls[place]
    }

    /// The controls that began since a place.
    func controls(from place: Int) -> [ContentControl] { Array(controls[place...]) }

    /// The branch of an alternative to read: the newer one, or the fallback when the newer holds no text.
    func alternative(of element: XMLElement) -> XMLElement? {
        let choice = element.first("mc:Choice")
        if let choice, choice.holdsText { return choice }
        return element.first("mc:Fallback") ?? choice
    }
}
