import Foundation
import Operations
import Programme

/// Values, figures, shares and lights in the reader's words.
struct ValueWords {
    let words: Localizer

    /// What stands where there is nothing.
    static let none = "—"

    /// 5场, 80/100（80%）, 已完成 2/5 个节点.
    func value(_ value: EntryValue?, of commitment: Commitment?) -> String {
        let unit = commitment?.target?.unit ?? ""
        switch value {
        case nil: return ValueWords.none
        case .notReported: return words("review.value-none")
        case .notApplicable(let reason): return words("review.value-not-applicable", ["reason": reason])
        case .amount(let amount): return amount.description + unit
        case .ratio(let numerator, let denominator):
            guard denominator != .zero else { return "\(numerator)/\(denominator)" }
            let share = (numerator.value / denominator.value * 100).rounded(scale: 2)
            return words(
                "review.value-ratio",
                ["part": numerator.description, "whole": denominator.description, "share": share.plain])
        case .milestones(let reached): return steps(reached.count, commitment)
        case .narrated: return words("review.value-narrated")
        }
    }

    /// What is reached so far.
    func figure(_ figure: Figure, of commitment: Commitment) -> String {
        if figure.status == .notReported { return ValueWords.none }
        if commitment.kind == .milestone { return steps(figure.milestones.count, commitment) }
        guard let value = figure.value else {
            return words(
                figure.status == .notApplicable ? "review.value-na" : "review.value-narrated")
        }
        if let numerator = figure.numerator, let denominator = figure.denominator {
            return self.value(.ratio(numerator: numerator, denominator: denominator), of: commitment)
        }
        return value.plain + (commitment.target?.unit ?? "")
    }

    /// 58.3%: a share, to one decimal.
    func share(_ share: Double?) -> String {
        guard let share, share.isFinite, abs(share) < 1_000_000 else { return ValueWords.none }
        return "\((Decimal(string: String(share * 100)) ?? 0).rounded(scale: 1).plain)%"
    }

    /// The target in the notice's words.
    func target(of commitment: Commitment) -> String { commitment.target?.text ?? ValueWords.none }

    /// A light with its word.
    func light(_ light: Light) -> Part {
        Part(["code": light.rawValue, "words": words("light.\(light.rawValue)")])
    }

    /// A report's state with its word.
    func state(_ state: ReportState) -> Part {
        Part(["code": state.rawValue, "words": words("review.state-\(state.rawValue)")])
    }

    private func steps(_ done: Int, _ commitment: Commitment?) -> String {
        words(
            "review.value-steps",
            ["done": String(done), "all": String(commitment?.milestones.count ?? done)])
    }
}

extension Quarter {
    /// 2023年第二季度, or Q2 2023.
    func words(_ words: Localizer) -> String {
        words.language == .chinese
            ? official : words("quarters.name", ["year": String(year), "number": String(number)])
    }
}
