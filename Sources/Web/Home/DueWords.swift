import Operations
import Programme

/// When something is due, and how far that is: 截止 2023年7月7日，还有 4 个工作日.
struct DueWords: Sendable {
    let words: String
    let isOver: Bool

    init(_ day: Day, _ view: PlanView, _ words: PlanWords) {
        isOver = view.today > day
        let count = isOver ? view.workingDays(since: day) : view.workingDays(until: day)
        let key =
            isOver
            ? "home.due-over" : day == view.today ? "home.due-today" : "home.due-ahead"
        self.words = words(key, ["day": words.day(day), "days": String(count)])
    }
}
