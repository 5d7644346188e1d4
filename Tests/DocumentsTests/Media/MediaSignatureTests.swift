import Foundation
import Testing

@testable import Documents

@Suite("What a file is, by its bytes")
struct MediaSignatureTests {
    @Test("files that are taken")
    func taken() throws {
        func kind(_ data: Data) throws -> MediaKind { try MediaSamples.examine(data).kind }
        let expected: [String: MediaKind] = [
            "photo.jpg": .jpeg, "photo.png": .png, "photo.webp": .webp, "moving.gif": .gif,
        ]
        for (name, wanted) in expected { #expect(try kind(MediaSamples.fixture(name)) == wanted) }
        #expect(try kind(OfficeSamples.fixture("notice.pdf")) == .pdf)
        #expect(try kind(OfficeSamples.fixture("python-docx.docx")) == .docx)
        #expect(try kind(OfficeSamples.fixture("python-docx.doc")) == .doc)
        for name in ["openpyxl.xlsx", "xlsxwriter.xlsx", "libreoffice.xlsx", "pandas.xlsx"] {
            #expect(try kind(OfficeSamples.fixture(name)) == .xlsx)
        }
        let slides = "openxmlformats-officedocument.presentationml.presentation.main+xml"
        #expect(try kind(MediaSamples.package(slides)) == .pptx)
        #expect(try kind(ZipBuilder.archive(["OFD.xml": "<OFD/>"])) == .ofd)
        #expect(try kind(MediaSamples.ole(["Root Entry", "Workbook"])) == .xls)
        #expect(
            try kind(MediaSamples.ole(["Root Entry", "a", "b", "c", "d", "PowerPoint Document"])) == .ppt)
    }

    @Test("text in the encodings of offices")
    func text() throws {
        let texts: [Data] = [
            Data("签到表\r\n王小明,讲座\t1\n".utf8), Data([0xEF, 0xBB, 0xBF]) + Data("甲".utf8),
            Data([0xCD, 0xA8, 0xD6, 0xAA, 0x0D, 0x0A]), Data([0xFF, 0xFE, 0x32, 0x75, 0x0A, 0x00]),
            Data("1 < 2, a<b\n".utf8), Data("BMW 3辆".utf8), Data("PK\n".utf8),
        ]
        for text in texts { #expect(try MediaSamples.examine(text).kind == .text, "\([UInt8](text))") }
        let strange: [Data] = [
            Data([0x41, 0x00, 0x42]), Data([0x41, 0x1B, 0x42]), Data([0x41, 0xFF]), Data([0x81]),
            Data([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]), Data([0x61, 0x7F]),
        ]
        for data in strange { #expect(MediaSamples.refusal(data) == "media.unknown", "\([UInt8](data))") }
    }

    @Test("files that are not taken, each with its own refusal")
    func refused() throws {
        let docm = "ms-word.document.macroEnabled.main+xml"
        let docx = "openxmlformats-officedocument.wordprocessingml.document.main+xml"
        let cases: [(Data, String)] = [
            (Data("MZ\u{90}\0\u{3}".utf8), "media.program"),
            (Data("\u{7F}ELF\u{2}\u{1}".utf8), "media.program"),
            (Data("#!/bin/sh\necho\n".utf8), "media.program"),
            (Data("<!DOCTYPE html><script>alert(1)</script>".utf8), "media.web-page"),
            (
                Data("\u{FEFF}\n <svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"a()\"/>".utf8),
                "media.web-page"
            ),
            (Data([0xFF, 0xFE, 0x3C, 0, 0x68, 0, 0x74, 0, 0x6D, 0, 0x6C, 0]), "media.web-page"),
            (ZipBuilder.archive(["a.exe": "MZ"]), "media.archive"),
            (Data("Rar!\u{1A}\u{7}".utf8), "media.archive"), (Data([0x1F, 0x8B, 8, 0]), "media.archive"),
            (Data([0, 0, 0, 24]) + Data("ftypheic".utf8), "media.picture-format"),
            (Data([0x49, 0x49, 0x2A, 0]), "media.picture-format"),
            (Data([0, 0, 0, 24]) + Data("ftypisom".utf8), "media.film"),
            (Data("RIFF\0\0\0\0AVI ".utf8), "media.film"),
            (MediaSamples.package(docm), "media.macros"),
            (MediaSamples.package(docx, extra: ["word/vbaProject.bin": "x"]), "media.macros"),
            (MediaSamples.ole(["Root Entry", "WordDocument", "Macros"]), "media.macros"),
            (MediaSamples.ole(["Root Entry", "EncryptedPackage"]), "media.locked"),
            (MediaSamples.ole(["Root Entry", "Property"]), "media.unknown"),
            (Data("{\\rtf1 x}".utf8), "media.unknown"), (Data(), "document.empty"),
            (Data("%PDF-1.7\n1 0 obj\n".utf8), "media.cut-short"),
        ]
        for (data, code) in cases {
            #expect(MediaSamples.refusal(data) == code, "\([UInt8](data.prefix(20)))")
        }
        // A document's name somewhere in a container's data makes no document of it.
        var planted = MediaSamples.ole(["Root Entry", "Property"])
        planted += Data("WordDocument".utf16.flatMap { [UInt8($0 & 0xFF), 0] }) + Data(count: 488)
        #expect(MediaSamples.refusal(planted) == "media.unknown")
    }

    @Test("a name ends as the kind does, or gets the ending behind it")
    func names() {
        #expect(MediaKind.jpeg.name(from: "现场.JPG") == "现场.JPG")
        #expect(MediaKind.jpeg.name(from: "现场.exe") == "现场.exe.jpg")
        #expect(MediaKind.text.name(from: "run.bat") == "run.bat.txt")
        #expect(MediaKind.text.name(from: "名单.csv") == "名单.csv")
        #expect(MediaKind.doc.name(from: "材料.wps") == "材料.wps")
        #expect(MediaKind.pdf.name(from: "pdf") == "pdf.pdf")
        for kind in MediaKind.allCases { #expect(MediaKind(contentType: kind.contentType) == kind) }
    }
}
