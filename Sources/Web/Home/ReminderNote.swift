import Mustache
import Operations
import Programme

/// A reminder of the office that nobody of the unit has put aside yet.
struct ReminderNote: MustacheParent, Sendable {
    let id: String
    let head: String
    let text: [String]
    let causes: [String]

    init(_ reminder: Reminder, _ view: PlanView, _ words: PlanWords) {
        id = reminder.id.rawValue
        head = words(
            "home.reminder", ["at": reminder.at.local, "quarter": words.quarter(reminder.quarter)])
        text = words.lines(reminder.text)
        causes = reminder.causes.compactMap { cause in
            // A reminder of another year's plan is shown too, without the numbers of its actions.
            view.plan.actions.first { $0.id == cause.action }.map { action in
                words(
                    "reminders.cause",
                    [
                        "action": String(action.ordinal),
                        "what": words("reminder-cause.\(cause.kind.rawValue)"),
                    ])
            }
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "reminderID": id
        case "head": head
        case "text": text
        case "causes": causes
        default: nil
        }
    }
}
