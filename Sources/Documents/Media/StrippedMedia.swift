/// What is left of a file when everything that does not belong to its picture was taken out.
///
/// It holds places of the source rather than bytes: a file of 50 MB is written from its mapping, never copied.
public struct StrippedMedia: Sendable, Equatable {
    /// A part of the result, in order.
    public enum Piece: Sendable, Equatable {
        /// Bytes of the source as they stand.
        case source(Range<Int>)
        /// Bytes made anew: a header with another length, an orientation.
        case made([UInt8])
    }

    /// The result's parts.
    public private(set) var pieces: [Piece] = []
    /// The source's bytes that code the picture alone: the same photograph with other metadata, another
    /// orientation or another resolution has the same.
    public private(set) var picture: [Range<Int>] = []

    /// A file made of more parts than any picture has was made to exhaust memory.
    private static let most = 100_000

    init() {}

    /// A file that is kept as it is.
    init(whole count: Int) { pieces = [.source(0..<count)] }

    /// Keeps bytes of the source.
    mutating func keep(_ range: Range<Int>, isPicture: Bool = false, in bytes: MediaBytes) throws {
        guard !range.isEmpty else { return }
        if case .source(let last) = pieces.last, last.upperBound == range.lowerBound {
            pieces[pieces.count - 1] = .source(last.lowerBound..<range.upperBound)
        } else {
            pieces.append(.source(range))
        }
        if isPicture {
            if let last = picture.last, last.upperBound == range.lowerBound {
                picture[picture.count - 1] = last.lowerBound..<range.upperBound
            } else {
                picture.append(range)
            }
        }
        guard pieces.count <= StrippedMedia.most, picture.count <= StrippedMedia.most else {
            throw bytes.damaged
        }
    }

    /// Puts bytes of our own.
    mutating func make(_ bytes: [UInt8]) { pieces.append(.made(bytes)) }

    /// Appends the parts of another, which was taken from the same source.
    mutating func append(_ other: StrippedMedia, in bytes: MediaBytes) throws {
        for piece in other.pieces {
            switch piece {
            case .source(let range): try keep(range, in: bytes)
            case .made(let made): make(made)
            }
        }
        picture += other.picture
    }

    /// How many bytes the result has.
    public var count: Int {
        pieces.reduce(0) { sum, piece in
            switch piece {
            case .source(let range): sum + range.count
            case .made(let bytes): sum + bytes.count
            }
        }
    }

    /// Hands over the result's bytes in order, in parts of at most a megabyte.
    public func write(
        from source: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        for piece in pieces {
            switch piece {
            case .source(let range): try StrippedMedia.hand(range, of: source, body)
            case .made(let bytes): try bytes.withUnsafeBytes(body)
            }
        }
    }

    /// Hands over the bytes that code the picture.
    public func writePicture(
        from source: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        for range in picture { try StrippedMedia.hand(range, of: source, body) }
    }

    private static func hand(
        _ range: Range<Int>, of source: UnsafeRawBufferPointer,
        _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 1 << 20) {
            let end = min(start + 1 << 20, range.upperBound)
            try body(UnsafeRawBufferPointer(rebasing: source[start..<end]))
        }
    }
}
