import Programme

/// Addresses of a ledger's pages. Nothing but identifiers stands in them.
struct LedgerPath: Hashable, Sendable {
    let ledger: String

    init(_ ledger: String) { self.ledger = ledger }

    var page: String { "/ledgers/\(SafePath.part(ledger))" }
    var records: String { "\(page)/records" }
    var new: String { "\(records)/new" }
    var searches: String { "\(page)/searches" }
    var selection: String { "\(page)/selection" }
    var views: String { "\(page)/views" }
    var persons: String { "\(page)/persons" }
    var imports: String { "\(page)/imports" }
    var export: String { "\(page)/export" }
    var template: String { "\(page)/template" }

    func record(_ id: ID<LedgerRecord>) -> String { "\(records)/\(SafePath.part(id.rawValue))" }

    /// The way from the start of the ledgers to a page below a ledger.
    func trail(_ ledger: Ledger, _ words: LedgerWords, isBelow: Bool = false) -> [Link] {
        [Link(words: words("nav.ledgers"), path: "/ledgers")]
            + (isBelow ? [Link(words: words.label(ledger.label), path: records)] : [])
    }
}
