import Operations
import Programme

/// A unit's quarter in numbers.
struct UnitTiles {
    let tiles: [Tile]

    /// - Parameter toSign: how many reports wait for the leader's signature; nil for a reporter.
    init(_ lines: [ReportLine], toSign: Int?, _ words: PlanWords) {
        func count(_ states: ReportState...) -> Int {
            lines.count { states.contains($0.state) && ($0.state != .none || $0.isAsked) }
        }
        let returned = count(.returned)
        let open = count(.none, .draft, .returned) - (toSign ?? 0)
        let isLate = lines.contains { $0.isOwed && $0.lateness != .inTime }
        let signature = toSign.map {
            Tile(number: String($0), words: words("home.tile-to-sign"), tone: $0 > 0 ? "warn" : "")
        }
        let owed = Tile(
            number: String(open), words: words("home.tile-open"),
            note: returned > 0 ? words("home.tile-returned", ["count": String(returned)]) : nil,
            tone: open == 0 ? "" : isLate || returned > 0 ? "bad" : "warn")
        let (signed, accepted) = (count(.signed), count(.accepted, .locked))
        tiles =
            [signature, owed].compactMap { $0 } + [
                Tile(
                    number: String(signed), words: words("home.tile-signed"), tone: signed > 0 ? "warn" : ""),
                Tile(number: String(count(.submitted)), words: words("home.tile-submitted")),
                Tile(
                    number: "\(accepted) / \(lines.count)", words: words("home.tile-accepted"),
                    tone: accepted == lines.count && accepted > 0 ? "good" : ""),
            ]
    }
}
