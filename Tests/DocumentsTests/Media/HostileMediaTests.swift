import Foundation
import Testing

@testable import Documents

@Suite("Pictures that were damaged or made to do harm")
struct HostileMediaTests {
    /// A whole small picture of each kind without metadata: changes to it hit what matters.
    private static let names = [
        "photo.jpg", "photo.png", "photo.webp", "lossless.webp", "moving.webp", "moving.gif",
    ]

    @Test("cut off anywhere it is refused, never a trap", arguments: names)
    func cut(name: String) throws {
        let whole = try MediaSamples.kept(MediaSamples.fixture(name))
        // Of fewer bytes the beginning is a word like any other.
        for count in 12..<whole.count {
            let code = MediaSamples.refusal(whole.prefix(count))
            #expect(code != nil, "\(count) of \(whole.count)")
        }
        let tail = MediaSamples.refusal(whole.prefix(whole.count - 1))
        #expect(tail == "media.cut-short" || tail == "media.damaged")
    }

    @Test("any byte set to its extremes is taken or refused, never a trap", arguments: names)
    func flipped(name: String) throws {
        let whole = try MediaSamples.fixture(name)
        for place in whole.indices {
            for value in [0x00, 0xFF, whole[place] ^ 0x80] as [UInt8] {
                var changed = whole
                changed[place] = value
                guard let kept = try? MediaSamples.kept(changed) else { continue }
                // What was taken is clean whatever was done to it.
                #expect(try MediaSamples.kept(kept) == kept, "\(place)")
            }
        }
    }

    @Test("segments of length nothing, and beyond the end")
    func lengths() throws {
        let photo = try MediaSamples.kept(MediaSamples.fixture("photo.jpg"))
        func with(_ bytes: [UInt8]) -> String? {
            MediaSamples.refusal(photo.prefix(2) + Data(bytes) + photo.dropFirst(2))
        }
        #expect(with([0xFF, 0xE1, 0, 0]) == "media.damaged")
        #expect(with([0xFF, 0xE1, 0, 1]) == "media.damaged")
        #expect(with([0xFF, 0xE1, 0, 2]) == nil)
        #expect(with([0xFF, 0xE1, 0xFF, 0xFF]) == "media.cut-short")
        #expect(with([0xFF, 0x01, 0, 2]) == "media.damaged")
        let png = try MediaSamples.kept(MediaSamples.fixture("photo.png"))
        func chunk(_ bytes: Data) -> String? {
            MediaSamples.refusal(png.prefix(33) + bytes + png.dropFirst(33))
        }
        #expect(chunk(MediaSamples.chunk("prVt", Data())) == nil)
        #expect(chunk(MediaSamples.chunk("PRVT", Data())) == "media.damaged")
        #expect(chunk(MediaSamples.big(0xFFFF_FFFF) + Data("prVt".utf8)) == "media.damaged")
        #expect(chunk(MediaSamples.big(0x7FFF_FFFF) + Data("prVt".utf8)) == "media.cut-short")
        #expect(chunk(MediaSamples.chunk("IHDR", Data(count: 13))) == "media.damaged")
    }

    @Test("a table, a scan or a frame in which something else is carried")
    func carried() throws {
        let photo = try MediaSamples.kept(MediaSamples.fixture("photo.jpg"))
        func with(_ segment: Data) -> String? {
            MediaSamples.refusal(photo.prefix(2) + segment + photo.dropFirst(2))
        }
        let text = Data("<?php echo 1 ?>".utf8)
        #expect(with(MediaSamples.segment(0xC4, text)) == "media.damaged")
        #expect(with(MediaSamples.segment(0xDB, text)) == "media.damaged")
        #expect(with(MediaSamples.segment(0xDD, text)) == "media.damaged")
        #expect(with(MediaSamples.segment(0xDA, text)) == "media.damaged")
        // In a comment, or behind the end, it is simply gone.
        let polyglot =
            photo.prefix(2) + MediaSamples.segment(0xFE, text) + photo.dropFirst(2)
            + ZipBuilder.archive(["a.html": "<script>"])
        #expect(try MediaSamples.kept(polyglot) == photo)
    }

    @Test("a picture of more pixels than a browser can hold")
    func pixels() throws {
        var photo = try MediaSamples.kept(MediaSamples.fixture("photo.jpg"))
        let frame = try #require(photo.range(of: Data([0xFF, 0xC0, 0, 17, 8])))
        photo.replaceSubrange(frame.upperBound..<(frame.upperBound + 4), with: [0xFF, 0xFF, 0xFF, 0xFF])
        #expect(MediaSamples.refusal(photo) == "media.too-many-pixels")
        photo.replaceSubrange(frame.upperBound..<(frame.upperBound + 2), with: [0, 0])
        #expect(MediaSamples.refusal(photo) == "media.damaged")
    }

    @Test("a container whose chains run in circles or out of the file")
    func containers() {
        let whole = MediaSamples.ole(["Root Entry", "WordDocument"])
        for place in 0..<whole.count {
            for value in [0x00, 0x01, 0xFF] as [UInt8] {
                var changed = whole
                changed[place] = value
                _ = MediaSamples.refusal(changed)
            }
            _ = MediaSamples.refusal(whole.prefix(place))
        }
        var circle = MediaSamples.ole(["Root Entry", "Nothing"])
        circle.replaceSubrange(516..<520, with: MediaSamples.little(1))
        #expect(MediaSamples.refusal(circle) == "media.damaged")
        var tables = MediaSamples.ole(["Root Entry", "Nothing"])
        tables.replaceSubrange(0x44..<0x48, with: MediaSamples.little(0))
        tables.replaceSubrange(1020..<1024, with: MediaSamples.little(0))
        #expect(MediaSamples.refusal(tables) == "media.damaged")
    }
}
