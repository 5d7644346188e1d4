import Operations
import Programme

/// Two people's versions of one report, item by item, and which of them is to stand.
///
/// What only one of them changed is chosen already; what both changed, a person decides.
struct ReportMerge: Sendable {
    /// Whose version.
    enum Side: String, Sendable {
        /// What this person typed.
        case mine
        /// What is stored.
        case theirs
        /// Of files: all of them.
        case both
    }

    /// What the versions differ in.
    enum Item: Hashable, Sendable {
        case passage(ReportPassage)
        case value(ID<Commitment>)
        case files

        /// The field that says which side stands.
        var field: String {
            switch self {
            case .passage(let passage): "take.\(passage.rawValue)"
            case .value(let commitment): "take.value.\(commitment)"
            case .files: "take.files"
            }
        }
    }

    let mine: ReportContent
    let theirs: ReportContent
    /// The items that differ, with the choice that suggests itself; nil where both changed it.
    let items: [(item: Item, suggested: Side?)]

    /// - Parameter base: what this person began from.
    init(_ reading: ReportReading, _ fields: ReportFields, base: ReportContent) {
        let mine = ReportInput(fields, reading.commitments, reading.files).content
        let theirs = reading.record.content
        let all =
            ReportPassage.allCases.map { Item.passage($0) } + reading.commitments.map { Item.value($0.id) }
            + [.files]
        items = all.compactMap { item in
            let (own, stored, before) = (item.text(mine), item.text(theirs), item.text(base))
            guard own != stored else { return nil }
            return (item, own == before ? .theirs : stored == before ? .mine : item == .files ? .both : nil)
        }
        (self.mine, self.theirs) = (mine, theirs)
    }

    /// Puts what was chosen into the fields; false while an item is undecided.
    func take(_ choices: FormFields, into fields: inout ReportFields) -> Bool {
        var isDecided = true
        for (item, _) in items {
            switch (choices[item.field].flatMap(Side.init(rawValue:)), item) {
            case (nil, _): isDecided = false
            case (.mine, _): break
            case (.theirs, .passage(let passage)), (.both, .passage(let passage)):
                fields.set(theirs[passage], of: passage)
            case (.theirs, .value(let commitment)), (.both, .value(let commitment)):
                let entry = theirs.entry(of: commitment)
                fields.set(entry?.value ?? .notReported, of: commitment, difference: entry?.difference)
            case (.theirs, .files): fields.set(files: theirs.files.map(\.id))
            case (.both, .files): fields.set(files: theirs.files.map(\.id) + fields.files)
            }
        }
        return isDecided
    }
}

extension ReportMerge.Item {
    /// What an item says, as a text that can be compared.
    fileprivate func text(_ content: ReportContent) -> String {
        switch self {
        case .passage(let passage): content[passage]
        case .value(let commitment):
            "\(content.entry(of: commitment)?.value ?? .notReported) "
                + (content.entry(of: commitment)?.difference ?? "")
        case .files: content.files.map(\.id.rawValue).joined(separator: " ")
        }
    }
}
