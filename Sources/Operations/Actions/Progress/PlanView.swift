import Programme

/// A region's programme as one reader sees it: the years that there are plans of, and the plan that was opened.
public struct ProgrammeView: Sendable {
    /// The years of all plans, the latest first, drafts included.
    public var years: [PlanYear]
    /// The plan; nil when none is in force.
    public var plan: PlanView?
}

/// One confirmed plan as one reader sees it: everything about the promises and their figures, and of reports what this
/// reader may know.
public struct PlanView: Sendable {
    let book: PlanBook
    /// Who reads.
    public let reader: Person
    /// The day of reading.
    public let today: Day
    /// The quarter that figures are shown of.
    public private(set) var quarter: Quarter
    private let calendar: WorkingCalendar

    /// - Parameter quarter: nil for the latest that has ended, within the plan.
    /// - Throws: `period.not-in-plan`.
    init(_ book: PlanBook, reader: Person, quarter wanted: Quarter?, office: Office) throws {
        (self.book, self.reader, today, calendar) = (book, reader, office.today, office.calendar)
        quarter = wanted ?? book.latestEnded(on: office.today)
        _ = try book.period(quarter)
    }

    /// The same view of another quarter; throws `period.not-in-plan`.
    public func at(_ quarter: Quarter) throws -> PlanView {
        var view = self
        _ = try book.period(quarter)
        view.quarter = quarter
        return view
    }

    /// The plan.
    public var plan: Plan { book.plan }
    /// The region.
    public var jurisdiction: Jurisdiction { book.jurisdiction }
    /// The notice that the plan was read from.
    public var notice: StoredNotice { book.notice }
    /// From when on a light is yellow or red.
    public var thresholds: LightThresholds { book.thresholds }
    /// The quarters' dates, in order.
    public var periods: [Period] { book.periods }
    /// When the plan came into force.
    public var confirmedOn: Day { book.confirmation?.at.day ?? plan.startsOn }

    /// The quarter's dates.
    public var period: Period { period(of: quarter) }

    /// A quarter's dates.
    public func period(of quarter: Quarter) -> Period {
        book.periods.first { $0.quarter == quarter } ?? Period(quarter, calendar: calendar)
    }

    /// One line for each commitment after the quarter, in the notice's order.
    public var lines: [ProgressOverview.Line] { book.lines(quarter) }

    /// The lines after another quarter.
    public func lines(after quarter: Quarter) -> [ProgressOverview.Line] { book.lines(quarter) }

    /// A unit by its ID.
    public func unit(_ id: ID<Unit>?) -> Unit? { id.flatMap { book.units[$0] } }

    /// A unit's name; empty when it is not known.
    public func name(of unit: ID<Unit>?) -> String { self.unit(unit)?.name.rawValue ?? "" }

    /// How an action stands after the quarter.
    public func standing(of action: Action) -> ActionStanding {
        ActionStanding(
            lines.filter { $0.action.id == action.id }.map {
                ($0.commitment, CommitmentStanding(figure: $0.figure, progress: $0.progress))
            })
    }

    /// The worst light among the commitments that a unit answers for.
    public func light(of unit: ID<Unit>) -> Light {
        Light.worst(lines.filter { $0.commitment.accountable == unit }.map(\.progress.light))
    }

    /// The commitments that are red after the quarter and were not after the one before.
    public var turnedRed: [(line: ProgressOverview.Line, before: Light)] {
        let before = Dictionary(
            book.lines(quarter.previous).map { ($0.commitment.id, $0.progress.light) },
            uniquingKeysWith: { first, _ in first })
        return lines.filter { $0.progress.light == .red && before[$0.commitment.id] != .red }.map {
            ($0, before[$0.commitment.id] ?? .grey)
        }
    }

    /// The quarters that units are asked for and that have opened, in order.
    public var askedPeriods: [Period] {
        Period.asked(of: periods, confirmedOn: confirmedOn, today: today)
    }

    /// The quarters that have opened, in order; those among them that nobody was asked for can be reported, too.
    public var openedPeriods: [Period] { periods.filter { $0.opensOn <= today } }

    /// The working days that have passed since a day; 0 before it.
    public func workingDays(since day: Day) -> Int { calendar.workingDays(after: day, through: today) }

    /// The working days that are left until a day, which itself is counted; 0 after it.
    public func workingDays(until day: Day) -> Int { calendar.workingDays(after: today, through: day) }
}
