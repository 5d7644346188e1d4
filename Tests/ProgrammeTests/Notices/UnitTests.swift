import Testing

@testable import Programme

/// The names of units and their parts.
@Suite struct UnitTests {
    private func read(_ list: String) -> [String] {
        UnitNames.read(TextFold.fold(Array(list.unicodeScalars)), role: .responsible).map {
            $0.name.string + ($0.role == .lead ? "*" : $0.role == .cooperating ? "+" : "")
                + ($0.hasOthers ? "…" : "")
        }
    }

    @Test(arguments: [
        ("甲局、乙局，丙镇人民政府", ["甲局", "乙局", "丙镇人民政府"]),
        ("甲镇人民政府及相关镇人民政府", ["甲镇人民政府", "相关镇人民政府"]),
        ("区教育和体育局、区文化和旅游局", ["区教育和体育局", "区文化和旅游局"]),
        ("区妇联和区财政局", ["区妇联", "区财政局"]),
        ("市财政（地税）局、各镇（街道）", ["市财政（地税）局", "各镇（街道）"]),
        ("省发改委牵头，省财政厅、商务厅等相关部门按职责分工负责", ["省发改委*", "省财政厅", "商务厅…"]),
        ("甲局牵头，乙局配合，丙局负责", ["甲局*", "乙局+", "丙局"]),
        ("甲局（牵头）、乙局", ["甲局*", "乙局"]),
        ("区商务局 区交通局", ["区商务局", "区交通局"]),
        ("各镇街道。", ["各镇街道"]),
        ("产业园（北镇） 各街道 市属公司", ["产业园（北镇）", "各街道", "市属公司"]),
        ("甲局、乙局（排在首位的为牵头单位，下同）", ["甲局", "乙局"]),
        ("、，。", []),
    ])
    func takesListsApart(_ list: String, _ expected: [String]) {
        #expect(read(list) == expected)
    }

    @Test func knowsGroups() {
        for name in ["各镇人民政府", "相关街道办事处", "区政府有关部门", "街道办事处"] {
            #expect(OrganWords.isGroup(TextFold.fold(Array(name.unicodeScalars))), "\(name)")
        }
        for name in ["域东镇人民政府", "区妇联"] {
            #expect(!OrganWords.isGroup(TextFold.fold(Array(name.unicodeScalars))), "\(name)")
        }
    }

    @Test func inheritsTheUnitsOfTheSection() throws {
        let text = "（一）助学。（州教育局牵头）\n1.资助300人。（州妇联负责）\n2.走访50户。（州民政局负责）\n3.赠书100册。"
        let notice = try NoticeParser().parse(text)
        #expect(notice.actions.map { $0.units.map(\.name) } == [["州妇联"], ["州民政局"], ["州教育局"]])
        #expect(notice.diagnostics.contains { $0.code == "unit.inherited" })
        #expect(notice.diagnostics.filter { $0.code == "unit.section-lead" }.count == 2)
    }

    @Test func remarksOnActionsWithoutUnits() throws {
        let notice = try NoticeParser().parse("一、新建母婴室5间。\n二、举办讲座6场。")
        #expect(notice.diagnostics.filter { $0.code == "unit.none" }.count == 2)
    }
}
