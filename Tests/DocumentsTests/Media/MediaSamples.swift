import Foundation

@testable import Documents

/// Pictures and other files for the tests of what may be kept as proof.
enum MediaSamples {
    /// The pictures that `Tests/Fixtures/media/make.py` makes, each full of what has to go.
    static let pictures = [
        "photo.jpg", "progressive.jpg", "photo.png", "photo.webp", "lossless.webp", "moving.webp",
        "moving.gif",
    ]

    static func fixture(_ name: String) throws -> Data {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures/media").standardized
        return try Data(contentsOf: folder.appending(path: name))
    }

    static func examine(_ data: Data) throws -> ExaminedMedia {
        try data.withUnsafeBytes { try ExaminedMedia($0) }
    }

    /// What would be kept of a file.
    static func kept(_ data: Data) throws -> Data {
        try data.withUnsafeBytes { bytes in
            var result = Data()
            try ExaminedMedia(bytes).stripped.write(from: bytes) { result.append(contentsOf: $0) }
            return result
        }
    }

    /// The bytes that code the picture.
    static func picture(_ data: Data) throws -> Data {
        try data.withUnsafeBytes { bytes in
            var result = Data()
            try ExaminedMedia(bytes).stripped.writePicture(from: bytes) { result.append(contentsOf: $0) }
            return result
        }
    }

    /// The code with which a file is refused; nil when it is taken.
    static func refusal(_ data: Data) -> String? {
        do {
            _ = try examine(data)
            return nil
        } catch let error as DocumentError {
            return error.code
        } catch {
            return "unexpected"
        }
    }

    /// A segment of a JPEG file.
    static func segment(_ marker: UInt8, _ payload: Data) -> Data {
        let length = payload.count + 2
        return Data([0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)]) + payload
    }

    /// A chunk of a PNG file.
    static func chunk(_ name: String, _ content: Data) -> Data {
        let body = Data(name.utf8) + content
        return big(UInt32(content.count)) + body + big(body.withUnsafeBytes { CRC32.of($0) })
    }

    static func big(_ value: UInt32) -> Data { withUnsafeBytes(of: value.bigEndian) { Data($0) } }

    static func little(_ value: UInt32) -> Data { withUnsafeBytes(of: value.littleEndian) { Data($0) } }

    /// An OLE container whose directory has these names.
    static func ole(_ names: [String]) -> Data {
        var data = Data(OLEDirectory.signature) + Data(count: 504)
        func put(_ value: UInt32, at place: Int) {
            data.replaceSubrange(place..<(place + 4), with: little(value))
        }
        data[0x1E] = 9
        put(1, at: 0x2C)
        put(1, at: 0x30)
        put(0xFFFF_FFFE, at: 0x44)
        for slot in 0..<109 { put(slot == 0 ? 0 : 0xFFFF_FFFF, at: 0x4C + slot * 4) }
        let sectors = (names.count + 3) / 4
        // The table: itself, then the directory's sectors, one after the other.
        var table = little(0xFFFF_FFFD)
        for sector in 0..<sectors {
            table += little(sector == sectors - 1 ? 0xFFFF_FFFE : UInt32(sector + 2))
        }
        data += table + Data(repeating: 0xFF, count: 512 - table.count)
        for name in names {
            var entry = Data(name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
            entry += Data(count: 128 - entry.count)
            entry[0x40] = UInt8((name.utf16.count + 1) * 2)
            entry[0x42] = 2
            data += entry
        }
        return data + Data(count: sectors * 512 - names.count * 128)
    }

    /// An office file of today with this main part.
    static func package(_ type: String, extra: KeyValuePairs<String, String> = [:]) -> Data {
        var zip = ZipBuilder()
        zip.add(
            "[Content_Types].xml",
            Data(
                "<Types><Override PartName=\"/a.xml\" ContentType=\"application/vnd.\(type)\"/></Types>".utf8)
        )
        zip.add("_rels/.rels", Data("<Relationships/>".utf8))
        for (name, text) in extra { zip.add(name, Data(text.utf8)) }
        return zip.finish()
    }
}
