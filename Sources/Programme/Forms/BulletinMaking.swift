extension BulletinForm {
    /// What a bulletin is made from.
    public struct Source: Sendable {
        /// The plan.
        public var plan: Plan
        /// Every unit by its ID.
        public var units: [ID<Unit>: Unit]
        /// The period reported.
        public var period: Period
        /// One for each unit and action from which a report is due.
        public var facts: [QuarterReportFacts]
        /// How the commitments stand at the end of the quarter.
        public var standings: [ID<Commitment>: CommitmentStanding]
        /// The office that issues it: 博山区妇女儿童工作委员会办公室.
        public var issuer: String
        /// The day of issue.
        public var issuedOn: Day
        /// A note that must be seen.
        public var mark: String?

        /// A bulletin's source.
        public init(
            plan: Plan, units: [ID<Unit>: Unit], period: Period, facts: [QuarterReportFacts],
            standings: [ID<Commitment>: CommitmentStanding], issuer: String, issuedOn: Day,
            mark: String? = nil
        ) {
            self.plan = plan
            self.units = units
            self.period = period
            self.facts = facts
            self.standings = standings
            self.issuer = issuer
            self.issuedOn = issuedOn
            self.mark = mark
        }

        /// A unit's commitments, with the action they belong to.
        func commitments(of unit: ID<Unit>) -> [Commitment] {
            plan.actions.flatMap { $0.commitments(of: unit) }
        }

        /// A commitment's light; grey where nothing is known.
        func light(_ commitment: Commitment) -> Light { standings[commitment.id]?.progress.light ?? .grey }
    }

    /// The bulletin of a quarter.
    public static func make(_ source: Source) -> BulletinForm {
        let missing = missing(source)
        let laggards = laggards(source)
        return BulletinForm(
            title: ["关于\(source.period.quarter.official)为妇女儿童办实事工作", "进展情况的通报"],
            period: source.period.quarter.official, mark: source.mark, overview: overview(source),
            ranking: ranking(source), laggards: laggards, missing: missing,
            closing: closing(hasLaggards: !laggards.isEmpty, hasMissing: !missing.isEmpty),
            issuer: source.issuer, issuedOn: source.issuedOn.official)
    }

    private static func overview(_ source: Source) -> [String] {
        let facts = source.facts
        let commitments = source.plan.actions.flatMap(\.commitments)
        let counts = [Light.blue, .green, .yellow, .red, .grey].map { light in
            "\(OfficialWords.light(light))\(commitments.count { source.light($0) == light })项"
        }
        let late = facts.count { $0.lateness != .inTime }
        return [
            "\(source.plan.year)年共办理实事\(source.plan.actions.count)件，承诺事项\(commitments.count)项，"
                + "责任单位\(source.plan.reportingUnits.count)个。",
            "\(source.period.quarter.official)应报送\(facts.count)份，报送截止日期为\(source.period.dueOn.official)。"
                + "截至\(source.issuedOn.official)，已报送\(facts.count(where: \.isReceived))份，"
                + "审核通过\(facts.count(where: \.isAccepted))份，逾期\(late)份。",
            "按审核通过的数据，截至\(source.period.quarter.lastDay.official)，"
                + counts.joined(separator: "，") + "。",
        ]
    }

    private static func closing(hasLaggards: Bool, hasMissing: Bool) -> [String] {
        var sentences: [String] = []
        if hasLaggards { sentences.append("请进度滞后事项的主责单位对照完成时限，研究制定改进措施，加快推进。") }
        if hasMissing { sentences.append("请未报送单位尽快补报。") }
        return sentences + ["请各责任单位如实填报下一季度进展情况，按时报送佐证材料。"]
    }

    private static func laggards(_ source: Source) -> [Laggard] {
        let all = source.plan.actions.flatMap { action in
            action.commitments.map { (action: action, commitment: $0) }
        }
        // Red first; inside a colour the notice's order stays.
        return [Light.red, .yellow].flatMap { light in
            all.filter { source.light($0.commitment) == light }.map { pair in
                laggard(pair.commitment, of: pair.action, light, source)
            }
        }
    }

    private static func laggard(
        _ commitment: Commitment, of action: Action, _ light: Light, _ source: Source
    ) -> Laggard {
        let standing = source.standings[commitment.id]
        let report = source.facts.first { $0.action == action.id && $0.unit == commitment.accountable }
        let reason = OfficialWords.lines(report?.printable?.problems ?? "").joined(separator: "\n")
        return Laggard(
            ordinal: action.ordinal, subject: commitment.subject,
            unit: commitment.accountable.flatMap { source.units[$0]?.name.rawValue } ?? "待明确",
            target: OfficialWords.target(of: commitment),
            value: OfficialWords.value(standing?.figure ?? .none, of: commitment),
            actual: OfficialWords.share(standing?.progress.actual),
            time: OfficialWords.share(standing?.progress.time), light: OfficialWords.light(light),
            reason: reason.isEmpty ? "未说明" : reason)
    }

    private static func missing(_ source: Source) -> [Missing] {
        let ordinals = Dictionary(
            source.plan.actions.map { ($0.id, $0.ordinal) }, uniquingKeysWith: { first, _ in first })
        return source.plan.reportingUnits.compactMap { unit in
            let owed = source.facts.filter { $0.unit == unit && !$0.isReceived }
                .compactMap { ordinals[$0.action] }.sorted()
            guard !owed.isEmpty, let name = source.units[unit]?.name.rawValue else { return nil }
            return Missing(unit: name, actions: owed)
        }
    }
}
