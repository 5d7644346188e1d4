/// A number of the notice and what became of it: a target, or nothing, with the reason.
public struct NumberFate: Hashable, Sendable {
    /// Where it stands.
    public var span: TextSpan
    /// The commitment whose target it is; nil when it is none.
    public var target: ID<Commitment>?
    /// Why it is no target, under `number-reason`; nil when it is one.
    public var reason: Message?
    /// The number of the action that it stands in, if it stands in one.
    public var action: Int?

    /// Whether nobody can say why: the office has to look at it.
    public var isUnread: Bool { reason?.key == NumberReason.unread.key }
}

/// Why a number of the notice is no target, beyond what the importer says of it.
public enum NumberReason: String, Sendable, CaseIterable {
    /// The office took its commitment out of the plan; `{reason}` says why.
    case removed
    /// The office promised another number in its place: `{target}`.
    case changed
    /// Its commitment promises another number: `{target}`.
    case otherTarget = "other-target"
    /// Its commitment has no number to reach.
    case noTarget = "no-target"
    /// In the heading of an action.
    case heading
    /// In the name of a unit.
    case unit
    /// The number before a heading or an item.
    case listOrdinal = "list-ordinal"
    /// In the number of a document.
    case documentNumber = "document-number"
    /// In a part of the notice that repeats its actions.
    case repeated
    /// Outside the actions: the notice's head, its close, its annex.
    case outside
    /// In a clause that only says what for.
    case purpose
    /// A Chinese character that is part of a word.
    case word
    /// Nobody can say why.
    case unread

    /// The key of its words.
    public var key: String { "number-reason.\(rawValue)" }
}
