import Foundation
import Programme
import Testing

@testable import Web

@Suite("A stretch of the notice")
struct NoticeExcerptTests {
    private let words: PlanWords

    init() throws { words = PlanWords(words: try Localizer(.chinese)) }

    private func span(of part: String, in text: String) throws -> TextSpan {
        let range = try #require(text.range(of: part))
        let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
        return TextSpan(start: start, end: start + part.unicodeScalars.count)
    }

    @Test("is shown whole, once, with its marks; of two that overlap the first keeps the stretch")
    func pieces() throws {
        let text = "一、新建托育点3处，每千人口托位达到4个。"
        let marks = [
            NoticeExcerpt.Mark(span: try span(of: "新建托育点3处，每千", in: text), path: "/a"),
            NoticeExcerpt.Mark(span: try span(of: "每千人口托位达到4个", in: text), path: "/b"),
            NoticeExcerpt.Mark(span: TextSpan(start: 400, end: 500), path: "/c"),
        ]
        let excerpt = NoticeExcerpt(
            text, range: TextSpan(start: 0, end: 9999), marks: marks, words)
        #expect(excerpt.pieces.map(\.text).joined() == text)
        #expect(excerpt.pieces.map(\.path) == [nil, "/a", "/b", nil])
        #expect(!excerpt.goesOnBefore && !excerpt.goesOnAfter)
        #expect(NoticeExcerpt("", range: TextSpan(start: 3, end: 1), marks: [], words).pieces.isEmpty)
    }

    @Test("comes with the sentence before and after it, within its paragraph")
    func context() throws {
        let text = "甲项。\n一、乙项。丙项十场。丁项百个。戊项。\n二、己项。"
        let context = NoticeExcerpt.context(of: try span(of: "丁项百个", in: text), in: text)
        let scalars = Array(text.unicodeScalars)
        let shown = String(String.UnicodeScalarView(scalars[context.start..<context.end]))
        #expect(shown == "丙项十场。丁项百个。戊项。")
        let first = NoticeExcerpt.context(of: try span(of: "一、乙项", in: text), in: text)
        #expect(first.start == 4, "the paragraph before is another thing")
    }
}
