import Programme
import Testing

@Suite("Groups of units")
struct GroupSuggesterTests {
    private static let known = [
        "区妇联", "八陡镇人民政府", "白塔镇人民政府", "域城镇人民政府", "池上乡人民政府", "城东街道办事处", "城西街道办事处", "街道办事处",
        "相关镇人民政府", "博山区人民政府", "沂源县人民政府",
    ]

    private func members(_ group: String, named: Set<String> = []) -> [String] {
        GroupSuggester.suggest(
            for: group, among: Self.known.map { (ID<Programme.Unit>($0), $0) },
            named: Set(named.map { ID($0) })
        ).members.map(\.rawValue)
    }

    static let towns = ["八陡镇人民政府", "白塔镇人民政府", "域城镇人民政府"]
    static let streets = ["城东街道办事处", "城西街道办事处"]

    static let groups: [(String, [String])] = [
        ("相关镇人民政府", towns), ("各镇", towns), ("街道办事处", streets), ("各街道", streets), ("镇（街道）", towns + streets),
        ("各镇街", towns + streets), ("镇办", towns + streets), ("各乡镇", towns + ["池上乡人民政府"]),
        ("各区县人民政府", ["博山区人民政府", "沂源县人民政府"]), ("有关单位", []), ("各部门", []),
    ]

    @Test("are the known units of their kind", arguments: groups)
    func kinds(group: String, expected: [String]) {
        #expect(Set(members(group)) == Set(expected))
    }

    @Test("leave out the units that the action names itself, and keep the known order")
    func named() {
        #expect(members("相关镇人民政府", named: ["白塔镇人民政府"]) == ["八陡镇人民政府", "域城镇人民政府"])
    }

    @Test("say why")
    func reasons() {
        let one = [(id: ID<Programme.Unit>("1"), name: "城东街道办事处")]
        let found = GroupSuggester.suggest(for: "各街道", among: one, named: [])
        #expect(found.reason == Message("plan.group.members", ["group": "各街道", "members": "城东街道办事处"]))
        let none = GroupSuggester.suggest(for: "各街道", among: one, named: [ID("1")])
        #expect(none.members == [])
        #expect(none.reason == Message("plan.group.as-one", ["group": "各街道"]))
    }

    @Test(
        "are told from single units by their names",
        arguments: [
            ("相关镇人民政府", true), ("有关单位", true), ("各镇人民政府", true), ("街道办事处", true), ("镇（街道）", true),
            ("区民政局等部门", true),
            ("区政府有关部门", true), ("区直相关单位", true), ("区民政局等", true), ("城东街道办事处", false), ("八陡镇人民政府", false),
            ("区妇联", false), ("区机关事务服务中心", false), ("团区委", false),
        ])
    func told(name: String, isGroup: Bool) {
        #expect(UnitGroups.isGroup(name) == isGroup)
    }
}
