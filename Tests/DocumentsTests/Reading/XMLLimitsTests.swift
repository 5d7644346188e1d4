import Documents
import Foundation
import Testing

struct XMLLimitsTests {
    private func failure(_ document: String, _ limits: DocumentLimits = .init()) -> DocumentError? {
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        let data = ZipBuilder.archive([
            "[Content_Types].xml": OfficeSamples.types,
            "_rels/.rels": OfficeSamples.relationships([("rId1", "officeDocument", "word/document.xml")]),
            "word/document.xml": document.replacing("<w:document>", with: "<w:document xmlns:w=\"\(word)\">"),
        ])
        do {
            _ = try DocumentReader.read(data, name: "a.docx", limits: limits)
            return nil
        } catch {
            return error as? DocumentError
        }
    }

    private let plain = "<w:document><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>"

    @Test func readsAPlainPart() {
        #expect(failure(plain) == nil)
        #expect(failure("<?xml version=\"1.0\"?>\n<!-- note -->" + plain) == nil)
    }

    @Test func refusesEveryDocumentType() {
        let laughs = (1...9).map {
            "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">"
        }
        let quadratic = "<!ENTITY a \"" + String(repeating: "x", count: 50_000) + "\">"
        let documentTypes = [
            "<!DOCTYPE d>",
            "<!DOCTYPE d [<!ENTITY l0 \"ha\">" + laughs.joined() + "]>",
            "<!DOCTYPE d [" + quadratic + "]>",
            "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>",
            "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/d.dtd\">",
            "<!DOCTYPE d [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p\"> %p;]>",
        ]
        let uses = String(repeating: "&a;&l9;", count: 1_000)
        for type in documentTypes {
            let error = failure(type + plain.replacing("x</w:t>", with: uses + "</w:t>"))
            #expect(error?.code == "document.xml-doctype", "\(type.prefix(60))")
            #expect(error?.details["part"] == "word/document.xml")
            #expect(error?.position == "word/document.xml:1")
        }
    }

    @Test func refusesUnknownEntities() {
        #expect(failure(plain.replacing(">x<", with: ">&nbsp;<"))?.code == "document.xml-damaged")
    }

    @Test func refusesDeepNesting() {
        func nested(_ depth: Int) -> String {
            plain.replacing(
                "<w:p>", with: String(repeating: "<w:customXml>", count: depth) + "<w:p>"
            ).replacing("</w:p>", with: "</w:p>" + String(repeating: "</w:customXml>", count: depth))
        }
        #expect(failure(nested(100), DocumentLimits(xmlDepth: 105)) == nil)
        #expect(failure(nested(101), DocumentLimits(xmlDepth: 105))?.code == "document.xml-depth")
        #expect(failure(nested(100_000))?.code == "document.xml-depth")
    }

    @Test func refusesTooManyElements() {
        let many = String(repeating: "<w:p/>", count: 1_000)
        let document = "<w:document><w:body>\(many)</w:body></w:document>"
        #expect(failure(document, DocumentLimits(xmlElements: 1_002)) == nil)
        #expect(failure(document, DocumentLimits(xmlElements: 1_001))?.code == "document.xml-elements")
    }

    @Test func refusesTooManyAttributes() {
        func document(_ attributes: Int) -> String {
            let list = (0..<attributes).map { "a\($0)=\"\"" }.joined(separator: " ")
            return plain.replacing("<w:p>", with: "<w:p \(list)>")
        }
        #expect(failure(document(1_000)) == nil)
        #expect(failure(document(50_000))?.code == "document.xml-attributes")
    }

    @Test func refusesTooManyNamespaces() {
        func document(_ depth: Int) -> String {
            let list = (0..<100).map { "xmlns:a\($0)=\"u\"" }.joined(separator: " ")
            return plain.replacing(
                "<w:p>", with: String(repeating: "<w:ins \(list)>", count: depth) + "<w:p>"
            )
            .replacing("</w:p>", with: "</w:p>" + String(repeating: "</w:ins>", count: depth))
        }
        #expect(failure(document(9)) == nil)
        #expect(failure(document(11))?.code == "document.xml-attributes")
    }

    @Test func refusesEncodingsOtherThanUTF8() {
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        let text = plain.replacing("<w:document>", with: "<w:document xmlns:w=\"\(word)\">")
        func code(_ content: Data) -> String? {
            var zip = ZipBuilder()
            zip.add("[Content_Types].xml", Data(OfficeSamples.types.utf8))
            let link = OfficeSamples.relationships([("rId1", "officeDocument", "word/document.xml")])
            zip.add("_rels/.rels", Data(link.utf8))
            zip.add("word/document.xml", content)
            do {
                _ = try DocumentReader.read(zip.finish(), name: "a.docx")
                return nil
            } catch {
                return (error as? DocumentError)?.code
            }
        }
        #expect(code(Data(text.utf8)) == nil)
        #expect(code(Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)) == nil)
        let wide = Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        #expect(code(wide) == "document.xml-damaged")
        #expect(code(Data([0xFF, 0xFE]) + wide) == "document.xml-damaged")
    }

    @Test func refusesTooMuchTextInAPart() {
        #expect(failure(plain, DocumentLimits(xmlTextBytes: 200)) == nil)
        let long = plain.replacing(">x<", with: ">" + String(repeating: "x", count: 201) + "<")
        #expect(failure(long, DocumentLimits(xmlTextBytes: 200))?.code == "document.part-too-long")
    }

    @Test func refusesTooMuchText() {
        #expect(failure(plain, DocumentLimits(textScalars: 1)) == nil)
        #expect(failure(plain, DocumentLimits(textScalars: 0))?.code == "document.text-too-long")
    }

    @Test(arguments: [
        "<w:document><w:body></w:document>", "<w:document><w:body>", "no markup",
        "<w:document a=\"1\" a=\"2\"/>",
        "<w:document><w:body>\u{1}</w:body></w:document>", "",
    ])
    func saysWhatIsNotWellFormed(document: String) {
        #expect(failure(document)?.code == "document.xml-damaged")
    }
}
