/// A place to fill in (`w:sdt`, ECMA-376 17.5.2) whose text a reader finds again by its tag.
///
/// Word and WPS give back what they got. LibreOffice 7.4 gives back the title but not the tag, and a placeholder
/// that was left alone as if it had been typed: a form that may pass through it needs titles that differ too,
/// and its reader takes words equal to the placeholder for none.
public struct WordControl: Hashable, Sendable {
    /// What can be entered.
    public enum Entry: Hashable, Sendable {
        /// Words without formats (`w:text`). LibreOffice 7.4 writes such words several times when it saves: a form
        /// that may come back through it takes `.anything`.
        case words
        /// Words with formats of their own.
        case anything
        /// One of these, from a list (`w:dropDownList`).
        case choice([String])
    }

    /// Name that comes back with the file; different for every control of a document; 64 characters at most.
    public var tag: String
    /// What the filler sees on the control's handle; 64 characters at most.
    public var title: String
    /// What it holds; empty shows the placeholder. Line breaks are kept.
    public var text: String
    /// Grey words that ask for an entry and vanish on the first key.
    public var placeholder: String
    /// The font of what is filled in; the paragraph's when nil.
    public var font: WordFont?
    /// May hold several lines.
    public var isMultiline: Bool
    /// The control itself cannot be deleted (`sdtLocked`), only its text changed.
    public var isLocked: Bool
    /// What can be entered.
    public var entry: Entry

    /// A place to fill in.
    public init(
        tag: String, title: String, text: String = "", placeholder: String = "", font: WordFont? = nil,
        isMultiline: Bool = true, isLocked: Bool = true, entry: Entry = .words
    ) {
        (self.tag, self.title, self.text, self.placeholder) = (tag, title, text, placeholder)
        (self.font, self.isMultiline, self.isLocked, self.entry) = (font, isMultiline, isLocked, entry)
    }
}
