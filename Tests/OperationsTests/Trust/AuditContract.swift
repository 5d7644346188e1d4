import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("One entry for each thing done, none for what is refused", .serialized)
struct AuditContract {
    /// One thing that an action does: what has to be there, and the doing.
    struct Doing: Sendable, CustomTestStringConvertible {
        var action: String
        var stage = District.Stage.confirmed
        var prepare: @Sendable (District) async throws -> Void = { _ in }
        /// By whom it may be done; by the auditor it is always refused.
        var by: @Sendable (Cast) -> Person
        var work: @Sendable (District, Person) async throws -> Void

        var testDescription: String { action }
    }

    static let doings: [Doing] = [
        Doing(action: "AddPerson", stage: .registered, by: \.administrator) {
            try await AddPerson($0.office)(name: "新人", role: .auditor, unit: nil, by: $1)
        },
        Doing(action: "DisablePerson", stage: .registered, by: \.administrator) {
            try await DisablePerson($0.office)(name: $0.cast.districtLeader.name, by: $1)
        },
        Doing(action: "ImportNotice", stage: .registered, by: \.reviewer) {
            _ = try await ImportNotice($0.office)(FixtureNotice.data, fileName: "n.txt", by: $1)
        },
        Doing(action: "ResolveGroup", stage: .drafted, by: \.reviewer) {
            try await ResolveGroup($0.office)(action: 3, group: "街道办事处", units: ["河滨街道办事处"], by: $1)
        },
        Doing(action: "EditDraft", stage: .drafted, by: \.reviewer) {
            try await EditDraft($0.office)(.acceptSuggestions, by: $1)
        },
        Doing(action: "UndoDraftEdits", stage: .drafted, by: \.reviewer) {
            try await UndoDraftEdits($0.office)(from: 1, by: $1)
        },
        Doing(action: "DiscardDraft", stage: .drafted, by: \.reviewer) {
            try await DiscardDraft($0.office)(by: $1)
        },
        Doing(action: "ConfirmPlan", stage: .drafted, by: \.reviewer) {
            try await ConfirmPlan($0.office)(acceptSuggestions: true, by: $1)
        },
        Doing(action: "AmendCommitment", by: \.reviewer) {
            var wish = Amendment.Wish()
            wish.target = try Amount(7)
            wish.dueOn = Fixed.day(11, 30)
            try await AmendCommitment($0.office)(action: 1, commitment: 1, wish: wish, reason: "调整", by: $1)
        },
        Doing(action: "SaveReport", by: \.reporter) {
            try await SaveReport($0.office)(
                try await $0.content(), quarter: Fixed.quarter, unit: Cast.unit, action: 1, by: $1)
        },
        Doing(action: "MoveReport", prepare: { try await $0.submit() }, by: \.reviewer) {
            try await $0.move(.accept, by: $1)
        },
        Doing(action: "ImportForm", by: \.reporter) {
            _ = try await $0.bring(FormImportContract.filled($0), by: $1)
        },
        Doing(action: "LockQuarter", prepare: { try await $0.acceptAll() }, by: \.reviewer) {
            try await LockQuarter($0.office)(Fixed.quarter, by: $1)
        },
        Doing(action: "AcceptReports", prepare: { try await $0.submitPlainly() }, by: \.reviewer) {
            try await AcceptReports($0.office)(try await $0.unflagged(), quarter: Fixed.quarter, by: $1)
        },
        Doing(action: "AddRemark", prepare: { try await $0.submit() }, by: \.reviewer) {
            try await $0.remark(by: $1)
        },
        Doing(
            action: "ResolveRemark",
            prepare: {
                try await $0.submit()
                try await $0.remark(by: $0.cast.reporter)
            }, by: \.reviewer
        ) {
            try await ResolveRemark($0.office)(try await $0.remarks()[0].id, by: $1)
        },
        Doing(action: "SendReminders", by: \.reviewer) {
            try await $0.remind(by: $1)
        },
        Doing(
            action: "DismissReminder", prepare: { try await $0.remind(by: $0.cast.reviewer) }, by: \.leader
        ) {
            let unread = try await ReadReminders($0.office).unread(by: $0.cast.reporter)
            try await DismissReminder($0.office)(unread[0].id, by: $1)
        },
        Doing(action: "RequestExtension", by: \.reporter) {
            try await $0.askForTime(by: $1)
        },
        Doing(
            action: "AnswerExtension", prepare: { try await $0.askForTime(by: $0.cast.reporter) },
            by: \.reviewer
        ) {
            let list = try await ReadExtensions($0.office)(by: $0.cast.reviewer)
            try await AnswerExtension($0.office)(
                list.requests[0].id, .grant(until: Fixed.day(7, 20)), by: $1)
        },
        Doing(action: "ExtendPeriod", by: \.reviewer) {
            try await ExtendPeriod($0.office)(
                Fixed.quarter, unit: Cast.unit, to: Fixed.day(7, 20), reason: "汛期", by: $1)
        },
    ]

