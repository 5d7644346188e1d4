/// The parts of a streamed workbook around its rows (ECMA-376 part 1, 18).
struct RowWriterParts {
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    /// The head's style: bold, in the middle. Style 0 is plain, 2 text, 3 days, from 4 on the numbers' formats.
    static let headStyle = Array(" s=\"1\"".utf8)

    private let sheet: String
    private let all: [RowWriter.Column]
    /// Number formats in use; the place gives the style.
    private let formats: [String]
    private let about: RowWriter.About?
    /// What stands beside marked cells.
    var notes = RowWriterNotes()

    var columns: Int { all.count }

    init(sheet: String, columns: [RowWriter.Column], about: RowWriter.About? = nil) {
        (self.sheet, all, self.about) = (sheet, columns, about)
        var formats: [String] = []
        for case .number(let format?) in columns.map(\.kind) where !formats.contains(format) {
            formats.append(format)
        }
        self.formats = formats
    }

    /// The styles of each column's cells.
    var styles: [RowBuffer.Styles] {
        all.enumerated().map { place, column in
            func bytes(_ style: Int) -> [UInt8] { style == 0 ? [] : Array(" s=\"\(style)\"".utf8) }
            let letters = SheetRange.name(row: 0, column: place).utf8.dropLast()
            let number = style(of: column.kind)
            return RowBuffer.Styles(
                text: bytes(2), number: bytes(number == 2 || number == 3 ? 0 : number), day: bytes(3),
                letters: Array(letters))
        }
    }

    /// The style of marked cells, behind all others.
    var markStyle: [UInt8] { Array(" s=\"\(formats.count + 4)\"".utf8) }

    private func style(of kind: RowWriter.Column.Kind) -> Int {
        switch kind {
        case .text: 2
        case .day: 3
        case .number(let format): format.flatMap { formats.firstIndex(of: $0) }.map { $0 + 4 } ?? 0
        }
    }

