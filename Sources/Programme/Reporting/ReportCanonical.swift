extension ReportContent {
    /// The content as one unambiguous text, the thing that a receipt's hash seals.
    ///
    /// Every field is written with its length in front, so that no two contents give the same text. The first
    /// line names the format: a later one must not give old receipts a new meaning. What names no file is written
    /// as it was before there were files, and what gives no reason for another number than the ledger's as it was
    /// before there were ledgers, so that each receipt stays what it was.
    public var canonical: String {
        let hasReasons = entries.contains { $0.difference != nil }
        var text = "banshi-report/\(hasReasons ? 3 : files.isEmpty ? 1 : 2)\n"
        for (name, value) in [
            ("narrative", narrative), ("problems", problems), ("nextSteps", nextSteps),
            ("evidence", evidence),
        ] { text += field(name, value) }
        for entry in entries {
            text += field("commitment", entry.commitment.rawValue)
            text += field("definition", String(entry.definition))
            text += field("value", entry.value.canonical)
            if let reason = entry.difference { text += field("difference", reason) }
        }
        for file in files {
            text += field("file", file.id.rawValue)
            text += field("sha256", file.sha256)
            text += field("name", file.name)
            text += field("type", file.mediaType)
            text += field("size", String(file.size))
        }
        return text
    }

    private func field(_ name: String, _ value: String) -> String { "\(name):\(value.utf8.count):\(value)\n" }
}

extension EntryValue {
    /// The value as one unambiguous text; reached milestones are a set, so their order is no part of it.
    var canonical: String {
        switch self {
        case .notReported: "notReported"
        case .notApplicable(let reason): "notApplicable \(reason)"
        case .amount(let amount): "amount \(amount)"
        case .ratio(let numerator, let denominator): "ratio \(numerator)/\(denominator)"
        case .milestones(let reached):
            "milestones " + reached.sorted().map(String.init).joined(separator: ",")
        case .narrated: "narrated"
        }
    }
}
