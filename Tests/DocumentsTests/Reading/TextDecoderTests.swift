import Documents
import Foundation
import Testing

struct TextDecoderTests {
    private let chinese = "关于印发《方案》的通知\n一、总体要求，2024年完成。\n"
    /// The same text in GB 2312 rows; made with `iconv -t GB18030`.
    private let gb18030 = Data([
        0xB9, 0xD8, 0xD3, 0xDA, 0xD3, 0xA1, 0xB7, 0xA2, 0xA1, 0xB6, 0xB7, 0xBD, 0xB0, 0xB8, 0xA1, 0xB7, 0xB5,
        0xC4,
        0xCD, 0xA8, 0xD6, 0xAA, 0x0A,
    ])

    private func read(_ data: Data, _ name: String = "a.txt") throws -> TextDocument {
        try DocumentReader.read(data, name: name)
    }

    private func utf16(_ text: String, bigEndian: Bool) -> Data {
        Data(
            text.utf16.flatMap {
                bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
            })
    }

    @Test func readsUTF8WithAndWithoutMark() throws {
        for data in [Data(chinese.utf8), Data([0xEF, 0xBB, 0xBF]) + Data(chinese.utf8)] {
            let document = try read(data)
            #expect(document.text == "关于印发《方案》的通知\n一、总体要求，2024年完成。")
            #expect(document.encoding == "UTF-8")
            #expect(document.format == .text)
            #expect(document.blocks.count == 2)
        }
    }

    @Test(arguments: [true, false])
    func readsUTF16WithAndWithoutMark(bigEndian: Bool) throws {
        let mark = Data(bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE])
        let plain = utf16(chinese, bigEndian: bigEndian)
        for data in [mark + plain, plain, utf16("全是汉字没有一个零字节的文本", bigEndian: bigEndian)] {
            #expect(try read(data).encoding == (bigEndian ? "UTF-16BE" : "UTF-16LE"))
        }
        #expect(try read(plain).text.hasPrefix("关于印发《方案》"))
        #expect(try read(mark + utf16("𠮷", bigEndian: bigEndian)).text == "𠮷")
        #expect(throws: DocumentError.self) { try read(mark + Data(bigEndian ? [0xD8, 0] : [0, 0xD8])) }
    }

    /// Both are valid UTF-8 by chance: the first reads as a letter with a mark.
    @Test(arguments: [[0xCD, 0xA8, 0xD6, 0xAA], [0xC1, 0xAA, 0xCD, 0xA8]] as [[UInt8]])
    func takesShortGB18030ForWhatItIs(bytes: [UInt8]) throws {
        #expect(try read(Data(bytes)).encoding == "GB18030")
        #expect(try read(Data("café".utf8)).encoding == "UTF-8")
    }

    @Test func readsGB18030() throws {
        let document = try read(gb18030)
        #expect(document.text == "关于印发《方案》的通知")
        #expect(document.encoding == "GB18030")
        // Four bytes: U+3400 and U+20BB7, both used in names.
        #expect(
            try read(gb18030 + Data([0x81, 0x39, 0xEE, 0x39, 0x95, 0x34, 0xB2, 0x35])).text.hasSuffix("\n㐀𠮷"))
    }

    @Test func saysWhereTextBreaksOff() throws {
        let error = #expect(throws: DocumentError.self) { try read(gb18030 + Data([0x41, 0xFF, 0x41])) }
        #expect(error?.code == "document.text-encoding")
        #expect(error?.details == ["encoding": "GB18030", "offset": "24", "line": "2"])
        #expect(error?.position == "2:2")
        let utf8 = #expect(throws: DocumentError.self) { try read(Data("一二三\n四五六".utf8) + Data([0xFF])) }
        #expect(utf8?.details == ["encoding": "UTF-8", "offset": "19", "line": "2"])
        #expect(throws: DocumentError.self) { try read(gb18030.dropLast(2)) }
    }

    @Test func refusesBytesThatAreNoText() {
        #expect(throws: DocumentError("document.binary", ["offset": "2"])) {
            try read(Data([0x41, 0x42, 0, 0x01, 0x02]))
        }
        #expect(throws: DocumentError("document.empty")) { try read(Data()) }
        #expect(throws: DocumentError("document.format-unsupported", ["format": "png"])) {
            try read(Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]))
        }
        #expect(throws: DocumentError("document.too-large", ["limit": "3", "megabytes": "0.1"])) {
            try DocumentReader.read(Data("1234".utf8), name: "a.txt", limits: DocumentLimits(inputBytes: 3))
        }
    }

    @Test func partsLinesHoweverTheyEnd() throws {
        #expect(try read(Data("甲\r\n乙\r丙\n\n丁".utf8)).text == "甲\n乙\n丙\n\n丁")
    }

    @Test func namesOfficeFilesWithAPassword() {
        let ole = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + Data(count: 504)
        let locked = ole + utf16("EncryptedPackage", bigEndian: false)
        #expect(throws: DocumentError("document.encrypted")) { try read(locked, "a.docx") }
    }

    @Test func tellsKindsByContentBeforeNames() throws {
        #expect(try read(OfficeSamples.docx(OfficeSamples.paragraph("甲")), "a.txt").format == .docx)
        #expect(try read(Data("<html><p>甲</html>".utf8), "a.docx").format == .html)
        #expect(try read(Data("<p>甲</p>".utf8), "a.HTM").format == .html)
        #expect(throws: DocumentError("document.format-unsupported", ["format": "xlsx"])) {
            try read(OfficeSamples.xlsx(""), "a.docx")
        }
        #expect(throws: DocumentError("document.format-unsupported", ["format": "zip"])) {
            try read(ZipBuilder.archive(["a": "b"]), "a.docx")
        }
    }
}
