import Operations
import Programme

/// Values, lights and states at the office's desk: the words of the reading pages, with the marks that templates need.
struct ValueWords {
    let words: Localizer
    private let plan: PlanWords

    init(words: Localizer) {
        self.words = words
        plan = PlanWords(words: words)
    }

    /// What stands where there is nothing.
    static let none = "—"

    func value(_ value: EntryValue?, of commitment: Commitment) -> String {
        value.map { plan.value($0, of: commitment) } ?? ValueWords.none
    }

    func figure(_ figure: Figure, of commitment: Commitment) -> String { plan.value(figure, of: commitment) }

    func share(_ share: Double?) -> String { plan.percent(share) }

    func target(of commitment: Commitment) -> String { plan.target(commitment) }

    /// A text that somebody wrote, without characters that hide or turn what stands beside them.
    func plain(_ text: String) -> String { plan.plain(text) }

    /// A light with its word.
    func light(_ light: Light) -> Part { Part(["code": light.rawValue, "words": plan.light(light)]) }

    /// A report's state with its word.
    func state(_ state: ReportState) -> Part { Part(["code": state.rawValue, "words": plan.state(state)]) }
}

extension Quarter {
    /// 2023年第二季度, or Q2 2023.
    func words(_ words: Localizer) -> String { PlanWords(words: words).quarter(self) }
}

extension Day {
    /// 2023年7月7日, or 2023-07-07.
    func words(_ words: Localizer) -> String { PlanWords(words: words).day(self) }
}
