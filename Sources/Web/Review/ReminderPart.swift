import Operations
import Programme

/// The office's reminders as a unit sees them on its start page, for the template `review/notices`.
enum ReminderPart {
    static func make(_ reminder: Reminder, of plan: Plan, for reader: Person, _ words: Localizer) -> Part {
        let actions = Dictionary(plan.actions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return Part([
            "about": words(
                "reminders.about", ["quarter": reminder.quarter.words(words), "at": reminder.at.local]),
            "text": PlanWords(words: words).plain(reminder.text),
            "causes": reminder.causes.compactMap { cause in
                actions[cause.action].map { action in
                    Link(
                        words: CausePart.words(cause, actions, words),
                        path: PlanPath.report(
                            reminder.quarter, action: action.ordinal, unit: reminder.unit, for: reader))
                }
            },
            "dismissal": "/reminders/\(SafePath.part(reminder.id.rawValue))/dismissal",
        ])
    }
}
