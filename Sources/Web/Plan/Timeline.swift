import Mustache
import Operations
import Programme

/// One line of a list of what happened: one event, or the same move of several units' reports on one day.
struct TimelineRow: MustacheParent, Sendable {
    let at: String
    let day: String
    let words: String
    let reason: String?
    let by: String?

    /// The lines, the latest first.
    static func all(_ events: [PlanEvent], _ view: PlanView, _ words: PlanWords) -> [TimelineRow] {
        var groups: [[PlanEvent]] = []
        for event in events {
            if let last = groups.last?.last, event.goes(with: last) {
                groups[groups.count - 1].append(event)
            } else {
                groups.append([event])
            }
        }
        return groups.compactMap { TimelineRow($0, view, words) }
    }

    private init?(_ events: [PlanEvent], _ view: PlanView, _ words: PlanWords) {
        guard let event = events.first else { return nil }
        at = event.at.local
        day = event.at.day.description
        by = Set(events.map(\.by)).count == 1 ? event.by : nil
        switch event.kind {
        case .confirmed:
            self.words = words("browse.happened-confirmed")
            reason = nil
        case .amended(let change, let commitment, let why):
            self.words = AmendmentWords(view, words).sentence(change, of: commitment)
            reason = words.plain(why)
        case .moved(let move, let quarter, _, let why):
            // They are the latest first; names read in the order in which things were done.
            let units = events.reversed().compactMap(\.unit?.name.rawValue)
            self.words = words(
                "browse.moved-\(move.rawValue)",
                ["unit": words.list(units), "quarter": words.quarter(quarter)])
            reason = why.map(words.plain)
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "at": at
        case "day": day
        case "what": words
        case "reason": maybe(reason)
        case "by": maybe(by)
        default: nil
        }
    }
}

extension PlanEvent {
    /// The unit whose report it was.
    fileprivate var unit: Programme.Unit? {
        guard case .moved(_, _, let unit, _) = kind else { return nil }
        return unit
    }

    /// Whether it is the same move of another report of the quarter on the same day, and neither has a reason of its own.
    fileprivate func goes(with other: PlanEvent) -> Bool {
        guard case .moved(let move, let quarter, _, nil) = kind,
            case .moved(let otherMove, let otherQuarter, _, nil) = other.kind
        else { return false }
        return move == otherMove && quarter == otherQuarter && at.day == other.at.day
    }
}

/// What an amendment changed, in words.
struct AmendmentWords: Sendable {
    let view: PlanView
    let words: PlanWords

    init(_ view: PlanView, _ words: PlanWords) { (self.view, self.words) = (view, words) }

    func sentence(_ change: Amendment.Change, of commitment: Commitment) -> String {
        words(
            "browse.happened-amended",
            [
                "commitment": words.plain(commitment.subject), "field": field(change),
                "old": value(change.old, change), "new": value(change.new, change),
            ])
    }

    func field(_ change: Amendment.Change) -> String {
        words.words.has("browse.field-\(change.field)") ? words("browse.field-\(change.field)") : change.field
    }

    /// A stored value as people read it: units by name, codes as words.
    func value(_ value: String?, _ change: Amendment.Change) -> String {
        guard let value else { return words("browse.nothing") }
        switch change.field {
        case "accountable": return view.unit(ID(value))?.name.rawValue ?? words("browse.unknown-unit")
        case "kind": return words.words.has("kind.\(value)") ? words("kind.\(value)") : value
        case "counting":
            return words.words.has("browse.counting-\(value)") ? words("browse.counting-\(value)") : value
        default: return words.plain(value)
        }
    }
}
