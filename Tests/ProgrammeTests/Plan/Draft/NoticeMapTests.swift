import Foundation
import Testing

@testable import Programme

/// The notice beside its plan.
@Suite struct NoticeMapTests {
    static let source = """
        青石区人民政府办公室关于2023年为妇女儿童办实事的通知
        青政办字〔2023〕8号
        各镇人民政府：
        一、实施普惠托育行动。新建托育服务点3处，每千人口3岁以下婴幼儿托位达到4个，改造13个
        驿站、新建3个驿站。面向三孩家庭发放1.9万余元。（责任单位：区卫生健康局、三里镇人民政府）
        二、实施妇女健康行动。举办健康讲座20场。（责任单位：相关镇人民政府）
        附件：进展情况报表（共5列）
        2023年3月20日
        """

    private func reasons(_ map: NoticeMap, _ text: NoticeText) -> [String] {
        map.leftOut.map { "\(text.words($0.span)) \($0.reason?.key.dropFirst(14) ?? "")" }
    }

    @Test func everyNumberIsATargetOrSaysWhyNot() throws {
        let desk = try DraftDesk(Self.source)
        #expect(
            reasons(desk.map, desk.text) == [
                "2023年 date", "2023 document-number", "8 document-number", "一 list-ordinal", "3岁 age",
                "三 name",
                "三 unit", "二 list-ordinal", "5 outside", "2023年3月20日 date",
            ])
        let targets = desk.map.numbers.filter { $0.target != nil }.map { desk.text.words($0.span) }
        #expect(targets == ["3", "4", "13", "3", "1.9万", "20"])
        #expect(desk.broken() == [])
    }

    @Test func aTargetIsFoundWhereItsNumberIsWhole() throws {
        let desk = try DraftDesk(Self.source)
        // 新建3个 must not be found in 改造13个, whether or not the two share a clause.
        let stretches = desk.map.pieces.compactMap { piece in
            piece.number?.target.map { _ in piece.text }
        }
        #expect(stretches.joined(separator: " ") == "3处 达到4个 13个 3个 1.9万余元 20场")
    }

    @Test func piecesSayWhatBecameOfEveryStretch() throws {
        let desk = try DraftDesk(Self.source)
        let pieces = desk.map.pieces
        #expect(pieces.map(\.text).joined() == Self.source)
        #expect(pieces.filter { $0.part == .heading }.map(\.text) == ["实施普惠托育行动", "实施妇女健康行动"])
        let units = pieces.filter {
            if case .unit = $0.part { return true }
            return false
        }
        #expect(units.map(\.text).joined(separator: " ") == "区卫生健康局 三 里镇人民政府 相关镇人民政府")
        let first = try desk.commitment(1, 1)
        let words = pieces.filter { $0.commitments.contains(first.id) }.map(\.text).joined()
        #expect(words == first.text)
        #expect(pieces.filter { $0.action == nil }.allSatisfy { $0.commitments.isEmpty })
    }

    @Test func whatTheOfficeDidIsTheReason() throws {
        let desk = try DraftDesk(Self.source)
        let talks = try desk.commitment(2, 1)
        var form = CommitmentForm(of: talks)
        form.target?.value = try Amount(25)
        try desk.edit(.editCommitment(talks.id, form))
        func said(_ words: String) -> Message? {
            desk.map.numbers.first { desk.text.words($0.span) == words }?.reason
        }
        #expect(said("20") == Message("number-reason.changed", ["target": "25场"]))
        (form.target, form.kind) = (nil, .standing)
        try desk.edit(.editCommitment(talks.id, form))
        #expect(said("20") == Message("number-reason.no-target"))
        desk.undo()
        desk.undo()
        #expect(said("20") == nil)
        try desk.edit(.remove(talks.id, reason: "由上级另行安排"))
        #expect(said("20") == Message("number-reason.removed", ["reason": "由上级另行安排"]))
        let piece = desk.map.pieces.first { $0.removal != nil }
        #expect(piece?.removal?.subject == talks.subject)
        try desk.edit(.add(try desk.plan.action(2).id, NewCommitment(source: .quoted("健康讲座20场"))))
        #expect(said("20") == nil)
        #expect(try desk.commitment(2, 1).target?.value == 20)
        #expect(desk.broken() == [])
    }

    /// One of two promises of a clause is taken out: its number is not shown as the other's.
    @Test func aRemovedNumberInAKeptClauseSaysSo() throws {
        let desk = try DraftDesk("2023年办实事通知\n一、实施关爱行动。建成7家驿站培训30人。（责任单位：区妇联）")
        let numbers = try desk.plan.action(1).commitments.compactMap { $0.target?.text }
        try #require(numbers == ["7家", "30人"])
        try #require(try desk.commitment(1, 1).source == desk.commitment(1, 2).source)
        try desk.edit(.remove(try desk.commitment(1, 2).id, reason: "重复"))
        let fates = desk.map.numbers.suffix(2)
        #expect(fates.map { $0.reason?.key } == [nil, "number-reason.removed"])
    }

    @Test func theDistrictsNoticeAndOthersLeaveNoNumberUnexplained() throws {
        guard let folder = neighbouringNotices() else { return }
        let dev = folder.appendingPathComponent("dev")
        let names = try FileManager.default.contentsOfDirectory(atPath: dev.path)
            .filter { $0.hasSuffix(".txt") }.sorted()
        for file in [folder.appendingPathComponent("boshan-2023.txt")] + names.map(dev.appendingPathComponent)
        {
            let desk = try DraftDesk(try String(contentsOf: file, encoding: .utf8))
            #expect(desk.broken() == [], "\(file.lastPathComponent)")
            let unread = desk.map.numbers.filter(\.isUnread).map { desk.text.words($0.span) }
            #expect(unread == [], "\(file.lastPathComponent)")
        }
    }

    @Test func aHeadingThatTheOfficeWordedAnewKeepsItsPlace() throws {
        let desk = try DraftDesk(Self.source)
        let action = try desk.plan.action(1)
        try desk.edit(.editAction(action.id, title: "普惠托育", dueOn: nil))
        try desk.edit(.editAction(action.id, title: "托育", dueOn: nil))
        #expect(desk.map.pieces.first { $0.part == .heading }?.text == "实施普惠托育行动")
    }

    /// Many numbers must not make the page slow: the work grows as the text does.
    @Test func growsLinearly() throws {
        let line = "一、实施关爱行动。新建驿站7家，举办讲座20场。2022年办了3场。（责任单位：区妇联、区财政局）\n"
        func time(_ count: Int) throws -> Duration {
            let desk = try DraftDesk("2023年通知\n" + String(repeating: line, count: count))
            return ContinuousClock().measure { _ = desk.map }
        }
        _ = try time(10)
        let small = try time(100)
        #expect(try time(1_000) < small * 60)
    }
}
