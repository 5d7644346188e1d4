import Foundation

/// A Word document as a value (ECMA-376 part 1, WordprocessingML); the same value gives the same bytes.
public struct WordDocument: Hashable, Sendable {
    /// What a reader of the document may change.
    public enum Protection: Hashable, Sendable {
        /// Everything.
        case none
        /// The content controls only (`w:documentProtection`, ECMA-376 17.15.1.29). It guards against slips of
        /// the hand, not against intent: there is no password.
        case forms
    }

    /// Its parts, each with a page layout of its own; at least one.
    public var sections: [WordSection]
    /// Title in the document's properties.
    public var title: String
    /// Who made it, in the document's properties.
    public var creator: String
    /// When it was made, ISO 8601 with a zone, for instance `2023-04-27T08:00:00Z`; left out when nil.
    public var created: String?
    /// Properties by name that come back with the file; a reader matches a returned form by them.
    public var customProperties: [String: String]
    /// What a reader may change.
    public var protection: Protection

    /// A document.
    public init(
        sections: [WordSection], title: String = "", creator: String = "", created: String? = nil,
        customProperties: [String: String] = [:], protection: Protection = .none
    ) {
        (self.sections, self.title, self.creator, self.created) = (sections, title, creator, created)
        (self.customProperties, self.protection) = (customProperties, protection)
    }

    /// The file's bytes.
    ///
    /// - Throws: `document.nothing-to-write` without a section; `document.cannot-write` when memory runs out;
    ///   `document.duplicate-tag` (tag) when two controls would come back under one name;
    ///   `document.bad-name` (name) for a tag that is empty, or a tag or title longer than 64 characters;
    ///   `document.bad-table` (row, columns, found) when a row does not fill its table's columns.
    public func data() throws -> Data { try WordPackage(self).archive().data() }

    /// Writes the file; a reader of the path sees the old file or the new one, never a part.
    ///
    /// - Throws: as ``data()``, and `document.cannot-write` (file, reason).
    public func write(to path: String) throws { try AtomicFile.write(data(), to: path) }
}

/// A run of pages with one layout.
public struct WordSection: Hashable, Sendable {
    /// Sheet, margins and grid.
    public var page: PageSetup
    /// The number at the foot of each page; none when nil.
    public var pageNumbers: PageNumbering?
    /// What stands on the pages.
    public var blocks: [WordBlock]

    /// A run of pages.
    public init(page: PageSetup, pageNumbers: PageNumbering? = nil, blocks: [WordBlock]) {
        (self.page, self.pageNumbers, self.blocks) = (page, pageNumbers, blocks)
    }
}

/// One thing that stands under the other on a page or in a cell.
public enum WordBlock: Hashable, Sendable {
    /// A paragraph.
    case paragraph(WordParagraph)
    /// A table.
    case table(WordTable)
    /// A place to fill in that takes paragraphs of its own.
    case control(WordControl, WordParagraphStyle = WordParagraphStyle())
    /// What follows starts on a new page.
    case pageBreak
}
