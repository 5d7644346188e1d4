import Database
import Programme

/// Holds the reports' moves against the audit log: the chain protects the log, so a move that was changed, added or
/// taken away in the database is noticed, though nothing seals the moves themselves.
struct ReportTrail {
    /// What both sides must say of one move.
    private struct Step: Equatable {
        var state: String
        var actor: String
        var at: Instant
        var content: String
    }

    /// Steps by the report's subject in the log.
    private var steps: [String: [Step]] = [:]
    /// What happened to all reports of a quarter: by plan and quarter.
    private var locks: [String: Step] = [:]

    /// Reads the region's whole log.
    init(_ jurisdiction: JurisdictionCode, _ db: any Connection) throws {
        var (steps, locks): ([String: [Step]], [String: Step]) = ([:], [:])
        try AuditStore.forEach(jurisdiction, in: db) { entry in
            let details = try JSONColumn.value(entry.details, as: [String: String].self)
            func step(_ state: ReportState, _ content: String) -> Step {
                Step(state: state.rawValue, actor: entry.actor, at: entry.happenedAt, content: content)
            }
            switch entry.event {
            case "form.imported":
                for (subject, revision) in details where subject.hasPrefix("report/") {
                    let hash = revision.split(separator: " ").last.map(String.init) ?? ""
                    steps[subject, default: []].append(step(.draft, hash))
                }
            case "reports.accepted":
                for (subject, revision) in details where subject.hasPrefix("report/") {
                    let hash = revision.split(separator: " ").last.map(String.init) ?? ""
                    steps[subject, default: []].append(step(.accepted, hash))
                }
            case "quarter.locked":
                locks["\(entry.subject) \(details["quarter"] ?? "")"] = step(.locked, "")
            case let event where event.hasPrefix("report."):
                let state = details["state"].flatMap(ReportState.init(rawValue:)) ?? .draft
                steps[entry.subject, default: []].append(step(state, details["content"] ?? ""))
            default: break
            }
        }
        (self.steps, self.locks) = (steps, locks)
    }

    /// Whether the log tells the same moves, in the same order.
    func tells(_ report: ReportRecord, of plan: Plan) -> Bool {
        var logged = steps["report/\(report.id)"] ?? []
        if var lock = locks["plan/\(plan.id) \(report.quarter)"] {
            lock.content = report.contentHash
            logged.append(lock)
        }
        return logged
            == report.moves.map {
                Step(state: $0.state.rawValue, actor: $0.by.rawValue, at: $0.at, content: $0.contentHash)
            }
    }
}
