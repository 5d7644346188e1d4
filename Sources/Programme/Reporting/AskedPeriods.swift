extension Period {
    /// Whether units are asked for this quarter at all.
    ///
    /// A notice that comes out in April cannot want the first quarter's report, which was due before anybody knew of the
    /// plan: such a quarter can be reported, but nobody owes it.
    public func isAsked(of plan: Day) -> Bool { dueOn >= plan }

    /// The quarters that units are asked for, once they have opened.
    ///
    /// - Parameters:
    ///   - periods: a plan's, in order.
    ///   - confirmedOn: when the plan came into force.
    public static func asked(of periods: [Period], confirmedOn: Day, today: Day) -> [Period] {
        periods.filter { $0.opensOn <= today && $0.isAsked(of: confirmedOn) }
    }
}
