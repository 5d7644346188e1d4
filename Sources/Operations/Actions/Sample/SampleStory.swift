import Foundation
import Programme

/// How one report of the sample goes.
struct SampleStory {
    let quarter: Quarter
    let action: Action
    let unit: Unit
    /// How it ends; nil when it is simply accepted.
    let end: SampleProgramme.Incident.Kind?
    /// Why it is returned.
    let reason: String?
    /// The working day on which it is handed in.
    let handIn: Day
    private let series: [SampleProgramme.Series]
    private let remark: SampleProgramme.Remark?
    private let differences: @Sendable (Commitment) -> String?

    init(
        sample: SampleProgramme, quarter: Quarter, period: Period, action: Action, unit: Unit,
        calendar: WorkingCalendar
    ) {
        (self.quarter, self.action, self.unit) = (quarter, action, unit)
        let incidents = sample.incidents.filter {
            $0.quarter == quarter && $0.action == action.ordinal && $0.unit == unit.name.rawValue
        }
        end = incidents.first { $0.kind != .late }?.kind
        reason = incidents.compactMap(\.reason).first
        let late = incidents.first { $0.kind == .late }?.days ?? 0
        // In time is two working days before the due day.
        handIn =
            late > 0
            ? calendar.day(late, workingDaysAfter: period.dueOn)
            : calendar.day(Period.dueWorkingDays - 2, workingDaysAfter: quarter.lastDay)
        differences = { sample.difference($0, of: action.ordinal, in: quarter)?.reason }
        series = sample.series.filter { $0.action == action.ordinal }
        remark = sample.remarks.first {
            $0.quarter == quarter && $0.action == action.ordinal && $0.unit == unit.name.rawValue
        }
    }

    /// What the unit writes; every text says that it is a sample.
    func content(revised: Bool) -> ReportContent {
        let own = action.commitments(of: unit.id)
        return ReportContent(
            narrative: narrative(own, revised), problems: remark?.problems ?? "",
            nextSteps: remark?.nextSteps ?? "", evidence: "（样例）活动照片和签到表，存于本单位",
            entries: own.map {
                ReportEntry(
                    commitment: $0.id, definition: $0.definition, value: value(of: $0),
                    difference: differences($0))
            })
    }

    private func narrative(_ own: [Commitment], _ revised: Bool) -> String {
        let parts = own.compactMap { commitment -> String? in
            switch value(of: commitment) {
            case .amount(let amount) where commitment.kind == .level:
                "\(commitment.subject)达到\(amount)\(commitment.target?.unit ?? "")"
            case .amount(let amount):
                "\(commitment.subject)本季度完成\(amount)\(commitment.target?.unit ?? "")"
            case .ratio(let numerator, let denominator):
                "\(commitment.subject)覆盖\(numerator)人，应覆盖\(denominator)人"
            case .milestones(let reached):
                reached.isEmpty ? "\(commitment.subject)正在推进" : "\(commitment.subject)已完成"
            case .narrated: "\(commitment.subject)按计划开展"
            case .notApplicable, .notReported: nil
            }
        }
        let body = parts.isEmpty ? "配合牵头单位做好本项工作" : parts.joined(separator: "；")
        return "（样例）\(body)。" + (revised ? "已按审核意见补充说明。" : "")
    }

    private func value(of commitment: Commitment) -> EntryValue {
        let value = series.first { commitment.text.contains($0.match) }?.values[quarter.description]
        guard let value else { return commitment.kind == .standing ? .narrated : fallback(commitment) }
        if let reason = value.notApplicable { return .notApplicable(reason: reason) }
        if let amount = value.amount { return .amount(amount) }
        if let numerator = value.numerator, let denominator = value.denominator {
            return .ratio(numerator: numerator, denominator: denominator)
        }
        return .milestones(value.milestones ?? [])
    }

    /// A step that nobody described is reached at the year's end.
    private func fallback(_ commitment: Commitment) -> EntryValue {
        guard commitment.kind == .milestone else { return .notApplicable(reason: "（样例）本季度未安排") }
        return .milestones(quarter.number == 4 ? commitment.milestones.map(\.ordinal) : [])
    }
}
