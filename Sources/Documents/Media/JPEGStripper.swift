/// Takes everything but the picture out of a JPEG file (ITU-T T.81, Annex B): Exif with its place and thumbnail, XMP,
/// IPTC, comments, makers' notes, what stands behind the picture's end.
///
/// Kept: the tables and scans, the colour profile, how many components mean what (Adobe), the pixel's shape (JFIF,
/// without its thumbnail), and of Exif the one tag that says which side is up.
enum JPEGStripper {
    static func strip(_ media: MediaBytes) throws -> StrippedMedia {
        var reader = Reader(media: media)
        try reader.read()
        var result = StrippedMedia()
        try result.keep(0..<2, in: media)
        if let jfif = reader.jfif { result.make(jfif) }
        if let orientation = reader.orientation { result.make(ExifOrientation.segment(orientation)) }
        try result.append(reader.body, in: media)
        return result
    }

    private struct Reader {
        let media: MediaBytes
        var at = 2
        var jfif: [UInt8]?
        var orientation: UInt8?
        var body = StrippedMedia()
        private var hasFrame = false
        private var hasScan = false

        init(media: MediaBytes) { self.media = media }

        mutating func read() throws {
            while true {
                let start = at
                guard try media.byte(at) == 0xFF else { throw media.damaged }
                // Any number of 0xFF may stand before a marker.
                repeat { at += 1 } while try media.byte(at) == 0xFF
                let marker = media.bytes[at]
                at += 1
                if marker == 0xD9 {
                    guard hasScan else { throw media.damaged }
                    return try body.keep((at - 2)..<at, isPicture: true, in: media)
                }
                try segment(marker, from: at - 2)
                guard at > start else { throw media.damaged }
            }
        }

        /// One segment whose marker stands at `start`; `at` is behind the marker, and afterwards behind the segment.
        private mutating func segment(_ marker: UInt8, from start: Int) throws {
            let length = try media.big16(at)
            guard length >= 2 else { throw media.damaged }
            try media.require(at, length)
            let payload = (at + 2)..<(at + length)
            at += length
            switch marker {
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF: try frame(payload)
            case 0xC4: try JPEGTables.checkHuffman(media, payload)
            case 0xDB: try JPEGTables.checkQuantisation(media, payload)
            case 0xCC: guard payload.count % 2 == 0 else { throw media.damaged }
            case 0xDC, 0xDD: guard payload.count == 2 else { throw media.damaged }
            case 0xDA: return try scan(payload, from: start)
            case 0xE0...0xEF, 0xFE: return try extra(marker, payload, start..<at)
            default: throw media.damaged
            }
            try body.keep(start..<at, isPicture: true, in: media)
        }

        private mutating func frame(_ payload: Range<Int>) throws {
            guard !hasFrame, payload.count >= 6 else { throw media.damaged }
            let start = payload.lowerBound
            let components = Int(try media.byte(start + 5))
            guard (1...4).contains(components), payload.count == 6 + 3 * components else {
                throw media.damaged
            }
            try PictureSize.check(media.big16(start + 3), media.big16(start + 1), media)
            hasFrame = true
        }

        /// A scan's header and its coded data, which end where a marker stands that is no restart.
        private mutating func scan(_ payload: Range<Int>, from start: Int) throws {
            let components = payload.isEmpty ? 0 : Int(try media.byte(payload.lowerBound))
            guard hasFrame, (1...4).contains(components), payload.count == 4 + 2 * components else {
                throw media.damaged
            }
            var place = at
            while true {
                guard let found = media.next(0xFF, from: place) else { throw media.cutShort }
                switch try media.byte(found + 1) {
                case 0x00, 0xD0...0xD7: place = found + 2
                case 0xFF: place = found + 1
                default:
                    at = found
                    hasScan = true
                    return try body.keep(start..<found, isPicture: true, in: media)
                }
            }
        }

        /// A segment of an application or a comment.
        private mutating func extra(_ marker: UInt8, _ payload: Range<Int>, _ whole: Range<Int>) throws {
            let start = payload.lowerBound
            switch marker {
            case 0xE0 where media.says("JFIF\0", at: start) && payload.count >= 14:
                // The last two bytes are the size of the thumbnail behind them: none.
                jfif = [0xFF, 0xE0, 0, 16] + Array(try media.slice(start..<(start + 12))) + [0, 0]
            case 0xE1 where media.says("Exif\0", at: start) && payload.count > 6:
                orientation =
                    ExifOrientation.read(try media.slice((start + 6)..<payload.upperBound)) ?? orientation
            case 0xE2 where media.says("ICC_PROFILE\0", at: start) && payload.count > 14:
                try body.keep(whole, in: media)
            case 0xEE where media.says("Adobe", at: start) && payload.count >= 12:
                body.make([0xFF, 0xEE, 0, 14] + Array(try media.slice(start..<(start + 12))))
            default: return
            }
        }
    }
}

/// Tables are kept, so they must be tables: nothing else can be carried in them.
enum JPEGTables {
    static func checkHuffman(_ media: MediaBytes, _ payload: Range<Int>) throws {
        var at = payload.lowerBound
        while at < payload.upperBound {
            guard payload.upperBound - at >= 17, try media.byte(at) & 0xEE == 0 else { throw media.damaged }
            let symbols = try media.slice((at + 1)..<(at + 17)).reduce(0) { $0 + Int($1) }
            guard symbols <= 256, symbols <= payload.upperBound - at - 17 else { throw media.damaged }
            at += 17 + symbols
        }
    }

    static func checkQuantisation(_ media: MediaBytes, _ payload: Range<Int>) throws {
        var at = payload.lowerBound
        while at < payload.upperBound {
            let head = try media.byte(at)
            let size = head >> 4 == 0 ? 64 : 128
            guard head >> 4 <= 1, head & 0x0F <= 3, size <= payload.upperBound - at - 1 else {
                throw media.damaged
            }
            at += 1 + size
        }
    }
}
