import Testing

@testable import Programme

@Suite("The difference between two texts")
struct TextDifferenceTests {
    private typealias Piece = TextDifference.Piece

    private func check(_ old: String, _ new: String) -> [Piece] {
        let pieces = TextDifference.pieces(from: old, to: new)
        #expect(pieces.filter { $0.kind != .added }.map(\.text).joined() == old.replacing("\r\n", with: "\n"))
        #expect(
            pieces.filter { $0.kind != .removed }.map(\.text).joined() == new.replacing("\r\n", with: "\n"))
        return pieces
    }

    /// `举办讲座[-5-]{+8+}场`.
    private func marked(_ old: String, _ new: String) -> String {
        check(old, new).map { piece in
            switch piece.kind {
            case .same: piece.text
            case .removed: "[-\(piece.text)-]"
            case .added: "{+\(piece.text)+}"
            }
        }.joined()
    }

    @Test("a changed number is shown as a number, and the words around it stay")
    func numbers() {
        #expect(marked("举办讲座15场，覆盖1.5万人。", "举办讲座18场，覆盖1.8万人。") == "举办讲座[-15-]{+18+}场，覆盖[-1.5-]{+1.8+}万人。")
        #expect(marked("完成85%", "完成88%") == "完成[-85%-]{+88%+}")
    }

    @Test("a clause that was put in, taken out or moved")
    func clauses() {
        let (a, b, c) = ("建成托育点3处。", "举办讲座20场，", "覆盖妇女1500人次。")
        #expect(marked(a + c, a + b + c) == "\(a){+\(b)+}\(c)")
        #expect(marked(a + b + c, a + c) == "\(a)[-\(b)-]\(c)")
        #expect(marked(a, a + "已按审核意见补充说明。") == "\(a){+已按审核意见补充说明。+}")
    }

    @Test("two clauses that share a stray character are shown as a replacement")
    func readable() {
        #expect(marked("已完成讲座的组织", "正在推进讲台建设") == "[-已完成讲座的组织-]{+正在推进讲台建设+}")
    }

    @Test("nothing, the same, everything, line ends")
    func edges() {
        #expect(check("", "").isEmpty)
        #expect(check("同", "同") == [Piece(.same, "同")])
        #expect(check("", "新") == [Piece(.added, "新")])
        #expect(check("旧", "") == [Piece(.removed, "旧")])
        #expect(check("一\r\n二", "一\n二") == [Piece(.same, "一\n二")])
        #expect(marked("👨‍👩‍👧参加", "👨‍👩‍👦参加") == "[-👨‍👩‍👧-]{+👨‍👩‍👦+}参加")
    }

    @Test("whatever the texts are, both can be read from the pieces, and the work is bounded")
    func bounded() {
        var random = Seeded(7)
        let alphabet = Array("妇女儿童0123456789，。\n讲座场")
        for length in [0, 1, 2, 7, 40, 300] {
            for _ in 0..<20 {
                func text() -> String {
                    String(
                        (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
                    )
                }
                _ = check(text(), text())
            }
        }
        let hostile = [
            String(repeating: "。", count: 20_000), String(repeating: "讲", count: 20_000),
            String(repeating: "ab。", count: 6_666), String(repeating: "1，", count: 10_000) + "x",
            String((0..<20_000).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }),
        ]
        let clock = ContinuousClock()
        for old in hostile {
            for new in hostile {
                let took = clock.measure { _ = check(old, new) }
                #expect(took < .seconds(20), "\(old.prefix(3)) to \(new.prefix(3))")
            }
        }
    }
}
