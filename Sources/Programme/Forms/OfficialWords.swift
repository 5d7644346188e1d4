import Foundation

/// The words in which official forms print targets, values, shares and lights.
///
/// These are Chinese in every language of the program: the forms are official documents.
enum OfficialWords {
    /// What is printed where there is nothing to print.
    static let none = "—"

    /// 不少于 20, 超过 19000: the target's number without its unit.
    static func targetNumber(_ target: Target) -> String {
        let word =
            switch target.comparator {
            case .equal: ""
            case .atLeast: "不少于"
            case .moreThan: "超过"
            case .atMost: "不超过"
            case .lessThan: "低于"
            case .approximately: "约"
            }
        return word + target.value.plain
    }

    /// The target as the notice says it; a dash where it promised no number.
    static func target(of commitment: Commitment) -> String { commitment.target?.text ?? none }

    /// What a commitment has reached: 12场, 85%（17/20）, 已完成2/5个节点.
    static func value(_ figure: Figure, of commitment: Commitment) -> String {
        switch figure.status {
        case .notReported: return "未报"
        case .notApplicable where figure.value == nil: return "不适用"
        case .notApplicable, .reported: break
        }
        if commitment.kind == .milestone {
            return "已完成\(figure.milestones.count)/\(commitment.milestones.count)个节点"
        }
        guard let value = figure.value else { return "已填报" }
        if let numerator = figure.numerator, let denominator = figure.denominator {
            return "\(value.rounded(scale: 2).plain)%（\(numerator)/\(denominator)）"
        }
        return value.plain + (commitment.target?.unit ?? "")
    }

    /// 58.3%: a share, to one decimal.
    static func share(_ share: Double?) -> String {
        guard let share, share.isFinite, abs(share) < 1_000_000 else { return none }
        return "\((Decimal(string: String(share * 100)) ?? 0).rounded(scale: 1).plain)%"
    }

    /// 绿灯: a light's name, with what it says.
    static func light(_ light: Light) -> String {
        switch light {
        case .grey: "灰灯（无数据）"
        case .blue: "蓝灯（已销号）"
        case .green: "绿灯"
        case .yellow: "黄灯"
        case .red: "红灯"
        }
    }

    /// The date of a deadline; empty where the notice gave none.
    static func due(_ day: Day?) -> String { day?.official ?? "" }

    /// The names of units that are known, in their order.
    static func names(_ ids: [ID<Unit>], _ units: [ID<Unit>: Unit]) -> [String] {
        ids.compactMap { units[$0]?.name.rawValue }
    }

    /// Lines of a text a person wrote, without blank ones and without spaces at their ends.
    static func lines(_ text: String) -> [String] {
        text.replacingOccurrences(of: "\r\n", with: "\n").split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
