import Programme

/// Asks before something is done that is felt elsewhere, and says what it brings.
struct LedgerAskPage: Page {
    static let template = "ledgers/ask"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let consequences: [String]
    /// What it is about, line by line; empty where the title says it.
    var lines: [String] = []
    let action: String
    var hidden: [HiddenField] = []
    let back: String
    let send: String
    var isDanger = true
    var faults: [FieldFault] = []

    func child(named name: String) -> Any? {
        switch name {
        case "consequences": consequences
        case "lines": lines
        case "hasLines": !lines.isEmpty
        case "action": action
        case "hidden": hidden
        case "back": back
        case "send": send
        case "isDanger": isDanger
        case "faults": faults
        case "hasFaults": !faults.isEmpty
        default: nil
        }
    }
}
