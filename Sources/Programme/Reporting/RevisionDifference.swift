/// What changed from one revision of a report to another, or between two people's versions of it.
public struct RevisionDifference: Hashable, Sendable {
    /// A text of the report.
    public struct Passage: Hashable, Sendable {
        /// Which text.
        public var name: ReportPassage
        /// Both texts as one: what stayed, went and came, in the order of reading.
        public var parts: [TextDifference.Part]
    }

    /// A value of the report.
    public struct Value: Hashable, Sendable {
        /// Whose value.
        public var commitment: ID<Commitment>
        /// What it was and what it is.
        public var old: EntryValue, new: EntryValue
    }

    /// The texts that differ, in the order of the form.
    public var passages: [Passage]
    /// The values that differ, in the order of the newer revision.
    public var values: [Value]
    /// Files that came, and files that went.
    public var added: [EvidenceReference], removed: [EvidenceReference]

    /// Compares two revisions.
    public init(from old: ReportContent, to new: ReportContent) {
        passages = ReportPassage.allCases.compactMap { name in
            guard old[name] != new[name] else { return nil }
            return Passage(name: name, parts: TextDifference.parts(from: old[name], to: new[name]))
        }
        var seen: Set<ID<Commitment>> = []
        values = (new.entries + old.entries).compactMap { entry in
            guard seen.insert(entry.commitment).inserted else { return nil }
            let before = old.entry(of: entry.commitment)?.value ?? .notReported
            let after = new.entry(of: entry.commitment)?.value ?? .notReported
            guard before.canonical != after.canonical else { return nil }
            return Value(commitment: entry.commitment, old: before, new: after)
        }
        let (oldFiles, newFiles) = (Set(old.files.map(\.id)), Set(new.files.map(\.id)))
        added = new.files.filter { !oldFiles.contains($0.id) }
        removed = old.files.filter { !newFiles.contains($0.id) }
    }

    /// Whether the two say the same.
    public var isEmpty: Bool { passages.isEmpty && values.isEmpty && added.isEmpty && removed.isEmpty }
}

/// The texts of a report.
public enum ReportPassage: String, Sendable, CaseIterable {
    /// 本季度具体措施及任务进度情况.
    case narrative
    /// 存在问题.
    case problems
    /// 下步打算.
    case nextSteps
    /// 其他佐证材料: what is kept elsewhere as proof.
    case evidence
}

extension ReportContent {
    /// One of the texts.
    public subscript(passage: ReportPassage) -> String {
        get {
            switch passage {
            case .narrative: narrative
            case .problems: problems
            case .nextSteps: nextSteps
            case .evidence: evidence
            }
        }
        set {
            switch passage {
            case .narrative: narrative = newValue
            case .problems: problems = newValue
            case .nextSteps: nextSteps = newValue
            case .evidence: evidence = newValue
            }
        }
    }
}

/// Two texts as one, clause by clause: people change clauses, not letters.
public enum TextDifference {
    /// What became of a stretch of text.
    public enum Kind: String, Sendable {
        /// It stands in both.
        case same
        /// It stands in the old text alone.
        case removed
        /// It stands in the new text alone.
        case added
    }

    /// A stretch of text.
    public struct Part: Hashable, Sendable {
        /// What became of it.
        public var kind: Kind
        /// Its words.
        public var text: String

        /// A stretch.
        public init(_ kind: Kind, _ text: String) {
            self.kind = kind
            self.text = text
        }
    }

    /// Beyond so many clauses the comparison costs more than it tells.
    private static let most = 3000

    /// The parts: those that are not `removed` make the new text, those that are not `added` the old one.
    public static func parts(from old: String, to new: String) -> [Part] {
        let (before, after) = (clauses(of: old), clauses(of: new))
        guard before.count + after.count <= most else {
            return [Part(.removed, old), Part(.added, new)].filter { !$0.text.isEmpty }
        }
        var (gone, come): (Set<Int>, Set<Int>) = ([], [])
        for change in after.difference(from: before) {
            switch change {
            case .remove(let offset, _, _): gone.insert(offset)
            case .insert(let offset, _, _): come.insert(offset)
            }
        }
        var parts: [Part] = []
        func add(_ kind: Kind, _ text: String) {
            if parts.last?.kind == kind {
                parts[parts.count - 1].text += text
            } else {
                parts.append(Part(kind, text))
            }
        }
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            if gone.contains(left) {
                add(.removed, before[left])
                left += 1
            } else if come.contains(right) {
                add(.added, after[right])
                right += 1
            } else {
                add(.same, after[right])
                (left, right) = (left + 1, right + 1)
            }
        }
        return parts
    }

    private static func clauses(of text: String) -> [String] {
        var clauses: [String] = []
        var current = ""
        for character in text {
            current.append(character)
            if "，。；、：！？\n ,.;:".contains(character) {
                clauses.append(current)
                current = ""
            }
        }
        return current.isEmpty ? clauses : clauses + [current]
    }
}
