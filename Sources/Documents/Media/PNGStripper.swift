/// Takes texts, times, Exif, private chunks and what stands behind the end out of a PNG file (W3C PNG, third edition).
enum PNGStripper {
    /// The chunks that are kept: the picture, its colours, its shape, its frames.
    private static let picture: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "acTL", "fcTL", "fdAT",
    ]
    private static let colours: Set<String> = [
        "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "hIST", "cICP", "mDCV", "cLLI",
    ]

    static func strip(_ media: MediaBytes) throws -> StrippedMedia {
        var result = StrippedMedia()
        try result.keep(0..<8, in: media)
        var (at, isFirst, hasData) = (8, true, false)
        while true {
            let length = try media.big32(at)
            guard length <= Int(Int32.max) else { throw media.damaged }
            try media.require(at, length + 12)
            let name = String(decoding: try media.slice((at + 4)..<(at + 8)), as: UTF8.self)
            let whole = at..<(at + length + 12)
            guard isFirst == (name == "IHDR"), isName(name) else { throw media.damaged }
            if isFirst {
                guard length == 13 else { throw media.damaged }
                try PictureSize.check(media.big32(at + 8), media.big32(at + 12), media)
            }
            if picture.contains(name) || colours.contains(name) {
                let sum = CRC32.of(try media.slice((at + 4)..<(at + 8 + length)))
                guard Int(sum) == (try media.big32(at + 8 + length)) else { throw media.damaged }
                try result.keep(whole, isPicture: picture.contains(name), in: media)
            } else if name.utf8.first.map({ $0 & 0x20 == 0 }) ?? true {
                // An upper-case first letter: without this chunk the picture cannot be shown, and we do not know it.
                throw media.damaged
            }
            hasData = hasData || name == "IDAT"
            if name == "IEND" {
                guard length == 0, hasData else { throw media.damaged }
                return result
            }
            (at, isFirst) = (whole.upperBound, false)
        }
    }

    private static func isName(_ name: String) -> Bool {
        name.utf8.count == 4 && name.utf8.allSatisfy { (65...90).contains($0) || (97...122).contains($0) }
    }
}

/// The checksum of PNG and zip (ISO 3309).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }

    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            var sum: UInt32 = 0xFFFF_FFFF
            for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
            return sum ^ 0xFFFF_FFFF
        }
    }
}
