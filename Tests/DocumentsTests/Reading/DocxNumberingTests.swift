import Foundation
import Testing

@testable import Documents

struct DocxNumberingTests {
    private func level(_ index: Int, _ format: String, _ text: String, _ more: String = "") -> String {
        "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>\(more)"
            + "<w:lvlText w:val=\"\(text)\"/></w:lvl>"
    }

    private func list(_ id: Int, _ content: String) -> String {
        "<w:abstractNum w:abstractNumId=\"\(id)\">\(content)</w:abstractNum>"
    }

    private func use(_ id: Int, of list: Int, _ content: String = "") -> String {
        "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(list)\"/>\(content)</w:num>"
    }

    private func item(_ use: Int, _ level: Int) -> String {
        OfficeSamples.paragraph(
            "x", "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(use)\"/></w:numPr>")
    }

    private func labels(_ body: String, _ numbering: String, styles: String = "") throws -> [String?] {
        let data = OfficeSamples.docx(body, numbering: numbering, styles: styles)
        return try DocumentReader.read(data, name: "a.docx").blocks.map { block in
            if case .paragraph(let paragraph) = block { paragraph.numbering } else { nil }
        }
    }

    @Test func countsLevelsAndBeginsDeeperOnesAgain() throws {
        let levels =
            level(0, "chineseCountingThousand", "%1、") + level(1, "chineseCounting", "（%2）")
            + level(2, "decimal", "%3.") + level(3, "decimal", "%1.%3.%4", "<w:isLgl/>")
        let body = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1), (1, 2)].map { item($0.0, $0.1) }
            .joined()
        #expect(
            try labels(body, list(0, levels) + use(1, of: 0))
                == ["一、", "（一）", "（二）", "1.", "1.1.1", "二、", "（一）", "1."])
    }

    @Test func restartsWhereAUseSaysSo() throws {
        let numbering =
            list(0, level(0, "decimal", "%1."))
            + use(1, of: 0) + use(2, of: 0)
            + use(3, of: 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>")
        let body = [1, 1, 2, 3, 3, 1].map { item($0, 0) }.joined()
        #expect(try labels(body, numbering) == ["1.", "2.", "3.", "5.", "6.", "7."])
    }

    @Test func keepsCountingWhenALevelNeverRestarts() throws {
        let levels = level(0, "decimal", "%1.") + level(1, "decimal", "%2)", "<w:lvlRestart w:val=\"0\"/>")
        let body = [0, 1, 0, 1].map { item(1, $0) }.joined()
        #expect(try labels(body, list(0, levels) + use(1, of: 0)) == ["1.", "1)", "2.", "2)"])
    }

    @Test func followsStyles() throws {
        let numbering =
            list(0, level(0, "decimal", "第%1条") + level(1, "lowerLetter", "%2.", "<w:pStyle w:val=\"Sub\"/>"))
            + use(1, of: 0)
        let styles = """
            <w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>\
            <w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Base"/></w:style>\
            <w:style w:type="paragraph" w:styleId="Sub"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>\
            <w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
            """
        let body = ["Base", "Child", "Sub", "Loop"].map {
            OfficeSamples.paragraph("x", "<w:pStyle w:val=\"\($0)\"/>")
        }
        let off = OfficeSamples.paragraph(
            "x", "<w:pStyle w:val=\"Base\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>")
        #expect(
            try labels(body.joined() + off, numbering, styles: styles) == ["第1条", "第2条", "a.", nil, nil])
    }

    @Test func showsBulletsAsPlainSigns() throws {
        let levels = level(0, "bullet", "\u{F0B7}") + level(1, "bullet", "—") + level(2, "none", "")
        let body = [0, 1, 2].map { item(1, $0) }.joined()
        #expect(try labels(body, list(0, levels) + use(1, of: 0)) == ["•", "—", nil])
    }

    @Test func putsLabelsBeforeTheText() {
        #expect(Paragraph(text: "甲", numbering: "一、").numberedText == "一、甲")
        #expect(Paragraph(text: "甲", numbering: "1.").numberedText == "1. 甲")
        #expect(Paragraph(text: "甲").numberedText == "甲")
    }

    @Test(arguments: [
        ("decimal", 12, "12"), ("decimalZero", 7, "07"), ("upperLetter", 28, "BB"), ("lowerLetter", 3, "c"),
        ("upperRoman", 1994, "MCMXCIV"), ("lowerRoman", 4, "iv"), ("decimalFullWidth", 10, "１０"),
        ("chineseCounting", 1, "一"), ("chineseCounting", 10, "十"), ("chineseCounting", 12, "十二"),
        ("chineseCounting", 20, "二十"), ("chineseCounting", 21, "二十一"), ("chineseCounting", 105, "一○五"),
        ("chineseCountingThousand", 105, "一百零五"), ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1_200, "一千二百"), ("chineseCountingThousand", 10_001, "一万零一"),
        ("ideographDigital", 10, "一〇"), ("ideographDigital", 23, "二三"), ("japaneseCounting", 10, "十"),
        ("japaneseCounting", 111, "百十一"), ("chineseLegalSimplified", 10, "壹拾"),
        ("decimalEnclosedCircleChinese", 3, "③"), ("decimalEnclosedCircle", 21, "21"),
        ("ideographTraditional", 1, "甲"), ("ideographZodiac", 12, "亥"), ("hebrew1", 5, "5"),
    ])
    func rendersNumbers(format: String, number: Int, shown: String) {
        #expect(NumberFormat.render(number, format) == shown)
    }
}
