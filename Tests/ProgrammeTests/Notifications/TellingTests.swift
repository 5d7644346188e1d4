import Foundation
import Programme
import Testing

@Suite("Who is told, and of which days")
struct TellingTests {
    private static let region = "990301"

    private func people() throws -> [Person] {
        let code = try JurisdictionCode(TellingTests.region)
        func person(_ id: String, _ role: Role, _ unit: String? = nil, isActive: Bool = true) -> Person {
            Person(
                id: ID(id), jurisdiction: code, name: id, role: role, unit: unit.map { ID($0) },
                isActive: isActive)
        }
        return [
            person("office", .reviewer), person("office2", .reviewer), person("leader", .districtLeader),
            person("auditor", .auditor), person("console", .console), person("a1", .reporter, "a"),
            person("a2", .leader, "a"), person("gone", .reporter, "a", isActive: false),
            person("b1", .reporter, "b"),
        ]
    }

    private func event(_ kind: OutboxKind, by actor: String?, unit: String? = "a") -> OutboxEvent {
        OutboxEvent(
            id: ID("e"), kind: kind, subject: "x/1", unit: unit.map { ID($0) }, doer: actor.map { ID($0) },
            at: Instant(seconds: 0))
    }

    @Test("each kind reaches its people, whoever did it is not told, and nobody who has gone")
    func recipients() throws {
        let all = EventRecipients(people: try people(), wantsMail: [ID("a1"), ID("office")], webhooks: [])
        func told(_ kind: OutboxKind, _ actor: String?, unit: String? = "a") -> [String] {
            all.inboxes(of: event(kind, by: actor, unit: unit)).map(\.rawValue).sorted()
        }
        #expect(told(.reportSubmitted, "a1") == ["office", "office2"])
        #expect(told(.reportReturned, "office") == ["a1", "a2"])
        #expect(told(.reportReturned, "office", unit: "none") == [])
        #expect(told(.remarkAdded, "a1") == ["office", "office2"])
        #expect(told(.remarkAdded, "office2") == ["a1", "a2"])
        #expect(told(.quarterLocked, "office", unit: nil) == ["a1", "a2", "b1"])
        #expect(told(.planConfirmed, "office", unit: nil) == ["a1", "a2", "b1", "leader", "office2"])
        #expect(told(.reportsDue, nil) == ["a1", "a2"])
        #expect(told(.closureAsked, "office") == ["a1", "a2", "office2"])
        #expect(told(.orderReplied, "a1") == ["a2", "office", "office2"])
        for kind in OutboxKind.allCases {
            for actor in ["office", "a1"] { #expect(!told(kind, actor).contains(actor)) }
            #expect(!told(kind, nil).contains("gone") && !told(kind, nil).contains("auditor"))
        }
        let due = event(.reportsDue, by: nil)
        #expect(all.outgoing(of: due, to: all.inboxes(of: due)) == [.init(.mail, "a1")])
    }

    @Test("a webhook is told of its kinds, while it is in use")
    func webhooks() throws {
        func hook(_ id: String, _ kinds: Set<OutboxKind>, isActive: Bool = true) -> Webhook {
            Webhook(
                id: ID(id), host: "h", form: .json, kinds: kinds, createdAt: Instant(seconds: 0),
                isActive: isActive)
        }
        let all = EventRecipients(
            people: [], wantsMail: [],
            webhooks: [
                hook("1", [.planConfirmed]), hook("2", Set(OutboxKind.allCases)),
                hook("3", [.planConfirmed], isActive: false),
            ])
        #expect(all.outgoing(of: event(.planConfirmed, by: nil), to: []).map(\.target) == ["1", "2"])
        #expect(all.outgoing(of: event(.reportsDue, by: nil), to: []).map(\.target) == ["2"])
    }

    @Test("told three working days before, and three and seven after; an extension moves all of it")
    func alerts() throws {
        let calendar = try WorkingCalendar.shipped()
        let quarter = try #require(Quarter("2023Q2"))
        let period = Period(quarter, calendar: calendar)
        func kinds(_ extended: Day?, owed: Int = 2) -> [String] {
            (0..<40).compactMap { offset in
                DueAlert(
                    owed: owed, of: ID("a"), period: period, extendedTo: extended,
                    on: period.dueOn.adding(days: offset - 10), calendar: calendar)?.cause
            }
        }
        func first(_ causes: [String]) -> [String] {
            causes.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
        }
        let due = period.dueOn
        #expect(due.description == "2023-07-07")
        #expect(
            first(kinds(nil)) == [
                "reports-due/2023Q2/a/2023-07-07", "reports-late/2023Q2/a/2023-07-07",
                "reports-very-late/2023Q2/a/2023-07-07",
            ])
        #expect(first(kinds(due.adding(days: 7))).allSatisfy { $0.hasSuffix("/2023-07-14") })
        #expect(kinds(nil, owed: 0) == [])
        func alert(_ text: String) throws -> OutboxKind? {
            DueAlert(
                owed: 1, of: ID("a"), period: period, extendedTo: nil, on: try #require(Day(text)),
                calendar: calendar)?.kind
        }
        // 7 July 2023 is a Friday.
        #expect(try alert("2023-07-03") == nil)
        #expect(try alert("2023-07-04") == .reportsDue)
        #expect(try alert("2023-07-07") == .reportsDue)
        #expect(try alert("2023-07-11") == nil)
        #expect(try alert("2023-07-12") == .reportsLate)
        #expect(try alert("2023-07-17") == .reportsLate)
        #expect(try alert("2023-07-18") == .reportsVeryLate)
    }
}
