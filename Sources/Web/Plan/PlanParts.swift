import Mustache
import Operations
import Programme

/// A light: colour, shape and word.
struct LightMark: MustacheParent, Hashable, Sendable {
    let light: Light
    let words: String

    init(_ light: Light, _ words: PlanWords) {
        self.light = light
        self.words = words.light(light)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "light": light.rawValue
        case "lightWords": words
        default: nil
        }
    }
}

/// How far something is beside how far it should be, drawn.
struct ShareBar: MustacheParent, Hashable, Sendable {
    /// Hundredths of the bar's length.
    let done: Int, due: Int
    /// The same as numbers.
    let actual: String, time: String

    init(actual: Double?, time: Double?, _ words: PlanWords) {
        func hundredths(_ share: Double?) -> Int { Int((min(max(share ?? 0, 0), 1) * 100).rounded()) }
        done = hundredths(actual)
        // The mark is two wide and stays within the bar.
        due = min(hundredths(time), 98)
        self.actual = words.percent(actual)
        self.time = words.percent(time)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "done": done
        case "due": due
        case "actual": actual
        case "time": time
        default: nil
        }
    }
}

/// One number of a page that people look for first.
struct Tile: MustacheParent, Hashable, Sendable {
    var number: String
    var words: String
    var note: String?
    var path: String?
    /// `bad`, `warn`, `good` or empty: drawn as a coloured edge; the words say the same.
    var tone = ""

    func child(named name: String) -> Any? {
        switch name {
        case "number": number
        case "tileWords": words
        case "note": maybe(note)
        case "path": maybe(path)
        case "tone": tone
        default: nil
        }
    }
}

/// The years and quarters that a page can be shown of.
struct QuarterBar: MustacheParent, Sendable {
    let years: [Link]
    let quarters: [Link]

    /// - Parameters:
    ///   - path: the page's own, without a query.
    ///   - query: what else the page is asked for, without `quarter`.
    init(_ view: PlanView, _ programme: ProgrammeView, path: String, query: String = "", _ words: PlanWords) {
        quarters = view.periods.map { period in
            let name = words.shortQuarter(period.quarter)
            return Link(
                words: period.isLocked ? words("browse.quarter-locked", ["quarter": name]) : name,
                path: "\(path)?quarter=\(period.quarter)\(query)",
                isCurrent: period.quarter == view.quarter)
        }
        let inForce = programme.years.filter(\.isConfirmed)
        years =
            inForce.count < 2
            ? []
            : inForce.map {
                Link(
                    words: words("browse.year", ["year": String($0.year)]), path: "\(path)?year=\($0.year)",
                    isCurrent: $0.year == view.plan.year)
            }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "years": years
        case "hasYears": !years.isEmpty
        case "quarters": quarters
        default: nil
        }
    }
}

/// One line of a list of what happened.
struct TimelineRow: MustacheParent, Sendable {
    let at: String
    let day: String
    let words: String
    let reason: String?
    let by: String?

    init(_ event: PlanEvent, _ view: PlanView, _ words: PlanWords) {
        at = event.at.local
        day = event.at.day.description
        by = event.by
        switch event.kind {
        case .confirmed:
            self.words = words("browse.happened-confirmed")
            reason = nil
        case .amended(let change, let commitment, let why):
            self.words = AmendmentWords(view, words).sentence(change, of: commitment)
            reason = words.plain(why)
        case .moved(let move, let quarter, let unit, let why):
            self.words = words(
                "browse.moved-\(move.rawValue)",
                ["unit": unit.name.rawValue, "quarter": words.quarter(quarter)])
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
