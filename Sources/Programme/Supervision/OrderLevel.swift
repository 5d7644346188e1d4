/// How strongly the office presses (督办单): each level is one step above the one before.
public enum OrderLevel: String, Sendable, Codable, CaseIterable, Comparable {
    /// 提醒单.
    case reminder
    /// 蓝色督办单.
    case blue
    /// 橙色督办单.
    case orange
    /// 红色督办单.
    case red

    /// The level above; nil at the top.
    public var next: OrderLevel? {
        OrderLevel.allCases.first { $0 > self }
    }

    private var rank: Int { OrderLevel.allCases.firstIndex(of: self) ?? 0 }

    /// The weaker first.
    public static func < (left: OrderLevel, right: OrderLevel) -> Bool { left.rank < right.rank }
}
