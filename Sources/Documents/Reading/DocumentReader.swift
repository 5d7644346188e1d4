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
        let kind = try DocumentKind.of(data, name: name)
        if kind == .other("zip") {
            let archive = try ZipArchive(data, limits: limits)
            switch try DocumentKind.of(archive) {
            case .format(.docx): return try DocxReader.read(archive, limits: limits)
            case .format(.odt): return try convert(data, as: "odt", .odt, limits, converter)
            case let other: throw DocumentError("document.format-unsupported", ["format": other.name])
            }
        }
        guard case .format(let format) = kind else {
            throw DocumentError("document.format-unsupported", ["format": kind.name])
        }
        switch format {
        case .text: return try PlainTextReader.read(data, limits: limits)
        case .html: return try HtmlReader.read(data, limits: limits)
        case .pdf: return try PdfReader.read(data, limits: limits, converter: converter)
        case .wps where DocumentKind.isWord(data):
            // WPS Office gives Word's own format another extension, which LibreOffice takes for that of Works.
            return try convert(data, as: "doc", .wps, limits, converter)
        default: return try convert(data, as: format.rawValue, format, limits, converter)
        }
    }

    private static func convert(
        _ data: Data, as ending: String, _ format: TextDocument.Format, _ limits: DocumentLimits,
        _ converter: OfficeConverter
    ) throws -> TextDocument {
        let converted = try converter.convert(data, from: ending, to: "docx")
        var document = try DocxReader.read(ZipArchive(converted, limits: limits), limits: limits)
        document.format = format
        return document
    }
}
