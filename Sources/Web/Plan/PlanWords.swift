import Foundation
import Operations
import Programme

/// Dates, quarters, figures and people's texts as the reading pages say them.
struct PlanWords: Sendable {
    let words: Localizer

    func callAsFunction(_ key: String, _ details: [String: String] = [:]) -> String { words(key, details) }

    private var isChinese: Bool { words.language == .chinese }

    /// 2023年4月27日; 2023-04-27.
    func day(_ day: Day) -> String { isChinese ? day.official : day.description }

    /// 2023年第二季度; Q2 2023.
    func quarter(_ quarter: Quarter) -> String {
        isChinese ? quarter.official : "Q\(quarter.number) \(quarter.year)"
    }

    /// 第二季度; Q2.
    func shortQuarter(_ quarter: Quarter) -> String {
        isChinese ? String(quarter.official.dropFirst(5)) : "Q\(quarter.number)"
    }

    /// A list of names.
    func list(_ names: [String]) -> String { names.joined(separator: isChinese ? "、" : ", ") }

    /// 58.3%; a dash where there is nothing to show.
    func percent(_ share: Double?) -> String {
        guard let share, share.isFinite, abs(share) < 1_000_000 else { return "—" }
        return "\(tenths(share * 100))%"
    }

    /// A number to at most one decimal, half away from zero, as official forms print it.
    func tenths(_ number: Double) -> String {
        // Tables are full of shares: no decimal arithmetic for what a whole number says.
        guard number.isFinite else { return "—" }
        // A target of a thousandth and a value of fifteen digits are possible; beyond this nobody reads digits.
        let tenths = Int((min(max(number, -1e12), 1e12) * 10).rounded())
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        let sign = tenths < 0 ? "-" : ""
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }

    /// 绿灯.
    func light(_ light: Light) -> String { words("browse.light-\(light.rawValue)") }

    /// 已报送.
    func state(_ state: ReportState) -> String { words("browse.state-\(state.rawValue)") }

    /// The same in a quarter: where nothing is wanted yet or at all, nothing is said to be missing.
    func state(_ state: ReportState, in quarter: Quarter, _ view: PlanView) -> String {
        guard state == .none else { return self.state(state) }
        let period = view.period(of: quarter)
        if period.opensOn > view.today { return words("browse.state-early") }
        return period.isAsked(of: view.confirmedOn) ? self.state(state) : words("browse.state-unasked")
    }

    /// What a commitment has reached: 12场, 85%（17/20）, 已完成 2/5 个节点, 未报.
    func value(_ figure: Figure, of commitment: Commitment) -> String {
        switch figure.status {
        case .notReported: return words("browse.value-none")
        case .notApplicable where figure.value == nil: return words("browse.value-not-applicable")
        case .notApplicable, .reported: break
        }
        if commitment.kind == .milestone {
            return words(
                "browse.value-steps",
                [
                    "reached": String(figure.milestones.count), "all": String(commitment.milestones.count),
                ])
        }
        guard let value = figure.value else { return words("browse.value-words") }
        if let numerator = figure.numerator, let denominator = figure.denominator {
            return ratio(value, numerator, denominator)
        }
        return value.plain + (commitment.target?.unit ?? "")
    }

    /// What a report says of a commitment in its quarter.
    func value(_ value: EntryValue, of commitment: Commitment) -> String {
        switch value {
        case .notReported: return words("browse.value-none")
        case .notApplicable(let reason):
            return words("browse.value-not-applicable-because", ["reason": plain(reason)])
        case .narrated: return words("browse.value-words")
        case .amount(let amount): return amount.description + (commitment.target?.unit ?? "")
        case .ratio(let numerator, let denominator):
            let share = denominator == .zero ? 0 : numerator.value / denominator.value * 100
            return ratio(share, numerator, denominator)
        case .milestones(let reached):
            let titles = commitment.milestones.filter { reached.contains($0.ordinal) }.map { plain($0.title) }
            return titles.isEmpty ? words("browse.value-no-step") : list(titles)
        }
    }

    private func ratio(_ share: Decimal, _ numerator: Amount, _ denominator: Amount) -> String {
        words(
            "browse.value-ratio",
            [
                "share": share.rounded(scale: 2).plain, "numerator": numerator.description,
                "denominator": denominator.description,
            ])
    }

    /// The target as the notice says it; a dash where it promised no number.
    func target(_ commitment: Commitment) -> String {
        guard let target = commitment.target else {
            return commitment.kind == .milestone
                ? words("browse.target-steps", ["count": String(commitment.milestones.count)]) : "—"
        }
        return plain(target.text)
    }

    /// How late a report is: nothing while it is in time.
    func lateness(_ lateness: Lateness) -> String? {
        lateness == .inTime ? nil : words("lateness.\(lateness.rawValue)")
    }

    /// A text that a person or a notice wrote, with a mark in the place of characters that would turn or hide what
    /// stands beside them; as long as before, counted in scalars.
    func plain(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: PlanWords.isTricky) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { PlanWords.isTricky($0) ? "\u{FFFD}" : $0 }))
    }

    private static func isTricky(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case ..<0x20, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// A text's lines, without blank ones.
    func lines(_ text: String) -> [String] {
        plain(text).split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }
}
