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
