import Operations
import Programme

/// How far a walk along the chain is, or what it found.
struct VerificationPage: Page {
    static let template = "administration/verification"

    let title: String
    let area = Area.administration
    let trail: [Link]
    let isGoing: Bool
    let isWhole: Bool
    let finding: String
    let head: String
    let done: Int
    let all: Int

    init(_ visit: Visit, _ walk: VerifyAudit.Walk) throws {
        let words = try visit.words
        title = words("admin.verification")
        trail = OverviewPage.trail(words, "audit")
        (done, all) = (walk.sequence, max(walk.entries, 1))
        isGoing = walk.outcome == nil
        switch walk.outcome {
        case .whole(let entries, let head):
            (isWhole, self.head) = (true, head)
            finding = words("admin.chain-whole", ["count": String(entries)])
        case .broken(let sequence, let message):
            (isWhole, head) = (false, "")
            finding = words.text(Message(message.key, ["sequence": String(sequence)]))
        case nil:
            (isWhole, head) = (false, "")
            finding = words("admin.chain-going", ["done": String(done), "all": String(all)])
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "isGoing": isGoing
        case "isWhole": isWhole
        case "finding": finding
        case "head": head
        case "done": String(done)
        case "all": String(all)
        default: nil
        }
    }
}
