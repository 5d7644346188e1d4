import Foundation
import Programme

/// How a light came about, in sentences with the numbers put in (docs/figures.md, "Progress" and "Lights").
struct ExplanationWords: Sendable {
    /// T, A, the difference, the light; each a sentence.
    let sentences: [String]

    init(_ explanation: ProgressExplanation, _ line: CommitmentStanding, day: Day, _ words: PlanWords) {
        var sentences = [ExplanationWords.time(explanation.time, day, words)]
        if let actual = explanation.actual { sentences.append(ExplanationWords.actual(actual, words)) }
        sentences.append(ExplanationWords.reason(explanation, words))
        self.sentences = sentences
    }

    private static func time(_ basis: TimeBasis, _ day: Day, _ words: PlanWords) -> String {
        switch basis {
        case .steps(let due, let all):
            words(
                "browse.time-steps",
                [
                    "day": words.day(day), "due": due.plain, "all": all.plain,
                    "share": words.percent(basis.share),
                ])
        case .days(let passed, let all, let from, let to):
            words(
                "browse.time-days",
                [
                    "from": words.day(from), "to": words.day(to), "day": words.day(day),
                    "passed": String(passed), "all": String(all), "share": words.percent(basis.share),
                ])
        }
    }

    private static func actual(_ basis: ActualBasis, _ words: PlanWords) -> String {
        let share = words.percent(basis.share)
        func say(_ key: String, _ details: [String: String]) -> String {
            words(key, details.merging(["share": share]) { first, _ in first })
        }
        func short(_ number: Decimal) -> String { number.rounded(scale: 2).plain }
        return switch basis {
        case .steps(let reached, let all):
            say("browse.actual-steps", ["reached": reached.plain, "all": all.plain])
        case .ofTarget(let value, let target):
            say("browse.actual-target", ["value": short(value), "target": target.plain])
        case .fromBaseline(let value, let baseline, let target):
            say(
                "browse.actual-baseline",
                ["value": short(value), "baseline": baseline.plain, "target": target.plain])
        case .withinLimit(let value, let target):
            say("browse.actual-within", ["value": short(value), "target": target.plain])
        case .aboveLimit(let value, let target):
            say("browse.actual-above", ["value": short(value), "target": target.plain])
        case .zeroTarget: say("browse.actual-zero", [:])
        }
    }

    private static func reason(_ explanation: ProgressExplanation, _ words: PlanWords) -> String {
        let light = ["light": words.light(explanation.reason.light)]
        switch explanation.reason {
        case .notReported: return words("browse.reason-not-reported", light)
        case .closed: return words("browse.reason-closed", light)
        case .met: return words("browse.reason-met", light)
        case .notApplicable: return words("browse.reason-not-applicable", light)
        case .words: return words("browse.reason-words", light)
        case .overdue: return words("browse.reason-overdue", light)
        case .behind(let points, let thresholds):
            let details = light.merging([
                "time": words.percent(explanation.time.share),
                "actual": words.percent(min(explanation.actual?.share ?? 0, 1)),
                "points": words.tenths(abs(points)), "yellow": words.tenths(thresholds.yellow),
                "red": words.tenths(thresholds.red),
            ]) { first, _ in first }
            return words(points > 0 ? "browse.reason-behind" : "browse.reason-ahead", details)
        }
    }
}
