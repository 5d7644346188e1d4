/// Something that office or unit said of a report; never edited.
public struct Remark: Hashable, Sendable {
    /// That the office holds it for settled.
    public struct Resolution: Hashable, Sendable {
        /// When.
        public var at: Instant
        /// Who.
        public var by: ID<Person>

        /// A resolution.
        public init(at: Instant, by: ID<Person>) {
            self.at = at
            self.by = by
        }
    }

    /// The most characters that one may have.
    public static let limit = 2000

    /// Which one.
    public var id: ID<Remark>
    /// The report that it is about.
    public var report: ID<Report>
    /// Its place in the report's thread, from 1.
    public var ordinal: Int
    /// The revision that the writer had before them.
    public var revision: Int
    /// The commitment that it is about; nil when it is about the whole report.
    public var commitment: ID<Commitment>?
    /// The words.
    public var text: String
    /// When it was said.
    public var at: Instant
    /// Who said it.
    public var by: ID<Person>
    /// Whether it is settled.
    public var resolution: Resolution?

    /// A remark.
    public init(
        id: ID<Remark>, report: ID<Report>, ordinal: Int, revision: Int, commitment: ID<Commitment>?,
        text: String, at: Instant, by: ID<Person>, resolution: Resolution? = nil
    ) {
        self.id = id
        self.report = report
        self.ordinal = ordinal
        self.revision = revision
        self.commitment = commitment
        self.text = text
        self.at = at
        self.by = by
        self.resolution = resolution
    }
}

extension Person {
    /// Throws unless this person may take part in what is said of a unit's reports: its reporter, its leader, or the
    /// office's reviewer. `person.not-allowed`, `report.other-unit`.
    public func mayDiscuss(reportsOf unit: ID<Unit>, in jurisdiction: JurisdictionCode) throws {
        try mayAct(as: .reporter, .leader, .reviewer, in: jurisdiction)
        guard role == .reviewer || self.unit == unit else {
            throw Problem(.forbidden, "report.other-unit", ["name": name])
        }
    }

    /// Throws unless this person may read what is said of a unit's reports: those who discuss it, and those who read
    /// everything. `person.not-allowed`, `report.other-unit`.
    public func mayFollow(reportsOf unit: ID<Unit>, in jurisdiction: JurisdictionCode) throws {
        try mayAct(as: .reporter, .leader, .reviewer, .auditor, .districtLeader, in: jurisdiction)
        guard ![.reporter, .leader].contains(role) || self.unit == unit else {
            throw Problem(.forbidden, "report.other-unit", ["name": name])
        }
    }

    /// Throws `person.not-allowed` unless this person may see the office's desk: reviewer, auditor, district's leader.
    public func mayOversee(in jurisdiction: JurisdictionCode) throws {
        try mayAct(as: .reviewer, .auditor, .districtLeader, in: jurisdiction)
    }
}

/// What stands in a report's thread: remarks, and the reasons that were given with moves.
public enum ThreadEntry: Hashable, Sendable {
    /// Something said.
    case remark(Remark)
    /// A return or a reopening: its reason is told where it was given, and not kept twice.
    case move(ReportMoveRecord)

    /// When.
    public var at: Instant {
        switch self {
        case .remark(let remark): remark.at
        case .move(let move): move.at
        }
    }

    /// Who.
    public var by: ID<Person> {
        switch self {
        case .remark(let remark): remark.by
        case .move(let move): move.by
        }
    }

    /// The thread of a report, oldest first; of one moment the reasons come before the remarks.
    public static func all(of record: ReportRecord, _ remarks: [Remark]) -> [ThreadEntry] {
        let told = record.moves.filter { ($0.move == .return || $0.move == .reopen) && $0.reason != nil }
        let entries =
            told.map(ThreadEntry.move) + remarks.sorted { $0.ordinal < $1.ordinal }.map(ThreadEntry.remark)
        return entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
    }
}
