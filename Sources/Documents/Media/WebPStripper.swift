/// Takes Exif, XMP and unknown chunks out of a WebP file (RFC 9649), and their flags out of its header.
enum WebPStripper {
    private static let kept: Set<String> = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]
    private static let coded: Set<String> = ["VP8 ", "VP8L", "ALPH"]

    static func strip(_ media: MediaBytes) throws -> StrippedMedia {
        let size = try media.little32(4)
        // Behind this end nothing belongs to the file.
        let end = 8 + size
        guard size >= 12 else { throw media.damaged }
        guard end <= media.count else { throw media.cutShort }
        var body = StrippedMedia()
        var (at, isFirst, hasPicture) = (12, true, false)
        while at < end {
            let chunk = try Chunk(media, at: at, end: end)
            if isFirst {
                guard ["VP8X", "VP8 ", "VP8L"].contains(chunk.name) else { throw media.damaged }
            } else if chunk.name == "VP8X" {
                throw media.damaged
            }
            switch chunk.name {
            case "VP8X": try header(chunk, media, &body)
            case "ANMF":
                try frame(chunk, media, &body)
                hasPicture = true
            case let name where kept.contains(name):
                try keep(chunk, media, &body)
                if name == "VP8 " || name == "VP8L" { hasPicture = true }
            default: break
            }
            (at, isFirst) = (chunk.next, false)
        }
        guard hasPicture else { throw media.damaged }
        var result = StrippedMedia()
        result.make(Array("RIFF".utf8) + little(body.count + 4) + Array("WEBP".utf8))
        try result.append(body, in: media)
        return result
    }

    /// One chunk: a name of four letters, a length, the data, a byte of padding when the length is odd.
    private struct Chunk {
        var name: String
        var data: Range<Int>
        var next: Int

        init(_ media: MediaBytes, at: Int, end: Int) throws {
            let length = try media.little32(at + 4)
            guard length <= end - at - 8 else { throw media.cutShort }
            name = String(decoding: try media.slice(at..<(at + 4)), as: UTF8.self)
            data = (at + 8)..<(at + 8 + length)
            next = data.upperBound + length % 2
        }
    }

    private static func keep(_ chunk: Chunk, _ media: MediaBytes, _ body: inout StrippedMedia) throws {
        switch chunk.name {
        case "VP8 ":
            guard media.has([0x9D, 0x01, 0x2A], at: chunk.data.lowerBound + 3), chunk.data.count >= 10 else {
                throw media.damaged
            }
        case "VP8L":
            guard chunk.data.count >= 5, try media.byte(chunk.data.lowerBound) == 0x2F else {
                throw media.damaged
            }
        default: break
        }
        try body.keep((chunk.data.lowerBound - 8)..<chunk.data.lowerBound, in: media)
        try body.keep(chunk.data, isPicture: coded.contains(chunk.name), in: media)
        if chunk.data.count % 2 == 1 { body.make([0]) }
    }

    /// The header of an extended file, without the flags of Exif and XMP.
    private static func header(_ chunk: Chunk, _ media: MediaBytes, _ body: inout StrippedMedia) throws {
        guard chunk.data.count >= 10 else { throw media.damaged }
        let start = chunk.data.lowerBound
        func three(_ at: Int) throws -> Int { try media.little16(at) + Int(media.byte(at + 2)) << 16 }
        try PictureSize.check(three(start + 4) + 1, three(start + 7) + 1, media)
        body.make(
            Array("VP8X".utf8) + little(10) + [try media.byte(start) & 0x32, 0, 0, 0]
                + Array(try media.slice((start + 4)..<(start + 10))))
    }

    /// A frame of a moving picture, which holds chunks of its own.
    private static func frame(_ chunk: Chunk, _ media: MediaBytes, _ body: inout StrippedMedia) throws {
        guard chunk.data.count >= 16 else { throw media.damaged }
        var inner = StrippedMedia()
        try inner.keep(chunk.data.lowerBound..<(chunk.data.lowerBound + 16), isPicture: true, in: media)
        var at = chunk.data.lowerBound + 16
        while at < chunk.data.upperBound {
            let part = try Chunk(media, at: at, end: chunk.data.upperBound)
            if coded.contains(part.name) { try keep(part, media, &inner) }
            at = part.next
        }
        body.make(Array("ANMF".utf8) + little(inner.count))
        try body.append(inner, in: media)
        if inner.count % 2 == 1 { body.make([0]) }
    }

    private static func little(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
