/// 数据来源清单: where each number of the annex comes from. A part of its own: the annex's five columns stay as the notice
/// prints them.
public struct SourceList: Hashable, Sendable {
    /// One number.
    public struct Row: Hashable, Sendable {
        /// The action's number and the commitment's: 1.2.
        public var number: String
        /// 承诺事项.
        public var subject: String
        /// 本季度填报, and 本季度台账计数: what the ledger said when that report was signed.
        public var reported: String, counted: String
        /// 累计填报 to the quarter's end, and 累计台账计数 of the same quarters.
        public var value: String, countedSoFar: String
        /// 台账及统计项, with the ledger's version; 单位填报 where there is none.
        public var source: String
        /// 说明: why the two differ, the reference figure, what a typed value waits for.
        public var note: String
    }

    /// The headings.
    public static let columns = [
        "序号", "承诺事项", "本季度填报", "本季度台账计数", "截至本季度末累计填报", "截至本季度末累计台账计数", "数据来源", "说明",
    ]
    /// Its name.
    public static let name = "数据来源清单"

    /// The quarter under the title.
    public var period: String
    /// A note that must be seen.
    public var mark: String?
    /// The numbers, in the notice's order.
    public var rows: [Row]

    /// What is known of one commitment.
    public struct Fact: Sendable {
        /// The action's number.
        public var action: Int
        /// The commitment.
        public var commitment: Commitment
        /// What is accepted of it.
        public var figure: Figure
        /// What it draws on.
        public var source: CommitmentSource?
        /// What the ledger and the feed are called; nil for what is typed.
        public var ledger: String?, feed: String?
        /// What the report of `countedIn` said, and what the ledger said when it was signed.
        public var reported: EntryValue?, counting: LedgerCounting?
        /// The quarter of that report: the list's, or an earlier one where nothing newer is accepted.
        public var countedIn: Quarter?
        /// What the ledger said of all quarters that the figure is made of; nil where it did not count each of them.
        public var countedSoFar: EntryValue?
        /// The unit's reason.
        public var difference: String?
        /// The figure that it is divided by.
        public var reference: ReferenceFigure?

        /// Facts.
        public init(
            action: Int, commitment: Commitment, figure: Figure, source: CommitmentSource?, ledger: String?,
            feed: String?, reported: EntryValue? = nil, counting: LedgerCounting?, countedIn: Quarter?,
            countedSoFar: EntryValue? = nil, difference: String?, reference: ReferenceFigure?
        ) {
            self.action = action
            self.commitment = commitment
            self.figure = figure
            self.source = source
            self.ledger = ledger
            self.feed = feed
            self.reported = reported
            self.counting = counting
            self.countedIn = countedIn
            self.countedSoFar = countedSoFar
            self.difference = difference
            self.reference = reference
        }
    }

    /// The list of a quarter. Promises without a number are left out unless they draw on a ledger.
    public static func make(_ facts: [Fact], quarter: Quarter, mark: String?) -> SourceList {
        SourceList(
            period: quarter.official, mark: mark,
            rows: facts.filter { $0.commitment.target != nil || $0.source?.feed != nil }.map {
                row($0, quarter)
            })
    }

    private static func row(_ fact: Fact, _ quarter: Quarter) -> Row {
        let commitment = fact.commitment
        // Of an older quarter both numbers name it: nothing of this one is accepted yet.
        let when = fact.countedIn.flatMap { $0 == quarter ? nil : "\($0.official)" } ?? ""
        let reported = number(fact.reported, of: commitment)
        let counted = number(fact.counting?.value(of: commitment), of: commitment)
        return Row(
            number: "\(fact.action).\(commitment.ordinal)", subject: commitment.subject,
            reported: reported.map { when + $0 } ?? OfficialWords.none,
            counted: counted.map { when + $0 } ?? OfficialWords.none,
            value: OfficialWords.value(fact.figure, of: commitment),
            countedSoFar: soFar(fact) ?? OfficialWords.none, source: source(fact),
            note: notes(fact).joined(separator: "\n"))
    }

    /// 12场, 17/20; nil for what has no number.
    private static func number(_ value: EntryValue?, of commitment: Commitment) -> String? {
        guard let plain = value?.plain, !plain.isEmpty else { return nil }
        return plain + (commitment.kind == .rate ? "" : commitment.target?.unit ?? "")
    }

    /// In the words of the figure beside it, so that what is equal looks equal.
    private static func soFar(_ fact: Fact) -> String? {
        guard let value = fact.countedSoFar, let quarter = fact.countedIn else { return nil }
        let figure = Figure(
            of: fact.commitment, from: [AcceptedValue(quarter: quarter, value: value)], through: quarter)
        return figure.status == .reported ? OfficialWords.value(figure, of: fact.commitment) : nil
    }

    private static func source(_ fact: Fact) -> String {
        guard let source = fact.source else { return "尚未确定" }
        guard source.feed != nil else { return "单位填报" }
        let version = fact.counting.map { "（第\($0.version)版）" } ?? ""
        return "《\(fact.ledger ?? "")》台账：\(fact.feed ?? "")\(version)"
    }

    private static func notes(_ fact: Fact) -> [String] {
        var notes: [String] = []
        if let rate = fact.source?.rate, let reference = fact.reference {
            let parts = fact.counting.flatMap { counting in
                counting.numerator.map { "\($0)÷\(counting.denominator ?? reference.value)×\(rate.amount)；" }
            }
            notes.append(
                "\(parts ?? "")\(reference.name.official)\(reference.value)"
                    + "（\(reference.asOf.official)，\(reference.source)）")
        }
        if let reason = fact.difference { notes.append("填报数与台账不一致：\(reason)") }
        if let lowered = fact.figure.lowered { notes.append(OfficialWords.lowered(lowered)) }
        if let note = fact.source?.note, !note.isEmpty { notes.append(note) }
        return notes
    }
}

extension ReferenceName {
    /// As official documents say it.
    var official: String {
        switch self {
        case .residents: "常住人口"
        case .households: "常住户数"
        case .students: "在校学生数"
        }
    }
}
