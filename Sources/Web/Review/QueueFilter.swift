import Operations
import Programme

/// Which reports of the queue are wanted, as the address says it.
struct QueueFilter: Sendable {
    /// What should be true of the flags.
    enum Flags: Hashable, Sendable {
        case any
        /// Nothing is flagged.
        case none
        /// This is flagged.
        case one(ReviewFlag.Kind)
    }

    var action: Int?
    var unit: ID<Unit>?
    var flags = Flags.any

    /// What the address does not say, or says wrongly, is not asked for.
    init(_ visit: Visit) {
        action = visit.query("action").flatMap { Int($0) }
        unit = visit.query("unit").map { ID($0) }
        if let flag = visit.query("flag") {
            flags = flag == "none" ? .none : ReviewFlag.Kind(rawValue: flag).map(Flags.one) ?? .any
        }
    }

    /// Whether anything is asked for.
    var isActive: Bool { action != nil || unit != nil || flags != .any }

    func admits(_ item: ReviewItem) -> Bool {
        if let action, item.status.action.ordinal != action { return false }
        if let unit, item.status.unit.id != unit { return false }
        switch flags {
        case .any: return true
        case .none: return item.flags.isEmpty
        case .one(let kind): return item.flags.contains { $0.kind == kind }
        }
    }

    /// The same filter as the end of an address: `?action=4&flag=late`; empty without one.
    func query(_ first: [(String, String)] = []) -> String {
        var parts = first
        if let action { parts.append(("action", String(action))) }
        if let unit { parts.append(("unit", unit.rawValue)) }
        switch flags {
        case .any: break
        case .none: parts.append(("flag", "none"))
        case .one(let kind): parts.append(("flag", kind.rawValue))
        }
        guard !parts.isEmpty else { return "" }
        return "?" + parts.map { "\($0)=\(SafePath.part($1))" }.joined(separator: "&")
    }
}

/// The addresses of the office's desk.
enum ReviewPaths {
    static func queue(_ quarter: Quarter, _ filter: QueueFilter? = nil) -> String {
        "/review" + (filter?.query([("quarter", quarter.description)]) ?? "?quarter=\(quarter)")
    }

    static func report(_ quarter: Quarter, _ status: ReportStatus, _ filter: QueueFilter? = nil) -> String {
        report(quarter, status.action.ordinal, status.unit.id) + (filter?.query() ?? "")
    }

    static func report(_ quarter: Quarter, _ action: Int, _ unit: ID<Unit>) -> String {
        "/review/\(quarter)/\(action)/\(SafePath.part(unit.rawValue))"
    }
}
