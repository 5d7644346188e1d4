/// Whom a group's name probably means: 相关镇人民政府, 各街道办事处. A suggestion: the office decides.
public struct GroupSuggestion: Hashable, Sendable {
    /// The members; empty when the group can only be treated as one unit of its own.
    public var members: [ID<Unit>]
    /// Why.
    public var reason: Message
}

/// Suggests the members of unit groups from the units that are known.
public enum GroupSuggester {
    /// What a group's name may stand for: the ending that its members share.
    static let kinds: [(word: String, ending: String)] = [
        ("镇人民政府", "镇人民政府"), ("镇政府", "镇人民政府"), ("街道办事处", "街道办事处"), ("街道", "街道办事处"),
        ("乡人民政府", "乡人民政府"), ("乡镇", "镇人民政府"), ("乡镇", "乡人民政府"), ("镇", "镇人民政府"),
        ("镇街", "街道办事处"), ("镇办", "街道办事处"), ("县人民政府", "县人民政府"), ("区人民政府", "区人民政府"),
        ("区县", "区人民政府"), ("区县", "县人民政府"),
    ]

    /// Members are known units of the group's kind that the action does not already name itself.
    ///
    /// - Parameters:
    ///   - group: the name as printed.
    ///   - units: every unit of the region, by name.
    ///   - named: the units that the action names one by one.
    public static func suggest(
        for group: String, among units: [(id: ID<Unit>, name: String)], named: Set<ID<Unit>>
    ) -> GroupSuggestion {
        let endings = Set(kinds.filter { group.contains($0.word) }.map(\.ending))
        let members = units.filter { unit in
            !named.contains(unit.id) && unit.name != group && !UnitGroups.isGroup(unit.name)
                && endings.contains { unit.name.hasSuffix($0) }
        }
        guard !members.isEmpty else {
            return GroupSuggestion(members: [], reason: Message("plan.group.as-one", ["group": group]))
        }
        return GroupSuggestion(
            members: members.map(\.id),
            reason: Message(
                "plan.group.members",
                ["group": group, "members": members.map(\.name).joined(separator: "、")]))
    }
}
