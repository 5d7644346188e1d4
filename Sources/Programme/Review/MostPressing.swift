extension Period {
    /// The quarter that needs the office most: the earliest with reports that wait, else the latest that has opened.
    ///
    /// - Parameters:
    ///   - periods: a plan's, in order.
    ///   - waiting: the quarters with reports that the office has not decided on.
    public static func mostPressing(of periods: [Period], waiting: Set<Quarter>, on today: Day) -> Quarter? {
        let open = periods.filter { !$0.isLocked }
        return
            (open.first { waiting.contains($0.quarter) } ?? open.last { $0.opensOn <= today }
            ?? periods.last { $0.opensOn <= today } ?? periods.first)?.quarter
    }
}
