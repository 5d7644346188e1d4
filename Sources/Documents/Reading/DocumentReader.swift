import Foundation

/// Reads a document of any kind that offices send into text with structure.
public enum DocumentReader {
    /// Reads a document. The kind is told by the content (magic bytes) first, then by the name's extension.
    ///
    /// A PDF needs poppler's `pdftotext`; doc, wps, rtf and odt need LibreOffice; both are run through
    /// `converter`, and block the calling thread meanwhile. All other kinds are read in this process.
    ///
    /// Throws a `DocumentError`, among them `document.empty`, `document.too-large`,
    /// `document.format-unsupported` with `format`, `document.encrypted` and `document.tool-missing` with
    /// `program` and `package`.
    public static func read(
        _ data: Data, name: String, limits: DocumentLimits = .init(), converter: OfficeConverter = .init()
    ) throws -> TextDocument {
        try limits.check(inputBytes: data.count)
        var kind = try DocumentKind.of(data, name: name)
        if kind == .other("zip") { kind = try DocumentKind.of(ZipArchive(data, limits: limits)) }
        guard case .format(let format) = kind else {
            throw DocumentError("document.format-unsupported", ["format": kind.name])
        }
        switch format {
        case .docx: return try DocxReader.read(data, limits: limits)
        case .text: return try PlainTextReader.read(data, limits: limits)
        case .html: return try HtmlReader.read(data, limits: limits)
        case .pdf: return try PdfReader.read(data, limits: limits, converter: converter)
        case .doc, .wps, .rtf, .odt:
            let converted = try converter.convert(data, from: format.rawValue, to: "docx")
            var document = try DocxReader.read(converted, limits: limits)
            document.format = format
            return document
        }
    }
}
