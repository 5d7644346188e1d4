import Foundation
import Programme
import Testing

/// Notices as they were published, where they stand beside the package.
@Suite struct PublishedNoticeTests {
    private func notice(_ name: String) throws -> (text: String, notice: ParsedNotice)? {
        guard let folder = neighbouringNotices() else { return nil }
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        return (text, try NoticeParser().parse(text))
    }

    @Test func readsAllNumbersOfTheDistrictsNotice() throws {
        guard let (text, notice) = try notice("boshan-2023.txt") else { return }
        let expected = [
            [">=1处", ">=3.8个(1000 residents)", "=2个", "=20%"],
            ["=10个", "=10处", "=3个"],
            ["=10名", "=20场"],
            [">=85%", ">19000人", "=10场", ">=100%", "=3处"],
            [">=500人次"],
            [">=43%", "≈100场"],
            ["=1处", "=1个", "=10场", "=30场", "=2场"],
            ["=1万元(child and year)", "=200名", "=100人"],
            ["=24所", "=5场"],
        ]
        #expect(notice.actions.map { $0.commitments.compactMap(\.target).map(outlined) } == expected)
        #expect(notice.actions.map(\.ordinal) == Array(1...9))
        #expect(notice.actions.flatMap(\.commitments).filter { $0.target == nil }.count >= 35)
        try expectFaithfulSpans(notice, in: text)
    }

    @Test func readsAllUnitsOfTheDistrictsNotice() throws {
        guard let (_, notice) = try notice("boshan-2023.txt") else { return }
        #expect(notice.actions.map(\.units.count) == [5, 7, 3, 4, 4, 4, 3, 5, 2])
        #expect(notice.actions.flatMap(\.units).allSatisfy { $0.role == .responsible })
        #expect(notice.actions[1].units.suffix(3).map(\.name) == ["域城镇人民政府", "相关镇人民政府", "街道办事处"])
        let groups = notice.diagnostics.filter { $0.code == "unit.group" }.compactMap {
            $0.message.details["name"]
        }
        #expect(groups == ["相关镇人民政府", "街道办事处"])
    }

    @Test func readsTheHeadOfTheDistrictsNotice() throws {
        guard let (_, notice) = try notice("boshan-2023.txt") else { return }
        #expect(notice.documentNumber == "博政办字〔2023〕15号")
        #expect(notice.title == "博山区人民政府办公室关于2023年为全区妇女儿童办实事的通知")
        #expect(notice.issuer == "博山区人民政府办公室")
        #expect(notice.issuedOn == Day("2023-04-27"))
        #expect(notice.recipients == ["各镇人民政府", "街道办事处", "开发区管委会", "区政府有关部门", "有关单位"])
        #expect(notice.disclosure == "此件公开发布")
        #expect(notice.interpretedBy == "博山区妇女儿童工作委员会办公室")
        #expect(notice.attachments == ["2023年为全区妇女儿童办实事工作进展情况报表"])
    }

    /// The layout must not matter: wrapped at 28 characters, on one line, with other signs.
    @Test func readsTheSameInEveryLayout() throws {
        guard let (text, notice) = try notice("boshan-2023.txt") else { return }
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            !$0.isEmpty
        }
        let wrapped = lines.flatMap { line -> [String] in
            let paragraph = Array(line.count > 30 ? "　　" + line : line)
            return stride(from: 0, to: paragraph.count, by: 28).map {
                String(paragraph[$0..<min($0 + 28, paragraph.count)])
            }
        }
        let halfWidth = text.replacingOccurrences(of: "，", with: ",").replacingOccurrences(of: "：", with: ":")
            .replacingOccurrences(of: "（", with: "(").replacingOccurrences(of: "）", with: ")")
        let layouts = [
            wrapped.joined(separator: "\n"), lines.joined(separator: " "), halfWidth,
            text.replacingOccurrences(of: "\n", with: "\r\n"),
        ]
        for layout in layouts {
            let other = try NoticeParser().parse(layout)
            #expect(other.actions.map(\.title) == notice.actions.map(\.title))
            #expect(other.actions.map(\.units) == notice.actions.map(\.units))
            let targets = other.actions.map { $0.commitments.compactMap(\.target).map(outlined) }
            #expect(targets == notice.actions.map { $0.commitments.compactMap(\.target).map(outlined) })
        }
    }

    private struct Gold: Decodable {
        struct Action: Decodable {
            struct Unit: Decodable { var name: String, role: String }
            struct Goal: Decodable { var value: Double, unit: String }
            var units: [Unit], targets: [Goal]
        }
        var actions: [Action]
    }

    /// Against readings made by hand: as many actions, the same units and values, in order.
    @Test func agreesWithReadingsMadeByHand() throws {
        guard let folder = neighbouringNotices()?.appendingPathComponent("dev") else { return }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".json")
        }
        for file in files.sorted() {
            let gold = try JSONDecoder().decode(
                Gold.self, from: try Data(contentsOf: folder.appendingPathComponent(file)))
            let text = try String(
                contentsOf: folder.appendingPathComponent(
                    file.replacingOccurrences(of: ".json", with: ".txt")),
                encoding: .utf8)
            let notice = try NoticeParser().parse(text)
            try #require(notice.actions.count >= gold.actions.count, "\(file)")
            for (own, hand) in zip(notice.actions, gold.actions) {
                #expect(
                    own.units.map { "\($0.name) \($0.role.rawValue)" }
                        == hand.units.map { "\($0.name) \($0.role)" })
                #expect(
                    own.commitments.compactMap { $0.target }.count == hand.targets.count,
                    "\(file) \(own.title)")
            }
        }
    }
}