    /// The sheet up to its first row: the head stays in sight.
    var sheetStart: String {
        var xml = XMLText.document()
        xml.raw("<worksheet xmlns=\"\(RowWriterParts.main)\" xmlns:r=\"\(PackageNames.relationships)\">")
        xml.raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>")
        xml.raw("<sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\">")
        xml.raw("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
        xml.raw("</sheetView></sheetViews>")
        xml.empty("sheetFormatPr", ["defaultRowHeight": "15"])
        xml.element("cols") { xml in
            for (place, column) in all.enumerated() {
                let number = String(place + 1)
                xml.empty(
                    "col",
                    [
                        "min": number, "max": number, "width": String(column.width),
                        "style": String(style(of: column.kind)), "customWidth": "1",
                    ])
            }
        }
        xml.raw("<sheetData>")
        return xml.text
    }

    private func area(rows: Int) -> String { "A1:" + SheetRange.name(row: rows - 1, column: columns - 1) }

    /// The sheet from its last row on: filters at the head, printed one page wide on A4 lying.
    func sheetEnd(rows: Int) -> String {
        var xml = XMLText()
        xml.raw("</sheetData>")
        xml.empty("autoFilter", ["ref": area(rows: rows)])
        xml.empty(
            "pageMargins",
            [
                "left": "0.7", "right": "0.7", "top": "0.75", "bottom": "0.75", "header": "0.3",
                "footer": "0.3",
            ])
        xml.empty("pageSetup", ["paperSize": "9", "fitToHeight": "0", "orientation": "landscape"])
        if let about, !about.header.isEmpty || !about.footer.isEmpty {
            xml.element("headerFooter") { xml in
                if !about.header.isEmpty { xml.element("oddHeader", text: about.header) }
                if !about.footer.isEmpty { xml.element("oddFooter", text: about.footer) }
            }
        }
        if !notes.isEmpty { xml.empty("legacyDrawing", ["r:id": "rId1"]) }
        xml.raw("</worksheet>")
        return xml.text
    }

    /// The file. Level 3 takes half the time of the usual 6 and a tenth more bytes.
    func archive(sheetFile: String, rows: Int) -> PackageArchive {
        var archive = PackageArchive(level: 3)
        archive.add("[Content_Types].xml", contentTypes)
        var roots = [("rId1", "officeDocument", "xl/workbook.xml")]
        if hasProperties { roots.append(("rId2", "custom-properties", "docProps/custom.xml")) }
        archive.add("_rels/.rels", PackageNames.relations(roots))
        archive.add("xl/workbook.xml", workbook(rows: rows))
        var links = [
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"),
        ]
        if about != nil { links.append(("rId3", "worksheet", "worksheets/sheet2.xml")) }
        archive.add("xl/_rels/workbook.xml.rels", PackageNames.relations(links))
        archive.add("xl/styles.xml", stylesPart)
        archive.parts.append(.init(name: "xl/worksheets/sheet1.xml", content: .file(sheetFile)))
        if let about {
            archive.add("xl/worksheets/sheet2.xml", RowWriterParts.lines(about.lines))
            if hasProperties { archive.add("docProps/custom.xml", OfficeProperties.custom(about.properties)) }
        }
        notes.add(to: &archive)
        return archive
    }

    private var hasProperties: Bool { about?.properties.isEmpty == false }

    /// A sheet of lines.
    private static func lines(_ lines: [String]) -> String {
        var xml = XMLText.document()
        xml.element("worksheet", ["xmlns": main]) { xml in
            xml.element("cols") {
                $0.empty("col", ["min": "1", "max": "1", "width": "90", "customWidth": "1"])
            }
            xml.element("sheetData") { xml in
                for (place, line) in lines.enumerated() {
                    xml.element("row", ["r": String(place + 1)]) { xml in
                        xml.element("c", ["r": "A\(place + 1)", "t": "inlineStr"]) { xml in
                            xml.element("is") { $0.element("t", text: line) }
                        }
                    }
                }
            }
        }
        return xml.text
    }

    private func workbook(rows: Int) -> String {
        let quoted =
            "'" + sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        let corner = SheetRange.name(row: rows - 1, column: columns - 1)
        let letters = corner.prefix { $0.isLetter }
        var xml = XMLText.document()
        xml.element("workbook", ["xmlns": RowWriterParts.main, "xmlns:r": PackageNames.relationships]) {
            xml in
            xml.element("bookViews") { $0.empty("workbookView") }
            xml.element("sheets") { xml in
                xml.empty("sheet", ["name": sheet, "sheetId": "1", "r:id": "rId1"])
                if let about { xml.empty("sheet", ["name": about.sheet, "sheetId": "2", "r:id": "rId3"]) }
            }
            xml.element("definedNames") { xml in
                xml.element(
                    "definedName", ["name": "_xlnm._FilterDatabase", "localSheetId": "0", "hidden": "1"],
                    text: "\(quoted)!$A$1:$\(letters)$\(rows)")
                xml.element(
                    "definedName", ["name": "_xlnm.Print_Titles", "localSheetId": "0"],
                    text: "\(quoted)!$1:$1")
            }
        }
        return xml.text
    }

    private var stylesPart: String {
        var xml = XMLText.document()
        xml.element("styleSheet", ["xmlns": RowWriterParts.main]) { xml in
            // 164 is the first number free for formats of one's own.
            xml.element("numFmts", ["count": String(formats.count + 1)]) { xml in
                for (place, format) in (["yyyy-mm-dd"] + formats).enumerated() {
                    xml.empty("numFmt", ["numFmtId": String(164 + place), "formatCode": format])
                }
            }
            xml.raw("<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"宋体\"/></font>")
            xml.raw("<font><b/><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>")
            xml.raw("<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>")
            xml.raw("<fill><patternFill patternType=\"gray125\"/></fill>")
            xml.raw(
                "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFC7CE\"/></patternFill></fill></fills>"
            )
            xml.raw(
                "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>")
            xml.raw("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>")
            xml.raw("</cellStyleXfs>")
            xml.element("cellXfs", ["count": String(formats.count + 5)]) { xml in
                xml.raw("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>")
                xml.raw("<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" ")
                xml.raw("applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\">")
                xml.raw("<alignment horizontal=\"center\" vertical=\"center\"/></xf>")
                // 49 is text.
                for format in [49] + (164...(164 + formats.count)) {
                    xml.raw("<xf numFmtId=\"\(format)\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" ")
                    xml.raw("applyNumberFormat=\"1\"/>")
                }
                xml.raw("<xf numFmtId=\"49\" fontId=\"0\" fillId=\"2\" borderId=\"0\" xfId=\"0\" ")
                xml.raw("applyNumberFormat=\"1\" applyFill=\"1\"/>")
            }
            xml.raw(
                "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
            )
        }
        return xml.text
    }

    private var contentTypes: String {
        let type = RowWriterParts.sheetType
        var parts = [
            ("/xl/workbook.xml", "\(type).sheet.main+xml"),
            ("/xl/worksheets/sheet1.xml", "\(type).worksheet+xml"), ("/xl/styles.xml", "\(type).styles+xml"),
        ]
        if about != nil { parts.append(("/xl/worksheets/sheet2.xml", "\(type).worksheet+xml")) }
        if hasProperties {
            parts.append(
                (
                    "/docProps/custom.xml",
                    "application/vnd.openxmlformats-officedocument.custom-properties+xml"
                ))
        }
        if !notes.isEmpty {
            parts.append(("/\(RowWriterNotes.comments)", "\(type).comments+xml"))
            parts.append(
                (
                    "/\(RowWriterNotes.drawing)", "application/vnd.openxmlformats-officedocument.vmlDrawing"
                ))
        }
        return PackageNames.contentTypes(parts)
    }
}
