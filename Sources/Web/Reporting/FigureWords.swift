import Foundation
import Operations
import Programme

/// Values and figures of a report in the reader's words.
struct FigureWords: Sendable {
    let words: Localizer

    /// A value as it was reported.
    func value(_ value: EntryValue?, of commitment: Commitment) -> String {
        let unit = commitment.target?.unit ?? ""
        switch value {
        case nil, .notReported: return words("report-value.none")
        case .notApplicable(let reason): return words("report-value.inapplicable", ["reason": reason])
        case .amount(let amount): return "\(amount)\(unit)"
        case .ratio(let numerator, let denominator): return ratio(numerator, denominator)
        case .milestones(let reached): return steps(reached, of: commitment)
        case .narrated: return words("report-value.narrated")
        }
    }

    /// What is accepted so far.
    func figure(_ figure: Figure, of commitment: Commitment) -> String {
        switch figure.status {
        case .notReported: return words("report-value.none-accepted")
        case .notApplicable where figure.value == nil: return words("report-value.inapplicable-short")
        case .reported, .notApplicable: break
        }
        if commitment.kind == .milestone { return steps(figure.milestones, of: commitment) }
        if let numerator = figure.numerator, let denominator = figure.denominator {
            return ratio(numerator, denominator)
        }
        guard let value = figure.value else { return words("report-value.narrated") }
        return "\(value.plain)\(commitment.target?.unit ?? "")"
    }

    private func ratio(_ numerator: Amount, _ denominator: Amount) -> String {
        guard denominator != .zero else { return "\(numerator)/\(denominator)" }
        let share = (numerator.value / denominator.value * 100).rounded(scale: 2)
        return "\(share.plain)%（\(numerator)/\(denominator)）"
    }

    private func steps(_ reached: [Int], of commitment: Commitment) -> String {
        guard !commitment.milestones.isEmpty else { return words("report-value.narrated") }
        let count = commitment.milestones.count { reached.contains($0.ordinal) }
        let details = ["reached": String(count), "all": String(commitment.milestones.count)]
        return words("report-value.steps", details)
    }

    /// `1.2 MB`, `35 KB`.
    static func size(_ bytes: Int) -> String {
        guard bytes >= 1 << 20 else { return "\(max(1, (bytes + 512) / 1024)) KB" }
        let tenths = bytes * 10 / (1 << 20)
        return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
    }
}
