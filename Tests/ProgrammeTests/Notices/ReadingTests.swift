import Testing

@testable import Programme

/// Folding, lines and enclosures.
@Suite struct ReadingTests {
    private func folded(_ text: String) -> Passage { TextFold.fold(Array(text.unicodeScalars)) }

    private func lines(_ text: String) -> [String] {
        Lines.read(folded(text)).map { line in
            switch line {
            case .text(let text): text.string
            case .row(let cells): cells.map(\.string).joined(separator: "/")
            }
        }
    }

    @Test func foldsSignsAndRemembersWhereTheyStood() {
        let passage = folded("\u{FEFF}共１２３％，\u{200B}约（１．５）万；")
        #expect(Passage.text(passage.scalars[...]) == "共123%，约(1.5)万;")
        #expect(passage.string == "共１２３％，约（１．５）万；")
        #expect(passage.offsets[0] == 1)
        #expect(passage.offsets[6] == 8)
    }

    @Test func tellsThousandsFromEnumerations() {
        let scalars = folded("1,200人,300人.").scalars
        #expect(Passage.text(scalars[...]) == "1,200人，300人。")
    }

    @Test func matchesTraditionalFormsButKeepsThem() {
        let passage = folded("責任單位")
        #expect(passage.has("责任单位", at: 0))
        #expect(passage.string == "責任單位")
    }

    @Test func undoesHardWraps() {
        let text = """
            各单位要把下列各项工作办好办实办出成
            效让群众满意并且按照时间节点及时上报
            进展情况遇到困难应当马上联系办公室商
            量解决。
            """
        #expect(lines(text).count == 1)
    }

    @Test func keepsHeadingsAndLabelsApart() {
        #expect(lines("一、甲项\n二、乙项\n责任单位：县局").count == 3)
    }

    @Test func readsRowsAndFrames() {
        #expect(lines("1 | 母婴室 | | 县局 |") == ["1/母婴室//县局"])
        #expect(lines("正文在框里 | |||||") == ["正文在框里"])
        #expect(lines("|---|---|\n||||").isEmpty)
        #expect(lines("1\t母婴室\t县局") == ["1/母婴室/县局"])
    }

    @Test func unpairedMarksEncloseNothing() {
        let scalars = folded("（甲“乙。丙”丁").scalars
        let enclosures = Enclosures(scalars)
        #expect(!enclosures.isInParentheses(1))
        #expect(enclosures.isQuoted(3))
        #expect(enclosures.isOpen(7))
    }

    @Test func readsChineseNumerals() {
        for (text, value) in [("二十", 20), ("一百二十", 120), ("两", 2), ("十", 10), ("三千零五", 3005), ("百", 100)] {
            #expect(ChineseNumerals.read(Array(text.unicodeScalars), at: 0)?.value == value, "\(text)")
        }
        #expect(ChineseNumerals.read(Array("队伍".unicodeScalars), at: 1) == nil)
    }

    @Test func readsDates() {
        for text in ["2023年4月27日", "2023-04-27", "2023.4.27", "二〇二三年四月二十七日"] {
            #expect(Dates.day(Array(text.unicodeScalars), at: 0)?.day == Day("2023-04-27"), "\(text)")
        }
        #expect(Dates.day(Array("2023年2月30日".unicodeScalars), at: 0) == nil)
    }
}
