import Operations
import Programme

/// The digest of a quarter: who owes what, the form that reminds them, and what was sent.
struct RemindersPage: Page {
    static let template = "review/reminders"

    let title: String
    let area = Area.review
    let trail: [Link]
    let scripts = ["review"]
    private let content: Part

    init(_ digest: ReminderDigest, _ input: ReminderInput?, _ problems: [Problem], _ visit: Visit) throws {
        let words = try visit.words
        let quarter = digest.period.quarter
        let due = digest.period.dueOn
        title = words("reminders.title", ["quarter": quarter.words(words)])
        trail = [
            Link(
                words: words("review.title", ["quarter": quarter.words(words)]),
                path: ReviewPaths.queue(quarter))
        ]
        let isLate = visit.site.now().day > due
        let suggested = words(
            isLate ? "reminders.suggested-late" : "reminders.suggested",
            ["quarter": quarter.words(words), "due": RemindersPage.day(due, words)])
        let actions = Dictionary(
            digest.plan.actions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let isOffice = try visit.person.role == .reviewer
        content = Part([
            "quarter": quarter.description,
            "quarters": QuarterLinks.make(digest.periods, current: quarter, words) {
                "/review/reminders?quarter=\($0)"
            },
            "due": words("review.due", ["due": due.description]),
            "text": input?.text ?? suggested, "limit": Reminder.limit,
            "canSend": isOffice && !digest.owed.isEmpty, "hasOwed": !digest.owed.isEmpty,
            "owed": digest.owed.map { owed in
                Part([
                    "id": owed.unit.id.rawValue, "unit": owed.unit.name.rawValue,
                    "due": owed.dueOn.description,
                    "late": owed.lateness == .inTime ? nil : words("lateness.\(owed.lateness.rawValue)"),
                    "isChosen": input.map { $0.units.contains(owed.unit.id) } ?? !owed.news.isEmpty,
                    "causes": owed.causes.map { CausePart.words($0, actions, words) },
                    "isReminded": owed.news.isEmpty,
                ])
            },
            "digest": RemindersPage.digest(digest, suggested, actions, words),
            "sent": digest.sent.map { reminder in
                Part([
                    "unit": digest.units[reminder.unit]?.name.rawValue ?? "", "at": reminder.at.local,
                    "name": digest.people[reminder.by]?.name ?? "", "text": reminder.text,
                    "causes": reminder.causes.map { CausePart.words($0, actions, words) },
                    "read": reminder.readAt.map { at in
                        words(
                            "reminders.read",
                            [
                                "at": at.local,
                                "name": reminder.readBy.flatMap { digest.people[$0]?.name } ?? "",
                            ])
                    },
                ])
            },
            "hasSent": !digest.sent.isEmpty, "isLocked": digest.period.isLocked,
            "faults": problems.map { FieldFault(field: $0.position, words: words.text($0.message)) },
            "hasFaults": !problems.isEmpty,
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }

    /// The whole as plain text, to be copied into a message or printed.
    private static func digest(
        _ digest: ReminderDigest, _ opening: String, _ actions: [ID<Action>: Action], _ words: Localizer
    ) -> String {
        let lines = digest.owed.map { owed in
            words(
                "reminders.digest-line",
                [
                    "unit": owed.unit.name.rawValue,
                    "causes": owed.causes.map { CausePart.words($0, actions, words) }
                        .joined(separator: words.language == .chinese ? "；" : "; "),
                ])
        }
        return ([opening] + lines + [digest.jurisdiction.officeName]).joined(separator: "\n")
    }

    private static func day(_ day: Day, _ words: Localizer) -> String {
        words.language == .chinese ? day.official : day.description
    }
}

/// What there is to do, in words.
enum CausePart {
    static func words(
        _ cause: ReminderCause, _ actions: [ID<Action>: Action], _ words: Localizer
    ) -> String {
        words(
            "reminders.cause",
            [
                "action": actions[cause.action].map { String($0.ordinal) } ?? "",
                "what": words("reminder-cause.\(cause.kind.rawValue)"),
            ])
    }
}
