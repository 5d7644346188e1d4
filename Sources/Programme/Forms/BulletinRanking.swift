extension BulletinForm {
    /// What units are compared by: the light, then what is owed, then days late, then the accepted share.
    private struct Merit: Comparable {
        var light: Int
        var owed: Int
        var lateDays: Int
        /// Accepted reports of a hundred due, less than which is worse.
        var accepted: Int

        static func < (left: Merit, right: Merit) -> Bool {
            (left.light, left.owed, left.lateDays, -left.accepted)
                < (right.light, right.owed, right.lateDays, -right.accepted)
        }
    }

    /// The units from best to worst; equal ones share a place and keep the notice's order.
    static func ranking(_ source: Source) -> [Ranked] {
        let entries = source.plan.reportingUnits.compactMap { unit in entry(unit, source) }
        let sorted = entries.enumerated().sorted {
            ($0.element.merit, $0.offset) < ($1.element.merit, $1.offset)
        }.map(\.element)
        return sorted.map { entry in
            var ranked = entry.ranked
            ranked.rank = 1 + sorted.count { $0.merit < entry.merit }
            return ranked
        }
    }

    private static func entry(_ unit: ID<Unit>, _ source: Source) -> (ranked: Ranked, merit: Merit)? {
        guard let name = source.units[unit]?.name.rawValue else { return nil }
        let facts = source.facts.filter { $0.unit == unit }
        let commitments = source.commitments(of: unit)
        let light = Light.worst(commitments.map(source.light))
        let ranked = Ranked(
            rank: 0, unit: name,
            light: commitments.isEmpty ? OfficialWords.none : OfficialWords.light(light), due: facts.count,
            received: facts.count(where: \.isReceived), accepted: facts.count(where: \.isAccepted),
            lateDays: facts.reduce(0) { $0 + max(0, $1.lateDays) })
        let merit = Merit(
            light: severity(light, answersForNone: commitments.isEmpty), owed: ranked.due - ranked.received,
            lateDays: ranked.lateDays,
            accepted: ranked.due == 0 ? 100 : ranked.accepted * 100 / ranked.due)
        return (ranked, merit)
    }

    /// No data is worst of all where there should be some; a unit that answers for no number is not blamed.
    private static func severity(_ light: Light, answersForNone: Bool) -> Int {
        switch light {
        case .blue: 0
        case .green: 1
        case .yellow: 2
        case .red: 3
        case .grey: answersForNone ? 1 : 4
        }
    }
}
