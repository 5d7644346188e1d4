import Mustache
import Operations
import Programme

/// One report of the unit with what is to be done next.
struct TaskRow: MustacheParent, Sendable {
    let report: ReportRow
    let quarterCode: String
    let due: DueWords?
    let reason: String?
    let move: String
    let isUrgent: Bool
    let commitments: String

    init(_ line: ReportLine, _ view: PlanView, _ words: PlanWords) {
        report = ReportRow(line, view, words)
        quarterCode = line.quarter.description
        due = line.isOwed ? DueWords(line.dueOn, view, words) : nil
        let back = line.record?.moves.last { $0.move == .return || $0.move == .reopen }
        reason = line.state == .returned || line.isRework ? back?.reason.map(words.plain) : nil
        let isLeader = view.reader.role == .leader
        let key: String
        switch line.state {
        case .none: key = isLeader ? "home.move-look" : "home.move-begin"
        case .draft where isLeader: key = line.openFaults == 0 ? "home.move-sign" : "home.move-look"
        case .draft: key = "home.move-continue"
        case .returned: key = isLeader ? "home.move-look" : "home.move-mend"
        case .signed: key = "home.move-submit"
        case .submitted, .accepted, .locked: key = "home.move-look"
        }
        move = words(key)
        isUrgent = [
            "home.move-begin", "home.move-continue", "home.move-mend", "home.move-sign", "home.move-submit",
        ]
        .contains(key)
        let own = line.action.commitments(of: line.unit.id).count
        commitments =
            own == 0
            ? words("home.no-own-commitments") : words("home.own-commitments", ["count": String(own)])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "dueWords": maybe(due?.words)
        case "isOver": due?.isOver ?? false
        case "reason": maybe(reason)
        case "move": move
        case "isUrgent": isUrgent
        case "commitments": commitments
        default: report.child(named: name)
        }
    }
}
