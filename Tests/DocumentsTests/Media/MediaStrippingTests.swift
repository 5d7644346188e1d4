import Foundation
import Testing

@testable import Documents

@Suite("What is taken out of a picture")
struct MediaStrippingTests {
    @Test(
        "nothing that says SECRET is left, and the rest is the same picture", arguments: MediaSamples.pictures
    )
    func leavesNothing(name: String) throws {
        let given = try MediaSamples.fixture(name)
        #expect(given.range(of: Data("SECRET".utf8)) != nil)
        let kept = try MediaSamples.kept(given)
        for word in [
            "SECRET", "Photoshop", "http", "XMP", "MPF", "tEXt", "zTXt", "iTXt", "tIME", "eXIf", "prVt",
        ] {
            #expect(kept.range(of: Data(word.utf8)) == nil, "\(word)")
        }
        #expect(try MediaSamples.picture(kept) == MediaSamples.picture(given))
        #expect(try MediaSamples.examine(kept).kind == MediaSamples.examine(given).kind)
    }

    @Test("what was stripped once stays as it is", arguments: MediaSamples.pictures)
    func isStable(name: String) throws {
        let kept = try MediaSamples.kept(MediaSamples.fixture(name))
        #expect(try MediaSamples.kept(kept) == kept)
    }

    @Test("of Exif only the orientation stays, and that only when it says something")
    func orientation() throws {
        let kept = try MediaSamples.kept(MediaSamples.fixture("photo.jpg"))
        let segment = Data(ExifOrientation.segment(6))
        #expect(kept.range(of: segment) != nil)
        #expect(kept.ranges(of: Data("Exif".utf8)).count == 1)
        let upright = try MediaSamples.kept(MediaSamples.fixture("progressive.jpg"))
        #expect(upright.range(of: Data("Exif".utf8)) == nil)
        #expect(segment.dropFirst(10).withUnsafeBytes { ExifOrientation.read($0) } == 6)
    }

    @Test("the colour profile stays", arguments: ["photo.jpg", "photo.png", "photo.webp"])
    func profile(name: String) throws {
        let mark = ["photo.jpg": "ICC_PROFILE", "photo.png": "iCCP", "photo.webp": "ICCP"][name] ?? ""
        #expect(try MediaSamples.kept(MediaSamples.fixture(name)).range(of: Data(mark.utf8)) != nil)
    }

    @Test("the header of a WebP file no longer announces Exif and XMP, and its length is right")
    func webpHeader() throws {
        for name in ["photo.webp", "moving.webp"] {
            let kept = try MediaSamples.kept(MediaSamples.fixture(name))
            #expect(kept[20] & 0x0C == 0)
            #expect(kept[4..<8] == MediaSamples.little(UInt32(kept.count - 8)))
        }
    }

    @Test("the same photograph with other metadata is the same picture, another one is not")
    func samePicture() throws {
        let photo = try MediaSamples.fixture("photo.jpg")
        let other = photo.prefix(2) + MediaSamples.segment(0xFE, Data("other".utf8)) + photo.dropFirst(2)
        #expect(try MediaSamples.picture(other) == MediaSamples.picture(photo))
        #expect(try MediaSamples.kept(other) == MediaSamples.kept(photo))
        #expect(
            try MediaSamples.picture(MediaSamples.fixture("progressive.jpg")) != MediaSamples.picture(photo))
        // Another orientation is another file, and the same picture.
        let turned = try MediaSamples.kept(photo).replacing(
            ExifOrientation.segment(6), with: ExifOrientation.segment(8))
        #expect(try MediaSamples.kept(turned) != MediaSamples.kept(photo))
        #expect(try MediaSamples.picture(turned) == MediaSamples.picture(photo))
    }

    @Test("documents are kept to the byte")
    func documents() throws {
        let text = Data("序号,姓名\n1,王小明\n".utf8)
        #expect(try MediaSamples.kept(text) == text)
        #expect(try MediaSamples.picture(text).isEmpty)
    }
}