    /// What is begun by somebody who is not signed in yet, or asks for their own account: `SignInContract`,
    /// `SessionContract`, `PasswordContract` and `SetUpContract` count their entries.
    ///
    /// A working copy is no fact of the programme and is not audited (docs/decisions/0008). A file of evidence that is
    /// kept: `EvidenceContract`; swept by the program itself: `SweepEvidenceContract`.
    static let elsewhere: Set<String> = [
        "KeepEvidence", "SweepEvidence", "KeepWorkingCopy", "DropWorkingCopy",
        // Tokens: AccessTokenContract; the answers to writes: KeyedWriteContract.
        "AddToken", "RevokeToken", "ResumeToken", "SweepKeptAnswers",
        "SetUp", "SignIn", "ResumeSession", "EndOtherSessions", "ChangePassword", "EnsureSetupCode",
        "CompleteSetUp",
        // Ledgers: LedgerAudit counts their entries; where a file is sent to and how somebody filters is no fact of the
        // programme.
        "SaveRecord", "DeleteRecord", "RestoreRecord", "ChangeRecords", "MergeSubjects", "DefineLedger",
        "ImportLedger", "ExportLedger", "SetCommitmentSource", "SetReferenceFigure",
        // What people are told, and how they want to be: OutboxContract and ContactContract.
        "MarkInboxRead", "ChangeContact", "MakeCalendarFeed", "RemoveCalendarFeed", "PrepareDueAlerts",
        "HandOnEvents", "DeliverOutbox", "SendAgain",
        "BeginUpload", "AppendUpload", "KeepUpload", "DiscardUpload", "ImportUpload", "KeepLedgerView",
    ]

    @Test(
        "the action and its entry are kept together", arguments: Engine.available,
        doings + administration + supervision + proposals)
    func one(engine: Engine, doing: Doing) async throws {
        try await engine.withDistrict(doing.stage) { district async throws in
            try await doing.prepare(district)
            let before = try await district.snapshot()
            let refused = try await district.refusal { try await doing.work(district, district.cast.auditor) }
            #expect(refused == ["person.not-allowed"])
            try await doing.work(district, doing.by(district.cast))
            let after = try await district.snapshot()
            #expect(after.auditLength == before.auditLength + 1)
            // Something besides the log changed too.
            #expect(before.changes(to: after).count > 2)
            let last = try await district.office.database.read { db in
                var last: AuditEntry?
                try AuditStore.forEach(district.office.jurisdiction, in: db) { last = $0 }
                return last
            }
            #expect(last?.actor == doing.by(district.cast).id.rawValue)
            #expect(last?.happenedAt == Fixed.now)
            guard case .whole = try await VerifyAudit(district.office)() else {
                Issue.record("the chain is broken")
                return
            }
        }
    }

    /// An action that is added and not listed above would go untested.
    @Test("every action that writes is listed")
    func listed() throws {
        var written: Set<String> = []
        for file in SourceTree.files(below: "Sources/Operations/Actions", endingIn: ".swift") {
            var current = ""
            for line in try SourceTree.text(file).split(separator: "\n") {
                if line.hasPrefix("public struct ") {
                    current = String(line.dropFirst("public struct ".count).prefix { $0.isLetter })
                }
                if line.contains("database.write") || line.contains("office.changeUnit(") {
                    written.insert(current)
                }
            }
        }
        written.remove("")
        #expect(
            written
                == Set((Self.doings + Self.administration + Self.supervision + Self.proposals).map(\.action))
                .union(
                    Self.elsewhere))
    }
}
