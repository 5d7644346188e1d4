import Foundation

/// Writes small valid inputs for every target: `seeds FOLDER`.
@main
struct Seeds {
    static func main() throws {
        let folder = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? "corpus")
        let notice = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Operations/Sample/boshan-2023-notice.txt").standardized
        var seeds = seeds
        seeds["NoticeFuzzer"] =
            try FixtureExpectations.all.map { Data($0.text.utf8) } + [Data(contentsOf: notice)]
        seeds["MediaFuzzer"] = try media()
        for (target, inputs) in seeds {
            let place = folder.appending(path: target)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            for (index, input) in inputs.enumerated() {
                try input.write(to: place.appending(path: "seed-\(index)"))
            }
        }
    }

    /// The pictures and documents of the tests; large ones would only slow the fuzzer down.
    private static func media() throws -> [Data] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures").standardized
        let files = try ["media", "documents"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(
                at: root.appending(path: folder), includingPropertiesForKeys: nil)
        }
        return try files.sorted { $0.path < $1.path }.map { try Data(contentsOf: $0) }
            .filter { $0.count <= 20_000 } + [Data("签到表\n".utf8)]
    }

    /// Parts of one input, as `Input.parts` takes them apart.
    private static func join(_ parts: String...) -> Data { Data(parts.joined(separator: "\0").utf8) }

    private static let seeds: [String: [Data]] = [
        "DocxFuzzer": [
            OfficeSamples.docx(OfficeSamples.paragraph("甲")),
            join(
                OfficeSamples.paragraph(
                    "甲",
                    "<w:pStyle w:val=\"1\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>")
                    + "<w:sdt><w:sdtPr><w:tag w:val=\"a\"/></w:sdtPr><w:sdtContent><w:tbl><w:tr><w:tc><w:tcPr>"
                    + "<w:gridSpan w:val=\"2\"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:sdtContent></w:sdt>",
                "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
                    + "<w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>"
                    + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
                "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"a\"/></w:style>",
                "<property name=\"a\"><vt:lpwstr>b</vt:lpwstr></property>"),
            join(
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText></w:r><w:ins><w:r><w:tab/>"
                    + "<w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r></w:ins><w:r><w:drawing><w:txbxContent><w:p/>"
                    + "</w:txbxContent></w:drawing></w:r></w:p>"),
        ],
        "XlsxFuzzer": [
            OfficeSamples.xlsx("<sheetData><row><c><v>1</v></c></row></sheetData>"),
            join(
                "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\" s=\"1\"><v>0</v></c><c r=\"B1\" s=\"1\"><f>A1</f>"
                    + "<v>45352.5</v></c><c t=\"inlineStr\"><is><t>甲_x000D_</t></is></c></row></sheetData>"
                    + "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>",
                "<si><r><t>甲</t></r><rPh><t>b</t></rPh></si>",
                "<numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy\\-m;@\"/></numFmts>"
                    + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs>",
                "<workbookPr date1904=\"1\"/>"),
        ],
        // No change to the form, then a value typed into each kind of file.
        "FormFuzzer": [
            Data([0]), Data([1]), Data([0, 8, 0x80, 0, 0, 8]) + Data("<v>5</v>".utf8),
            Data([1, 3, 0x80, 0, 4, 9]) + Data("已填报".utf8),
        ],
        "CSVFuzzer": [
            Data("姓名,备注\r\n\"王,一\",\"说\"\"好\"\"\"\n".utf8), Data("a;b\n1;2\n".utf8), Data("a\tb\r1\t2".utf8),
            Data([0xCD, 0xA8, 0x2C, 0xD6, 0xAA, 0x0A]),
            Data([0xFF, 0xFE, 0x41, 0x00, 0x2C, 0x00, 0x42, 0x00]),
        ],
        "TextFuzzer": [
            Data("0关于印发方案的通知\n".utf8), Data([0x30, 0xCD, 0xA8, 0xD6, 0xAA, 0x0A, 0x81, 0x39, 0xEE, 0x39]),
            Data("1<html><meta charset=gbk><table><tr><td rowspan=2>甲<td>乙</table><ol><li>丙</ol>".utf8),
        ],
    ]
}
