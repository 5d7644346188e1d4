import Programme
import Testing

/// Texts that are no notices, broken ones and very long ones.
@Suite struct OddInputTests {
    @Test(arguments: [
        "", " \n\n ", "hello world", "今天天气很好。", "\u{0}\u{1}\u{2}\u{3}一、", "（（（（", "|||||", "第第第",
    ])
    func refusesWhatIsNoNotice(_ text: String) {
        let refusal = #expect(throws: Problem.self) { try NoticeParser().parse(text) }
        #expect(refusal?.code == "notice.not-a-notice")
        #expect(refusal?.kind == .invalid)
    }

    @Test(arguments: [
        "一、新建" + String(repeating: "（", count: 20_000), "一、新建" + String(repeating: "“", count: 20_000),
        "一、新建" + String(repeating: "每人", count: 20_000), "一、新建" + String(repeating: "1、2、", count: 5_000),
        "一、新建" + String(repeating: "一", count: 20_000), String(repeating: "一、", count: 20_000),
        "一、建园（责任单位：" + String(repeating: "区财政局、", count: 8_000) + "）",
        "一、建园（" + String(repeating: "区财政局及", count: 8_000) + "）",
        String(repeating: "牵头责任", count: 10_000), String(repeating: "关于", count: 20_000),
        String(repeating: "序号\n项目\n1\n", count: 4_000), String(repeating: "12月底前", count: 8_000),
    ])
    func endsOnRepetition(_ text: String) throws {
        let clock = ContinuousClock()
        let elapsed = clock.measure {
            if let notice = try? NoticeParser().parse(text) { #expect(!notice.actions.isEmpty) }
        }
        #expect(elapsed < .seconds(20))
    }

    /// Noise made of the signs that the rules look for; the same on every run.
    @Test func readsNoiseWithoutFalling() throws {
        let signs = Array(
            "一二三十百万、，。；：（）()“”《》0123456789.-~每第年月日底前区局委新建不少于达到以上%个处名 \n|\t责任单位牵头配合：附件关于通知〔〕".unicodeScalars)
        var state: UInt64 = 88_172_645_463_325_252
        for _ in 0..<150 {
            var text = String.UnicodeScalarView()
            for _ in 0..<600 {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                text.append(signs[Int(state % UInt64(signs.count))])
            }
            if let notice = try? NoticeParser().parse(String(text)) {
                try expectFaithfulSpans(notice, in: String(text))
            }
        }
    }

    @Test func growsLinearly() throws {
        let line = "一、实施关爱行动。新建驿站7家，举办讲座20场。（责任单位：区妇联、区财政局）\n"
        func time(_ count: Int) -> Duration {
            ContinuousClock().measure { _ = try? NoticeParser().parse(String(repeating: line, count: count)) }
        }
        _ = time(10)
        let small = time(300)
        #expect(time(3_000) < small * 60)
    }
}
