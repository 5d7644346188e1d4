import Foundation

extension Period {
    /// The same quarter with other dates.
    ///
    /// - Throws: `report.quarter-locked`; `Problems` of `period.opens-too-early` (at `opens`: before the quarter begins),
    ///   `period.due-too-early` (at `due`: before it has ended), `period.opens-after-due` (at `due`),
    ///   `period.unchanged`, `report.reason-needed` (at `reason`).
    public func changed(opensOn opens: Day, dueOn due: Day, reason: String) throws -> Period {
        guard !isLocked else { throw Problem(.conflict, "report.quarter-locked") }
        var faults: [Problem] = []
        func fault(_ code: String, _ position: String, _ details: [String: String] = [:]) {
            faults.append(Problem(.invalid, code, details, at: position))
        }
        if opens < quarter.firstDay {
            fault("period.opens-too-early", "opens", ["first": quarter.firstDay.description])
        }
        if due <= quarter.lastDay {
            fault("period.due-too-early", "due", ["last": quarter.lastDay.description])
        }
        if opens > due { fault("period.opens-after-due", "due") }
        if opens == opensOn, due == dueOn { fault("period.unchanged", "due") }
        if reason.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty {
            fault("report.reason-needed", "reason")
        }
        guard faults.isEmpty else { throw Problems(faults) }
        return Period(quarter: quarter, opensOn: opens, dueOn: due, isLocked: false)
    }
}

/// The dates that a quarter had until somebody changed them.
public struct PeriodChange: Hashable, Sendable {
    /// The first day on which a report could be saved.
    public var opensOn: Day
    /// The day on which reports were due.
    public var dueOn: Day
    /// Why they were changed.
    public var reason: String
    /// When.
    public var at: Instant
    /// By whom.
    public var by: ID<Person>

    /// Dates that hold no longer.
    public init(opensOn: Day, dueOn: Day, reason: String, at: Instant, by: ID<Person>) {
        self.opensOn = opensOn
        self.dueOn = dueOn
        self.reason = reason
        self.at = at
        self.by = by
    }
}
