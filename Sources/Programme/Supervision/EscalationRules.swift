/// When an order is suggested, at which level it starts, and how long a unit has to reply.
///
/// No national standard exists. The program's own values follow what districts have published (参考): Yinchuan 2025
/// (yellow: a reminder; red: key supervision), Sanming 2017 (blue slip first, orange when blue was not done in time, then
/// red; important tasks may start higher), Xi'an (a reminder before the deadline).
public struct EscalationRules: Hashable, Sendable {
    /// What can make the office act.
    public enum Condition: String, Sendable, CaseIterable {
        /// The due date is near.
        case near
        /// A yellow light.
        case yellow
        /// A red light.
        case red
        /// The due date is over.
        case overdue
    }

    /// Working days to reply, by level.
    public var replyDays: [OrderLevel: Int]
    /// The level to start at; a condition without one suggests nothing.
    public var start: [Condition: OrderLevel]
    /// How many working days before a due date it is near.
    public var nearDays: Int

    /// The program's own values, unless others are given.
    public init(
        replyDays: [OrderLevel: Int] = [.reminder: 5, .blue: 5, .orange: 3, .red: 2],
        start: [Condition: OrderLevel] = [
            .near: .reminder, .yellow: .reminder, .red: .blue, .overdue: .orange,
        ],
        nearDays: Int = 5
    ) {
        self.replyDays = replyDays
        self.start = start
        self.nearDays = nearDays
    }

    /// Where a rule of this kind was published, with the year.
    public static let source = "银川2025、三明2017、西安等地公开做法"

    /// What stands for a condition that suggests nothing.
    public static let off = "off"

    /// The day by which an order of a level is to be answered.
    public func replyBy(_ level: OrderLevel, sentOn day: Day, _ calendar: WorkingCalendar) -> Day {
        calendar.day(replyDays[level] ?? 5, workingDaysAfter: day)
    }

    // MARK: - As settings

    /// The names under which rules are stored.
    public static let names: [String] =
        OrderLevel.allCases.map(name) + Condition.allCases.map(name) + [nearName]

    /// The name of a level's working days.
    public static func name(_ level: OrderLevel) -> String { "order-days-\(level.rawValue)" }
    /// The name of a condition's level.
    public static func name(_ condition: Condition) -> String { "order-start-\(condition.rawValue)" }
    /// The name of how many working days are near.
    public static let nearName = "order-near-days"

    /// From stored texts; what is missing, or is no such value, is the program's own.
    public init(_ values: [String: String]) {
        self.init()
        for level in OrderLevel.allCases {
            if let days = values[EscalationRules.name(level)].flatMap({ Int($0) }), (1...60).contains(days) {
                replyDays[level] = days
            }
        }
        for condition in Condition.allCases {
            guard let text = values[EscalationRules.name(condition)] else { continue }
            if text == EscalationRules.off {
                start[condition] = nil
            } else if let level = OrderLevel(rawValue: text) {
                start[condition] = level
            }
        }
        if let days = values[EscalationRules.nearName].flatMap({ Int($0) }), (1...60).contains(days) {
            nearDays = days
        }
    }

    /// As texts to store.
    public var values: [String: String] {
        var values = [EscalationRules.nearName: String(nearDays)]
        for level in OrderLevel.allCases {
            values[EscalationRules.name(level)] = String(replyDays[level] ?? 5)
        }
        for condition in Condition.allCases {
            values[EscalationRules.name(condition)] = start[condition]?.rawValue ?? EscalationRules.off
        }
        return values
    }

    /// What is wrong with texts that somebody typed, each at its name: `order-rules.days` (1 to 60),
    /// `order-rules.level`.
    public static func faults(_ values: [String: String]) -> [Problem] {
        let days = (OrderLevel.allCases.map(name) + [nearName]).compactMap { name -> Problem? in
            let number = values[name].flatMap { Int($0) } ?? 0
            return (1...60).contains(number) ? nil : Problem(.invalid, "order-rules.days", at: name)
        }
        let levels = Condition.allCases.map(name).compactMap { name -> Problem? in
            let text = values[name] ?? ""
            return text == off || OrderLevel(rawValue: text) != nil
                ? nil : Problem(.invalid, "order-rules.level", at: name)
        }
        return days + levels
    }
}
