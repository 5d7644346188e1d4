/// Takes comments, texts, XMP and other applications' blocks out of a GIF file (GIF89a, 1990), and what stands behind it.
enum GIFStripper {
    static func strip(_ media: MediaBytes) throws -> StrippedMedia {
        var result = StrippedMedia()
        try PictureSize.check(media.little16(6), media.little16(8), media)
        var at = 13 + colours(try media.byte(10))
        try media.require(0, at)
        try result.keep(0..<6, in: media)
        try result.keep(6..<at, isPicture: true, in: media)
        var hasImage = false
        while true {
            let start = at
            switch try media.byte(at) {
            case 0x3B:
                guard hasImage else { throw media.damaged }
                try result.keep(at..<(at + 1), in: media)
                return result
            case 0x2C:
                try PictureSize.check(media.little16(at + 5), media.little16(at + 7), media)
                let table = colours(try media.byte(at + 9))
                at = try blocksEnd(at + 10 + table + 1, media)
                try result.keep(start..<at, isPicture: true, in: media)
                hasImage = true
            case 0x21:
                let label = try media.byte(at + 1)
                let isLoop =
                    label == 0xFF
                    && (media.says("\u{0B}NETSCAPE2.0", at: at + 2)
                        || media.says("\u{0B}ANIMEXTS1.0", at: at + 2))
                at = try blocksEnd(at + 2, media)
                // Of the loop's block only its known form: nothing can be hung on behind it.
                let isShort = at - start == (label == 0xF9 ? 8 : 19)
                if (label == 0xF9 || isLoop) && isShort {
                    try result.keep(start..<at, isPicture: label == 0xF9, in: media)
                }
            default: throw media.damaged
            }
        }
    }

    /// The bytes of a colour table, from the flags that announce it.
    private static func colours(_ flags: UInt8) -> Int {
        flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 0x07) + 1)
    }

    /// Behind a chain of blocks, each with its length in front; the last has none.
    private static func blocksEnd(_ start: Int, _ media: MediaBytes) throws -> Int {
        var at = start
        while true {
            let length = Int(try media.byte(at))
            at += 1 + length
            if length == 0 { return at }
        }
    }
}
