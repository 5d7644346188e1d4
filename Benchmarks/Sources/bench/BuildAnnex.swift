import Documents
import Foundation
import Operations
import Programme

/// `annex NOTICE RUNS`: the notice's progress form for a quarter in which every unit has reported on every action.
///
/// Counted is what turns the accepted reports into the bytes of a Word file.
func buildAnnex(_ arguments: [String]) throws {
    guard arguments.count == 2, let runs = Int(arguments[1]) else {
        throw DocumentError("bench.usage", ["usage": "annex NOTICE RUNS"])
    }
    let programme = try ReportedProgramme(String(contentsOfFile: arguments[0], encoding: .utf8))
    try time(runs, count: "bytes") {
        try OfficialForms.docx(
            ProgressForm.make(
                plan: programme.plan, units: programme.units,
                quarter: Quarter.all(of: programme.plan.year)[1], facts: programme.facts))
    } size: {
        $0.count
    }
}

/// The plan of a notice and a full quarter's accepted reports.
private struct ReportedProgramme {
    let plan: Plan
    let units: [ID<Programme.Unit>: Programme.Unit]
    let facts: [QuarterReportFacts]

    init(_ text: String) throws {
        var units: [ID<Programme.Unit>: Programme.Unit] = [:]
        var count = 0
        func newID() -> String {
            count += 1
            return String(count)
        }
        plan = try PlanDraft.make(
            from: NoticeParser().parse(text), text: text, id: ID("notice"),
            jurisdiction: JurisdictionCode("370304"), year: 2023
        ) { name in
            let id = ID<Programme.Unit>(name)
            units[id] = Programme.Unit(id: id, name: try UnitName(name))
            return id
        } newID: {
            newID()
        }
        self.units = units
        facts = plan.actions.flatMap { action in
            action.reportingUnits.map { unit in
                QuarterReportFacts(
                    action: action.id, unit: unit, state: .accepted,
                    accepted: ReportContent(narrative: Self.narrative, entries: []))
            }
        }
    }

    /// Three paragraphs of some 70 characters, as a unit writes them.
    private static let narrative = [
        "召开专题会议研究部署，制定工作方案，明确责任人和完成时限，建立台账，每月调度一次，对进展较慢的事项现场督办，确保按期完成全年任务。",
        "本季度开展活动12场，惠及妇女儿童3200人次；培训骨干45名，建成示范点2处，完成投资86.5万元，占全年计划的62%。",
        "下一步将继续加强与有关单位的协调配合，总结推广好的做法，强化宣传引导，做好资料收集整理，接受社会监督。",
    ].joined(separator: "\n")
}
