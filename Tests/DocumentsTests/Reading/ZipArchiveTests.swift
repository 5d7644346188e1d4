import Documents
import Foundation
import Testing

struct ZipArchiveTests {
    private func code(_ data: Data, _ limits: DocumentLimits = .init(), read name: String? = nil) -> String? {
        do {
            let archive = try ZipArchive(data, limits: limits)
            if let name { _ = try archive.data(name) }
            return nil
        } catch {
            return (error as? DocumentError)?.code
        }
    }

    @Test func readsStoredAndPackedEntries() throws {
        var zip = ZipBuilder()
        zip.add("文件/甲.txt", Data("内容".utf8))
        zip.addRepeated("b.txt", UInt8(ascii: "x"), count: 70_000)
        let archive = try ZipArchive(zip.finish())
        #expect(archive.names == ["文件/甲.txt", "b.txt"])
        #expect(try archive.data("文件/甲.txt") == Data("内容".utf8))
        #expect(try archive.data("b.txt") == Data(repeating: UInt8(ascii: "x"), count: 70_000))
    }

    @Test(arguments: [
        "../a.xml", "word/../../a.xml", "/etc/passwd", "word\\a.xml", "a.xml\0.exe", "C:/a.xml", "./a",
    ])
    func refusesNamesThatLeadElsewhere(name: String) {
        #expect(code(ZipBuilder.archive([name: "x"])) == "document.zip-entry-name")
    }

    @Test func refusesTwoEntriesOfOneName() {
        #expect(code(ZipBuilder.archive(["a.xml": "1", "a.xml": "2"])) == "document.zip-duplicate")
        // Readers that ignore case would see one entry, others the other.
        #expect(code(ZipBuilder.archive(["a.xml": "1", "A.xml": "2"])) == "document.zip-duplicate")
    }

    @Test func refusesTooManyEntries() {
        var zip = ZipBuilder()
        for number in 0..<101 { zip.add("\(number)", Data()) }
        #expect(code(zip.finish(), DocumentLimits(entries: 100)) == "document.zip-entries")
        #expect(code(zip.finish(), DocumentLimits(entries: 101)) == nil)
    }

    @Test(arguments: [UInt16(0x0001), 0x0040, 0x2000])
    func refusesEncryptedEntries(flags: UInt16) {
        var zip = ZipBuilder()
        zip.add("a.xml", Data("x".utf8), flags: flags)
        #expect(code(zip.finish()) == "document.encrypted")
    }

    @Test func refusesWhatUnpacksTooLarge() {
        var zip = ZipBuilder()
        zip.addRepeated("a", 0x61, count: 3 << 20)
        zip.addRepeated("b", 0x61, count: 3 << 20)
        let bomb = zip.finish()
        #expect(bomb.count < 50_000)
        #expect(code(bomb, DocumentLimits(entryBytes: 2 << 20)) == "document.zip-bomb")
        #expect(code(bomb, DocumentLimits(totalUncompressedBytes: 5 << 20)) == "document.zip-bomb")
        #expect(code(bomb, DocumentLimits(compressionRatio: 100), read: "a") == "document.zip-bomb")
        #expect(code(bomb, read: "a") == nil)
    }

    @Test func refusesWhatHidesItsSize() {
        var zip = ZipBuilder()
        zip.addRepeated("a", 0x61, count: 3 << 20, claimed: 100)
        let found = code(zip.finish(), DocumentLimits(entryBytes: 1 << 20), read: "a")
        #expect(found == "document.zip-bomb" || found == "document.zip-damaged")
    }

    @Test func countsAllThatWasReadAgainstTheTotal() throws {
        var zip = ZipBuilder()
        zip.add("a", Data(count: 1_000))
        let archive = try ZipArchive(zip.finish(), limits: DocumentLimits(totalUncompressedBytes: 2_500))
        _ = try archive.data("a")
        _ = try archive.data("a")
        #expect(throws: DocumentError("document.zip-bomb", ["entry": "a"])) { try archive.data("a") }
    }

    @Test func saysWhenTheFileIsCutShort() {
        let whole = ZipBuilder.archive(["a.xml": "some text", "b.xml": "more text"])
        for length in [1, 10, 21, whole.count / 2, whole.count - 1] {
            #expect(code(whole.prefix(length), read: "a.xml") == "document.zip-damaged", "\(length) bytes")
        }
        #expect(code(Data()) == "document.empty")
    }

    @Test func saysWhenTheContentWasChanged() throws {
        var data = ZipBuilder.archive(["a.xml": "some text"])
        let place = try #require(data.firstRange(of: Data("some".utf8))?.lowerBound)
        data[place] = UInt8(ascii: "S")
        #expect(code(data, read: "a.xml") == "document.zip-damaged")
    }

    @Test func refusesFilesOverTheLimit() {
        #expect(code(ZipBuilder.archive(["a": "x"]), DocumentLimits(inputBytes: 20)) == "document.too-large")
        #expect(code(ZipBuilder.archive(["a": "x"]), read: "b") == "document.part-missing")
    }
}
