import Testing

@testable import Programme

/// Organs printed without their place.
@Suite struct IssuerPlaceTests {
    private func completed(_ issuer: String, _ lines: String...) -> String {
        Places.completed(issuer, from: lines.map { TextFold.fold(Array($0.unicodeScalars)) })
    }

    @Test func takesThePlaceFromTheHeadline() {
        #expect(completed("市妇儿工委", "好消息！青岚市新一轮实事出台") == "青岚市妇儿工委")
        #expect(completed("县人民政府办公室", "关于青岚县2024年实事的通知") == "青岚县人民政府办公室")
        #expect(completed("区政府", "2024年青岚市白石区政府实事") == "青岚市白石区政府")
    }

    @Test(arguments: ["2024年全市妇女儿童实事", "我市十件实事", "各县市实事", "2024年市政府实事", "为社区办实事", "青岚县实事"])
    func doesNotGuess(_ headline: String) {
        #expect(completed("市妇儿工委", headline) == "市妇儿工委")
    }

    @Test func leavesTwoPlacesAndWholeNamesAlone() {
        #expect(completed("市妇联", "青岚市实事", "白石市实事") == "市妇联")
        #expect(completed("市中区人民政府", "青岚市实事") == "市中区人民政府")
        #expect(completed("青岚市妇联", "白石市实事") == "青岚市妇联")
    }

    @Test func readsTheDateOfAMediaLine() throws {
        let text = "2024年青岚将建公园\n2024-06-15 15:34:00 来源: 青岚新闻网\n一、新建公园2座。\n二、举办讲座6场。"
        #expect(try NoticeParser().parse(text).issuedOn == Day("2024-06-15"))
    }

    @Test func completesTheIssuerOfANotice() throws {
        let text = "青岚市实事出台\n市妇儿工委日前印发《2024年妇女儿童实事》。\n一、新建公园2座。\n二、举办讲座6场。"
        #expect(try NoticeParser().parse(text).issuer == "青岚市妇儿工委")
    }
}
