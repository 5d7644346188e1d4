import Foundation

/// 佐证材料: a file that proves what a report says.
public enum Evidence {}

/// A file as a revision of a report names it: enough to say later that it is still the same.
public struct EvidenceReference: Hashable, Sendable, Codable {
    /// Which file.
    public var id: ID<Evidence>
    /// SHA-256 of what is kept, in hexadecimal.
    public var sha256: String
    /// The name under which it was handed over.
    public var name: String
    /// Its content type, found by looking at it.
    public var mediaType: String
    /// Its size in bytes.
    public var size: Int

    /// A reference.
    public init(id: ID<Evidence>, sha256: String, name: String, mediaType: String, size: Int) {
        self.id = id
        self.sha256 = sha256
        self.name = name
        self.mediaType = mediaType
        self.size = size
    }

    /// The most files that one report may name.
    public static let most = 50
}

/// Which report: every unit has one for each action and quarter, saved or not.
public struct ReportKey: Hashable, Sendable {
    /// The quarter reported.
    public var quarter: Quarter
    /// The action reported on.
    public var action: ID<Action>
    /// The unit that reports.
    public var unit: ID<Unit>

    /// A report's key.
    public init(quarter: Quarter, action: ID<Action>, unit: ID<Unit>) {
        self.quarter = quarter
        self.action = action
        self.unit = unit
    }
}

/// A file that was brought for a report, whether a revision names it yet or not.
public struct EvidenceFile: Hashable, Sendable {
    /// What a revision says of it.
    public var reference: EvidenceReference
    /// The report that it was brought for.
    public var quarter: Quarter, action: ID<Action>, unit: ID<Unit>
    /// SHA-256 of what was handed over.
    public var originalHash: String
    /// SHA-256 of the picture alone; nil for documents.
    public var pictureHash: String?
    /// When.
    public var addedAt: Instant
    /// By whom.
    public var addedBy: ID<Person>

    /// A file.
    public init(
        reference: EvidenceReference, quarter: Quarter, action: ID<Action>, unit: ID<Unit>,
        originalHash: String, pictureHash: String?, addedAt: Instant, addedBy: ID<Person>
    ) {
        self.reference = reference
        (self.quarter, self.action, self.unit) = (quarter, action, unit)
        self.originalHash = originalHash
        self.pictureHash = pictureHash
        self.addedAt = addedAt
        self.addedBy = addedBy
    }

    /// The report that it was brought for.
    public var report: ReportKey { ReportKey(quarter: quarter, action: action, unit: unit) }
}

/// Where else the same file, or the same photograph with other metadata, serves as proof. Flagged, never refused: one
/// event may belong to two actions.
public struct EvidenceTwin: Hashable, Sendable {
    /// The file that is looked at.
    public var file: ID<Evidence>
    /// The other file.
    public var other: EvidenceReference
    /// The quarter of the other file's report.
    public var quarter: Quarter
    /// The number of the action reported on there, in the plan of its own year.
    public var actionOrdinal: Int
    /// The unit that reports there.
    public var unit: ID<Unit>
    /// Whether the bytes are the same, or the picture alone.
    public var isSameFile: Bool

    /// A second use.
    public init(
        file: ID<Evidence>, other: EvidenceReference, quarter: Quarter, actionOrdinal: Int, unit: ID<Unit>,
        isSameFile: Bool
    ) {
        self.file = file
        self.other = other
        self.quarter = quarter
        self.actionOrdinal = actionOrdinal
        self.unit = unit
        self.isSameFile = isSameFile
    }
}

/// The name of a file as somebody's machine gave it, made fit to be kept, shown and handed out again.
public enum EvidenceName {
    /// As many characters as any file system takes in UTF-8.
    public static let longest = 80

    /// Without folders, without characters that bend a line or that a file system refuses; never empty. A name that
    /// is too long keeps its ending.
    public static func cleaned(_ given: String) -> String {
        let last = given.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let kept = last.unicodeScalars.filter { !$0.bendsLine && !"<>:\"|?*".unicodeScalars.contains($0) }
        let name = String(String.UnicodeScalarView(kept))
            .trimmingCharacters(in: CharacterSet.whitespaces.union(CharacterSet(charactersIn: ".")))
        guard !name.isEmpty else { return "未命名" }
        guard name.count > longest else { return name }
        let parts = name.split(separator: ".")
        let ending = parts.count > 1 && (parts.last?.count ?? 0) <= 8 ? ".\(parts.last ?? "")" : ""
        return name.prefix(longest - ending.count) + ending
    }
}
