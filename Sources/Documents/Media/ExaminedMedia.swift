/// A file of which it is known what it is, and what of it is to be kept.
public struct ExaminedMedia: Sendable, Equatable {
    /// What it is.
    public let kind: MediaKind
    /// What is kept: all of a document; of a picture the picture.
    public let stripped: StrippedMedia

    /// Looks at a file's bytes.
    ///
    /// Throws a `DocumentError` whose words say what to do instead: `media.program`, `media.web-page`,
    /// `media.archive`, `media.picture-format`, `media.film`, `media.macros`, `media.locked` and `media.unknown` for
    /// what is not taken; `media.damaged`, `media.cut-short` and `media.too-many-pixels` for what cannot be a
    /// whole file of its kind; `document.empty`, and what the reader of zip archives refuses.
    public init(_ bytes: UnsafeRawBufferPointer) throws {
        guard !bytes.isEmpty else { throw DocumentError("document.empty") }
        let kind = try MediaSignature.kind(of: bytes)
        self.kind = kind
        let media = MediaBytes(bytes: bytes, format: kind.label)
        stripped =
            switch kind {
            case .jpeg: try JPEGStripper.strip(media)
            case .png: try PNGStripper.strip(media)
            case .webp: try WebPStripper.strip(media)
            case .gif: try GIFStripper.strip(media)
            default: StrippedMedia(whole: bytes.count)
            }
    }
}

/// How large a picture may say that it is: beyond that a browser's memory, not the file, would pay.
enum PictureSize {
    /// Telephones take 200 million; this is the square of 20,000.
    static let most = 400_000_000

    static func check(_ width: Int, _ height: Int, _ media: MediaBytes) throws {
        guard width > 0, height > 0 else { throw media.damaged }
        guard width <= most / height else {
            throw DocumentError("media.too-many-pixels", ["width": String(width), "height": String(height)])
        }
    }
}
