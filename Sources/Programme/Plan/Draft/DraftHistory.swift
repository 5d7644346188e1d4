/// One edit of a draft plan as it is kept: what was done, by whom, and whether it was taken back.
public struct DraftRecord: Hashable, Sendable {
    /// Its number in the plan, from 1.
    public var sequence: Int
    /// What was done.
    public var kind: DraftChange.Kind
    /// To what: the numbers of action and commitment, names; what `DraftChange.details` says.
    public var details: [String: String]
    /// Why, where the office said so.
    public var reason: String?
    /// When.
    public var at: Instant
    /// By whom.
    public var by: ID<Person>
    /// Whether it was taken back.
    public var isUndone: Bool

    /// An edit.
    public init(
        sequence: Int, kind: DraftChange.Kind, details: [String: String], reason: String?, at: Instant,
        by: ID<Person>, isUndone: Bool
    ) {
        self.sequence = sequence
        self.kind = kind
        self.details = details
        self.reason = reason
        self.at = at
        self.by = by
        self.isUndone = isUndone
    }
}

/// Everything that was done to a draft plan since its notice was imported.
public struct DraftHistory: Hashable, Sendable {
    /// The edits, oldest first, with those that were taken back.
    public var records: [DraftRecord]

    /// A history; empty for a plan as it was imported.
    public init(_ records: [DraftRecord] = []) { self.records = records }

    /// The edits that hold.
    public var active: [DraftRecord] { records.filter { !$0.isUndone } }

    /// The edit that would be taken back next.
    public var last: DraftRecord? { records.last { !$0.isUndone } }

    /// The number of the latest edit, taken back or not: two readers of the same state see the same number.
    public var latest: Int { records.last?.sequence ?? 0 }

    /// The commitments that the office took out.
    public var removals: [Removal] { active.compactMap(Removal.init) }

    /// The importer's remarks, by their number from 1, that the office has settled.
    public var settled: Set<Int> {
        Set(
            active.filter { $0.kind == .remarkSettled }.compactMap { record in
                record.details["remark"].flatMap { Int($0) }
            })
    }

    /// The headings as the notice has them, by the action's number, where the office worded them anew.
    var printedTitles: [Int: String] {
        var titles: [Int: String] = [:]
        for record in active where record.kind == .actionEdited {
            guard let action = record.details["action"].flatMap({ Int($0) }), titles[action] == nil else {
                continue
            }
            titles[action] = record.details["title"]
        }
        return titles
    }
}

/// A commitment that the office took out of a draft, with the reason that the reader sees at its words.
public struct Removal: Hashable, Sendable {
    /// The number of the edit.
    public var sequence: Int
    /// Its words in the notice.
    public var span: TextSpan
    /// Its number in the notice, if it had one there.
    public var target: TextSpan?
    /// What it was called.
    public var subject: String
    /// Why it was taken out.
    public var reason: String

    /// Nil for any other edit.
    init?(_ record: DraftRecord) {
        guard record.kind == .removed, let span = TextSpan(record.details["span"] ?? "") else { return nil }
        sequence = record.sequence
        self.span = span
        target = TextSpan(record.details["target"] ?? "")
        subject = record.details["subject"] ?? ""
        reason = record.reason ?? ""
    }
}

extension TextSpan {
    /// Reads `12-34`.
    init?(_ text: String) {
        let ends = text.split(separator: "-").compactMap { Int($0) }
        guard ends.count == 2, ends[0] >= 0, ends[0] <= ends[1] else { return nil }
        self.init(start: ends[0], end: ends[1])
    }

    /// `12-34`.
    var text: String { "\(start)-\(end)" }
}
