/// What a file that is kept as proof can be: decided by its bytes, never by its name.
public enum MediaKind: String, Sendable, Hashable, CaseIterable {
    /// Pictures, of which everything but the picture is taken out.
    case jpeg, png, webp, gif
    /// A PDF.
    case pdf
    /// Office files of today: a zip archive with the parts of a document, a sheet or slides.
    case docx, xlsx, pptx
    /// GB/T 33190: the fixed layout of official documents.
    case ofd
    /// Office files of before, of Word, Excel, PowerPoint and of WPS alike.
    case doc, xls, ppt
    /// Plain text, a CSV file included.
    case text

    /// The type for HTTP and for storing.
    public var contentType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .gif: "image/gif"
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .ofd: "application/ofd"
        case .doc: "application/msword"
        case .xls: "application/vnd.ms-excel"
        case .ppt: "application/vnd.ms-powerpoint"
        case .text: "text/plain"
        }
    }

    /// The kind that was stored under a content type.
    public init?(contentType: String) {
        guard let kind = MediaKind.allCases.first(where: { $0.contentType == contentType }) else {
            return nil
        }
        self = kind
    }

    /// Whether it is a picture: shown on a page, and stripped before it is kept.
    public var isPicture: Bool {
        switch self {
        case .jpeg, .png, .webp, .gif: true
        default: false
        }
    }

    /// What a person calls it.
    public var label: String {
        switch self {
        case .jpeg: "JPEG"
        case .png: "PNG"
        case .webp: "WebP"
        case .gif: "GIF"
        case .pdf: "PDF"
        case .docx: "Word (docx)"
        case .xlsx: "Excel (xlsx)"
        case .pptx: "PowerPoint (pptx)"
        case .ofd: "OFD"
        case .doc: "Word (doc)"
        case .xls: "Excel (xls)"
        case .ppt: "PowerPoint (ppt)"
        case .text: "TXT"
        }
    }

    /// The endings that a name of this kind may have; the first is the one it gets when it has none of them.
    public var endings: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .doc: ["doc", "wps", "dot", "wpt"]
        case .xls: ["xls", "et", "xlt", "ett"]
        case .ppt: ["ppt", "dps", "pps", "dpt"]
        case .docx: ["docx", "dotx"]
        case .xlsx: ["xlsx", "xltx"]
        case .pptx: ["pptx", "ppsx", "potx"]
        case .text: ["txt", "csv"]
        default: [rawValue]
        }
    }

    /// The name under which such a file is handed out: one that ends like another kind of file, such as
    /// `photo.exe`, gets the right ending behind it, so that nobody's machine runs what is to be looked at.
    public func name(from given: String) -> String {
        let ending = given.split(separator: ".", omittingEmptySubsequences: false).last?.lowercased() ?? ""
        return given.contains(".") && endings.contains(ending) ? given : "\(given).\(endings[0])"
    }
}
