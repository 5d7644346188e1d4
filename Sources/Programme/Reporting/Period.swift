/// A quarter of a plan in which units report: it opens, falls due, and is locked once all is accepted.
public struct Period: Hashable, Sendable {
    /// The quarter reported.
    public var quarter: Quarter
    /// The first day on which a report can be saved.
    public var opensOn: Day
    /// The last working day on which a report is in time.
    public var dueOn: Day
    /// Whether the office has locked it: nothing in it changes any more.
    public var isLocked: Bool

    /// A period.
    public init(quarter: Quarter, opensOn: Day, dueOn: Day, isLocked: Bool) {
        self.quarter = quarter
        self.opensOn = opensOn
        self.dueOn = dueOn
        self.isLocked = isLocked
    }

    /// How many working days after the quarter's end its reports are due, unless the office sets another.
    public static let dueWorkingDays = 5

    /// The period of a quarter: it opens with the quarter's last month and is due on the fifth working day after it.
    public init(_ quarter: Quarter, calendar: WorkingCalendar, dueWorkingDays: Int = Period.dueWorkingDays) {
        let last = quarter.lastDay
        self.init(
            quarter: quarter,
            opensOn: Day(year: last.year, month: last.month, day: 1) ?? quarter.firstDay,
            dueOn: calendar.day(dueWorkingDays, workingDaysAfter: last),
            isLocked: false)
    }

    /// Whether a unit can save on `today`; `extendedTo` is the unit's own later day, if it was given one.
    ///
    /// After the due day a report is late, not refused, so an extension moves lateness alone. A locked quarter
    /// stays shut for everybody: the form was issued from its values.
    public func isOpen(on today: Day, extendedTo: Day? = nil) -> Bool { !isLocked && today >= opensOn }

    /// How late something is on `today`, for a unit that was perhaps given more time.
    public func lateness(on today: Day, extendedTo: Day? = nil, calendar: WorkingCalendar) -> Lateness {
        let due = max(dueOn, extendedTo ?? dueOn)
        guard today > due else { return .inTime }
        switch calendar.workingDays(after: due, through: today) {
        case ..<Lateness.yellowAfter: return .late
        case ..<Lateness.redAfter: return .yellow
        default: return .red
        }
    }
}

/// How late a report is (domain.md, "Progress and lights"): 3 working days → yellow, 7 → red.
public enum Lateness: String, Sendable, Codable {
    /// Before or on the due day.
    case inTime
    /// After the due day, fewer than 3 working days.
    case late
    /// 3 working days or more.
    case yellow
    /// 7 working days or more.
    case red

    static let yellowAfter = 3
    static let redAfter = 7
}
