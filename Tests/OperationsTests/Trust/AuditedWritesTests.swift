import Foundation
import TestSupport
import Testing

@Suite("Every write is in the audit chain")
struct AuditedWritesTests {
    /// What these write changes no page but its writer's own: when somebody was last seen, half-typed reports, files on
    /// their way,
    /// what was told to whom.
    static let silent: Set<String> = [
        "Sources/Operations/Actions/Access/KeptAnswers.swift",
        "Sources/Operations/Actions/Access/ResumeToken.swift",
        "Sources/Operations/Actions/Accounts/ResumeSession.swift",
        "Sources/Operations/Actions/Ledgers/Uploads/ImportUpload.swift",
        "Sources/Operations/Actions/Ledgers/Uploads/SendUpload.swift",
        "Sources/Operations/Actions/Notifications/DeliverOutbox.swift",
        "Sources/Operations/Actions/Notifications/HandOnEvents.swift",
        "Sources/Operations/Actions/Notifications/ReadInbox.swift",
        "Sources/Operations/Actions/Reporting/KeepWorkingCopy.swift",
    ]

    @Test(
        "figures are kept in memory until the chain grows: an action that writes without an entry would be overlooked"
    )
    func all() throws {
        let files = SourceTree.files(below: "Sources/Operations/Actions", endingIn: ".swift")
        let writing = try files.filter { try SourceTree.text($0).contains(".write {") }
        #expect(writing.count > 20)
        let unheard = try writing.filter { try !SourceTree.text($0).contains("AuditStore.append") }
        #expect(Set(unheard) == AuditedWritesTests.silent)
    }
}
