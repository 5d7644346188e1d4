import Operations
import Programme

/// What is to be known of a quarter before one works on it: when it is due, or why nothing is to be done.
struct QuarterLine: Sendable {
    let words: String
    /// Whether it is over, and something is still to be done.
    let isLate: Bool
    /// Whether it is worked on now.
    let isOpen: Bool

    init(_ view: PlanView, due: Day, isBusy: Bool, _ words: PlanWords) {
        let period = view.period
        let line = DueWords(due, view, words)
        if period.isLocked {
            (self.words, isOpen) = (words("home.locked"), false)
        } else if period.opensOn > view.today {
            (self.words, isOpen) = (words("home.opens", ["day": words.day(period.opensOn)]), false)
        } else if !period.isAsked(of: view.confirmedOn) {
            (self.words, isOpen) = (words("home.unasked"), false)
        } else {
            (self.words, isOpen) = (line.words, true)
        }
        isLate = isOpen && isBusy && line.isOver
    }
}

/// When something is due, and how far that is: 截止 2023年7月7日，还有 4 个工作日.
struct DueWords: Sendable {
    let words: String
    /// The same beside other lines of the quarter: the day only where the unit was given another.
    let short: String
    let isOver: Bool

    init(_ day: Day, _ view: PlanView, _ words: PlanWords) {
        isOver = view.today > day
        let count = isOver ? view.workingDays(since: day) : view.workingDays(until: day)
        let key =
            isOver
            ? "home.due-over" : day == view.today ? "home.due-today" : "home.due-ahead"
        let details = ["day": words.day(day), "days": String(count)]
        self.words = words(key, details)
        short = words(
            isOver ? "home.over" : day > view.period.dueOn ? "home.left-extended" : "home.left", details)
    }
}
