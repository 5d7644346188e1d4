/// The one fact of Exif that a picture needs (CIPA DC-008, 4.6.4 tag 274): which side is up.
enum ExifOrientation {
    /// Of the bytes of a TIFF header with its directories; nil for upright, missing or damaged.
    static func read(_ bytes: UnsafeRawBufferPointer) -> UInt8? {
        let tiff = MediaBytes(bytes: bytes, format: "Exif")
        let isLittle = tiff.says("II", at: 0)
        guard isLittle || tiff.says("MM", at: 0) else { return nil }
        func short(_ at: Int) -> Int? { isLittle ? try? tiff.little16(at) : try? tiff.big16(at) }
        func long(_ at: Int) -> Int? { isLittle ? try? tiff.little32(at) : try? tiff.big32(at) }
        guard short(2) == 42, let directory = long(4), let entries = short(directory) else { return nil }
        for entry in 0..<entries {
            let at = directory + 2 + entry * 12
            guard let tag = short(at) else { return nil }
            guard tag == 0x0112 else { continue }
            guard short(at + 2) == 3, long(at + 4) == 1, let value = short(at + 8), (2...8).contains(value)
            else { return nil }
            return UInt8(value)
        }
        return nil
    }

    /// A JPEG segment that says this alone.
    static func segment(_ orientation: UInt8) -> [UInt8] {
        [0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 1]
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0] + [0, 0, 0, 0]
    }
}
