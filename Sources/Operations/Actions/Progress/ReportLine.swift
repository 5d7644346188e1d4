import Programme

/// One report that is due, as far as one reader may know it.
public struct ReportLine: Sendable {
    /// The quarter.
    public var quarter: Quarter
    /// The action reported on.
    public var action: Action
    /// The unit that reports.
    public var unit: Unit
    /// Where it stands.
    public var state: ReportState
    /// How late it was handed in first, or is by now.
    public var lateness: Lateness
    /// Whether it is wanted: its quarter has opened, and was not over before there was a plan.
    public var isAsked: Bool
    /// The day it is due from this unit.
    public var dueOn: Day
    /// When it was handed in last; nil while it was not.
    public var submittedAt: Instant?
    /// When it last came to where it stands; nil when nothing was saved.
    public var movedAt: Instant?
    /// The report itself; nil where nothing was saved, and where this reader may know no more than its state.
    public var record: ReportRecord?
    /// What still keeps the unit's leader from signing; nil unless the reader belongs to the unit.
    public var openFaults: Int?

    /// Whether the office does not have it: nothing was handed in, or it is with the unit again.
    public var isOwed: Bool { isAsked && [.none, .draft, .signed, .returned].contains(state) }

    /// Whether its unit has something left to do with it: it is owed, or was begun of itself for a quarter that was over
    /// before there was a plan.
    public var isAtHand: Bool { isOwed || [.draft, .signed, .returned].contains(state) }

    /// Why the office sent it back, while it is with the unit for that reason.
    public var returnReason: String? { state == .returned ? record?.moves.last?.reason : nil }

    /// Whether it was sent back before and is being written again.
    public var isRework: Bool {
        state == .draft && record?.moves.contains { $0.move == .return || $0.move == .reopen } == true
    }
}

extension PlanView {
    /// What was due in a quarter, one for each unit and action, in the notice's order.
    ///
    /// - Parameters:
    ///   - quarter: nil for the view's own.
    ///   - unit: nil for all units.
    public func reports(in quarter: Quarter? = nil, of unit: ID<Unit>? = nil) -> [ReportLine] {
        let quarter = quarter ?? self.quarter
        return book.statuses(quarter).filter { unit == nil || $0.unit.id == unit }.map {
            line($0, quarter)
        }
    }

    private func line(_ status: ReportStatus, _ quarter: Quarter) -> ReportLine {
        let mayRead = reader.mayRead(status.state, of: status.unit.id)
        var faults: Int?
        if reader.unit == status.unit.id {
            faults =
                ReportValidation.problems(
                    in: status.record?.content ?? ReportContent(),
                    for: status.action.commitments(of: status.unit.id)
                ).count
        }
        let isAsked = askedPeriods.contains { $0.quarter == quarter }
        // That a unit is still writing is its state; when it wrote is its own.
        return ReportLine(
            quarter: quarter, action: status.action, unit: status.unit, state: status.state,
            lateness: isAsked || status.record?.receipt != nil ? status.lateness : .inTime,
            isAsked: isAsked, dueOn: status.dueOn, submittedAt: status.record?.receipt?.at,
            movedAt: mayRead ? status.record?.moves.last?.at : nil,
            record: mayRead ? status.record : nil, openFaults: faults)
    }

    /// The people of a unit; nil when this reader may not know them.
    public func people(of unit: ID<Unit>) -> [Person]? {
        guard reader.maySeePeople(of: unit) else { return nil }
        return book.people.values.filter { $0.unit == unit }.sorted { $0.id < $1.id }
    }
}
