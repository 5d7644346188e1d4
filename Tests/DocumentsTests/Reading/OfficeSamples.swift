import Foundation

/// Small office files written by hand.
enum OfficeSamples {
    static let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    static func relationships(_ links: [(id: String, type: String, target: String)]) -> String {
        let items = links.map { link in
            "<Relationship Id=\"\(link.id)\" Type=\"\(office)/\(link.type)\" Target=\"\(link.target)\"/>"
        }
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + items.joined() + "</Relationships>"
    }

    /// A docx with this body, and what `numbering.xml` and `styles.xml` hold.
    static func docx(_ body: String, numbering: String = "", styles: String = "", custom: String = "") -> Data
    {
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        let spaces =
            "xmlns:w=\"\(word)\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
            + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:v\""
        return ZipBuilder.archive([
            "[Content_Types].xml": types,
            "_rels/.rels": relationships([("rId1", "officeDocument", "word/document.xml")]),
            "word/_rels/document.xml.rels": relationships([
                ("rId1", "numbering", "numbering.xml"), ("rId2", "styles", "/word/styles.xml"),
            ]),
            "word/document.xml": "<w:document \(spaces)><w:body>\(body)</w:body></w:document>",
            "word/numbering.xml": "<w:numbering \(spaces)>\(numbering)</w:numbering>",
            "word/styles.xml": "<w:styles \(spaces)>\(styles)</w:styles>",
            "docProps/custom.xml":
                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
                + "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">\(custom)"
                + "</Properties>",
        ])
    }

    /// A paragraph with one run.
    static func paragraph(_ text: String, _ properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    /// A workbook of one sheet, `名单`, with this inside `worksheet`.
    static func xlsx(
        _ sheet: String, strings: String = "", styles: String = "", book: String = "",
        namespace: String = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        office: String = OfficeSamples.office
    ) -> Data {
        ZipBuilder.archive([
            "[Content_Types].xml": types,
            "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml")])
                .replacing(OfficeSamples.office, with: office),
            "xl/workbook.xml":
                "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(office)\">\(book)"
                + "<sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relationships([
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "sharedStrings", "sharedStrings.xml"),
                ("rId3", "styles", "styles.xml"),
            ]).replacing(OfficeSamples.office, with: office),
            "xl/sharedStrings.xml": "<sst xmlns=\"\(namespace)\">\(strings)</sst>",
            "xl/styles.xml": "<styleSheet xmlns=\"\(namespace)\">\(styles)</styleSheet>",
            "xl/worksheets/sheet1.xml": "<worksheet xmlns=\"\(namespace)\">\(sheet)</worksheet>",
        ])
    }

    /// The bytes of a file among the samples made by other programs.
    static func fixture(_ name: String) throws -> Data {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures/documents").standardized
        return try Data(contentsOf: folder.appending(path: name))
    }
}
