import Foundation
import Programme
import Testing

@testable import Web

@Suite("Numbers and texts of the reading pages")
struct PlanWordsTests {
    private let words: PlanWords

    init() throws { words = PlanWords(words: try Localizer(.chinese)) }

    @Test("shares read as official forms print them, whatever is divided by whatever")
    func shares() {
        for all in 1...240 {
            for part in 0...(all + 5) {
                let share = Double(part) / Double(all)
                let official = (Decimal(string: String(share * 100)) ?? 0).rounded(scale: 1).plain
                #expect(words.percent(share) == "\(official)%", "\(part)/\(all)")
            }
        }
        #expect(words.percent(-0.125) == "-12.5%" && words.percent(nil) == "—")
        #expect(words.percent(.infinity) == "—" && words.percent(1e300) == "—")
        #expect(words.tenths(1e300) == "1000000000000" && words.tenths(.nan) == "—")
        #expect(words.tenths(30) == "30" && words.tenths(37.04) == "37")
    }

    @Test("characters that turn or hide their neighbours are shown as a mark, one for one")
    func tricky() {
        let text = "甲\u{202E}乙\u{200B}\u{2066}丙\u{0}\n丁\u{FEFF}"
        let plain = words.plain(text)
        #expect(plain == "甲\u{FFFD}乙\u{FFFD}\u{FFFD}丙\u{FFFD}\n丁\u{FFFD}")
        #expect(plain.unicodeScalars.count == text.unicodeScalars.count)
        #expect(words.plain("举办讲座20场") == "举办讲座20场")
    }
}
