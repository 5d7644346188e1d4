import Testing

@testable import Programme

/// What is open in a draft.
@Suite struct DraftChecklistTests {
    private let source = """
        青石区人民政府办公室关于2023年为妇女儿童办实事的通知
        一、实施普惠托育行动。新建托育服务点3处。（责任单位：区卫生健康局、街道办事处）
        二、实施妇女健康行动。举办讲座20场。
        四、实施家庭教育行动。建成指导中心。（责任单位：区妇联等）
        """

    private func outline(_ desk: DraftDesk) -> [String] {
        desk.points.map { point in
            let mark = "\(point.action ?? 0)\(point.blocks ? "!" : "")"
            switch point.matter {
            case .remark(_, let remark): return "\(mark) \(remark.code)"
            case .group(_, let name, let suggestion): return "\(mark) \(name) \(suggestion.members.count)"
            case .nobody: return "\(mark) nobody"
            case .unassigned(_, let number, _, let suggestion):
                return "\(mark) \(number) \(suggestion == nil ? "-" : "suggested")"
            case .empty: return "\(mark) empty"
            case .number(_, let text): return "\(mark) \(text)"
            }
        }
    }

    @Test func everythingOpenIsNamedInTheOrderOfTheText() throws {
        let desk = try DraftDesk(source, units: ["河滨街道办事处", "城西街道办事处"])
        #expect(
            outline(desk) == [
                "1! 1 suggested", "1! 街道办事处 2", "2! nobody", "2! 1 -", "4 ordinal.jump", "4! 1 suggested",
                "4 unit.and-others",
            ])
        #expect(desk.points.filter(\.blocks).count == 5)
    }

    @Test func whatIsDecidedIsGone() throws {
        let desk = try DraftDesk(source, units: ["河滨街道办事处"])
        try desk.edit(.addUnit(try desk.plan.action(2).id, name: "区妇联", role: .lead))
        try desk.edit(.acceptSuggestions)
        #expect(outline(desk) == ["4 ordinal.jump", "4 unit.and-others"])
        let jump = try #require(desk.remarks.firstIndex { $0.code == "ordinal.jump" })
        try desk.edit(.settleRemark(jump + 1))
        #expect(outline(desk) == ["4 unit.and-others"])
        desk.undo()
        #expect(outline(desk).count == 2)
        try desk.edit(.remove(try desk.commitment(4, 1).id, reason: "缓办"))
        #expect(outline(desk).contains("4 empty"))
        // Nothing that blocks is left: the plan could be confirmed.
        #expect(PlanCompleteness.problems(in: desk.plan).isEmpty)
        #expect(desk.points.filter(\.blocks).isEmpty)
    }
}
