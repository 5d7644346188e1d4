/// A region that has a programme: its GB/T 2260 code and name.
public struct Jurisdiction: Hashable, Sendable {
    /// Six digits, GB/T 2260.
    public var code: JurisdictionCode
    /// 博山区.
    public var name: String
    /// Whether its programme is a sample, which every document must say.
    public var isSample: Bool

    /// A region.
    public init(code: JurisdictionCode, name: String, isSample: Bool = false) {
        self.code = code
        self.name = name
        self.isSample = isSample
    }

    /// What documents of a sample programme carry; nil for a real one.
    public var mark: String? { isSample ? "样例数据，非真实报送" : nil }

    /// 博山区妇女儿童工作委员会办公室: who collects the reports and issues the bulletin.
    public var officeName: String { "\(name)妇女儿童工作委员会办公室" }
}

/// A body that answers for actions: a bureau, a federation, a town's government.
public struct Unit: Hashable, Sendable, Codable {
    /// Which one.
    public var id: ID<Unit>
    /// As notices print it.
    public var name: UnitName
    /// Other names it goes by.
    public var aliases: [UnitName]

    /// A unit.
    public init(id: ID<Unit>, name: UnitName, aliases: [UnitName] = []) {
        self.id = id
        self.name = name
        self.aliases = aliases
    }
}

/// One year's actions of one region.
public struct Plan: Hashable, Sendable {
    /// Whether the office still prepares it.
    public enum Status: String, Sendable, Codable {
        /// Read from the notice; the office completes it.
        case draft
        /// In force: units report against it.
        case confirmed
    }

    /// Which one.
    public var id: ID<Plan>
    /// The region.
    public var jurisdiction: JurisdictionCode
    /// The notice that it was read from.
    public var notice: ID<Notice>
    /// The calendar year it is for; progress is measured from its first to its last day.
    public var year: Int
    /// The notice's title.
    public var title: String
    /// Draft or in force.
    public var status: Status
    /// The actions, in the notice's order.
    public var actions: [Action]

    /// A plan.
    public init(
        id: ID<Plan>, jurisdiction: JurisdictionCode, notice: ID<Notice>, year: Int, title: String,
        status: Status, actions: [Action]
    ) {
        self.id = id
        self.jurisdiction = jurisdiction
        self.notice = notice
        self.year = year
        self.title = title
        self.status = status
        self.actions = actions
    }

    /// The quarters that are reported: all four of the year.
    public var quarters: [Quarter] { Quarter.all(of: year) }

    /// First day of the plan's year.
    public var startsOn: Day { Day(year: year, month: 1, day: 1) ?? Day(ordinal: 0) }

    /// Last day of the plan's year.
    public var endsOn: Day { Day(year: year, month: 12, day: 31) ?? Day(ordinal: 0) }

    /// The action with this number, or a problem that names the numbers there are.
    public func action(_ ordinal: Int) throws -> Action {
        guard let action = actions.first(where: { $0.ordinal == ordinal }) else {
            let known = actions.map { String($0.ordinal) }.joined(separator: ", ")
            throw Problem(.notFound, "action.not-found", ["action": String(ordinal), "known": known])
        }
        return action
    }

    /// The units that report, once each, in the notice's order.
    public var reportingUnits: [ID<Unit>] {
        var seen = Set<ID<Unit>>()
        return actions.flatMap(\.reportingUnits).filter { seen.insert($0).inserted }
    }
}

/// The published text that a plan was read from; kept whole.
public enum Notice {}

/// One practical thing (实事) that the district promises.
public struct Action: Hashable, Sendable, Codable {
    /// Which one.
    public var id: ID<Action>
    /// Its number in the notice.
    public var ordinal: Int
    /// 实施普惠托育服务提质扩容行动.
    public var title: String
    /// The units exactly as the notice prints them: the annex's third column.
    public var unitsText: String
    /// When it is due, if the notice says so for the whole action.
    public var dueOn: Day?
    /// Where it stands in the notice.
    public var source: TextSpan
    /// Who answers for it, in the notice's order.
    public var responsibilities: [Responsibility]
    /// What it promises, in the notice's order.
    public var commitments: [Commitment]

    /// An action.
    public init(
        id: ID<Action>, ordinal: Int, title: String, unitsText: String, dueOn: Day?, source: TextSpan,
        responsibilities: [Responsibility], commitments: [Commitment]
    ) {
        self.id = id
        self.ordinal = ordinal
        self.title = title
        self.unitsText = unitsText
        self.dueOn = dueOn
        self.source = source
        self.responsibilities = responsibilities
        self.commitments = commitments
    }

    /// The units that report on this action, the leads first, once each, groups resolved.
    public var reportingUnits: [ID<Unit>] {
        var seen = Set<ID<Unit>>()
        let leadsFirst =
            responsibilities.filter { $0.role == .lead } + responsibilities.filter { $0.role != .lead }
        return leadsFirst.flatMap(\.units).filter { seen.insert($0).inserted }
    }

    /// The commitments that a unit answers for.
    public func commitments(of unit: ID<Unit>) -> [Commitment] {
        commitments.filter { $0.accountable == unit }
    }
}

/// That a unit, or a group of units, answers for an action.
public struct Responsibility: Hashable, Sendable, Codable {
    /// Which one.
    public var id: ID<Responsibility>
    /// The name as printed, groups included: 区妇联, 相关镇人民政府.
    public var name: String
    /// What it answers for.
    public var role: ResponsibilityRole
    /// Whether the name means several units that the office has to name.
    public var isGroup: Bool
    /// The unit, or the group's members; empty while a group is unresolved.
    public var units: [ID<Unit>]

    /// A responsibility.
    public init(
        id: ID<Responsibility>, name: String, role: ResponsibilityRole, isGroup: Bool, units: [ID<Unit>]
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.isGroup = isGroup
        self.units = units
    }
}
