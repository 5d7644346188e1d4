import Foundation
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

/// What stands in the gaps of a route's path, and whom it belongs to.
///
/// A route with a gap that no rule fills fails the tests: add a line here, with a thing that is really there.
enum RouteThings {
    /// Whose a thing is.
    enum Owner: Sendable { case nobody, district, unit, person }

    struct Rule: Sendable {
        /// How the route's path begins.
        let path: String
        let name: String
        let owner: Owner
        let value: @Sendable (Belongings) -> String?

        init(
            _ path: String, _ name: String, _ owner: Owner = .nobody,
            _ value: @escaping @Sendable (Belongings) -> String?
        ) {
            (self.path, self.name, self.owner, self.value) = (path, name, owner, value)
        }
    }

    /// The first that fits counts.
    private static let rules: [Rule] = [
        Rule("/inbox/entries", "entry", .person) { $0.entry },
        Rule("/calendar", "feed") { _ in "\(String(repeating: "x", count: 43)).ics" },
        Rule("/administration/webhooks", "webhook", .district) { $0.webhook },
        Rule("/administration/deliveries", "delivery", .district) { $0.delivery },
        Rule("/account/sessions", "session", .person) { $0.session.rawValue },
        Rule("/account/tokens", "token", .person) { $0.token.rawValue },
        Rule("/administration/people", "person", .district) { $0.person.rawValue },
        Rule("/administration/units", "unit", .district) { $0.unit.rawValue },
        Rule("/administration/sessions", "session", .district) { $0.session.rawValue },
        Rule("/administration/audit", "walk", .person) { last($0.walk) },
        Rule("/documents", "document") { _ in "breakdown" },
        Rule("/documents", "shape") { _ in "docx" },
        Rule("/conversions", "conversion", .person) { last($0.conversion) },
        Rule("/plans/:year/amend", "year") { _ in "2023" },
        Rule("/plans/:year/amend", "action") { _ in "1" },
        Rule("/plans/:year/amend", "number") { _ in "1" },
        Rule("/plans/:year/draft", "year") { String($0.draft.year) },
        Rule("/plans/:year/draft/remarks", "number") { _ in "1" },
        Rule("/plans/:year/draft/undo", "first") { _ in "1" },
        Rule("/plans/:year/draft/undo", "last") { _ in "1" },
        Rule("/plans/:year/draft/commitments", "commitment", .district) {
            $0.draft.actions[0].commitments[0].id.rawValue
        },
        Rule("/plans/:year/draft/actions", "action", .district) { $0.draft.actions[2].id.rawValue },
        Rule("/plans/:year/draft/actions", "unit", .district) {
            $0.draft.actions[2].responsibilities.first { $0.isGroup }?.id.rawValue
        },
        Rule("/year-end", "year") { _ in "2023" },
        Rule("/supervision/orders", "order", .unit) { $0.order.rawValue },
        Rule("/supervision/due-requests", "request", .unit) { $0.dueRequest.rawValue },
        Rule("/supervision/commitments", "check", .district) { $0.check.rawValue },
        Rule("/supervision/commitments", "year") { _ in "2023" },
        Rule("/supervision/commitments", "ordinal") { _ in "1" },
        Rule("/supervision/commitments", "number") { _ in "1" },
        Rule("/proposals", "proposal", .unit) { $0.proposal.rawValue },
        Rule("/plan", "ordinal") { _ in "1" },
        Rule("/plan", "number") { _ in "1" },
        // Where a unit stands is known within its district.
        Rule("/units", "id", .district) { $0.unit.rawValue },
        Rule("/reports", "unit", .unit) { $0.unit.rawValue },
        Rule("/reports", "action") { $0.action },
        Rule("/reports", "file", .unit) { $0.file.rawValue },
        Rule("/review", "unit", .unit) { $0.unit.rawValue },
        Rule("/review", "action") { $0.action },
        Rule("/review", "remark", .unit) { $0.remark.rawValue },
        Rule("/ledgers", "ledger") { _ in TestLedger.trainings.name },
        Rule("/ledgers", "record", .unit) { $0.record },
        Rule("/ledgers", "view", .person) { $0.view },
        Rule("/ledgers", "upload", .person) { $0.upload },
        Rule("/reminders", "reminder", .unit) { $0.reminder.rawValue },
        Rule("/extensions", "request", .unit) { $0.request.rawValue },
        Rule("/", "quarter") { $0.quarter },
    ]

    private static func last(_ path: String) -> String? { path.split(separator: "/").last.map(String.init) }

    /// The gaps of a route with whom what stands in them belongs to; records what has no rule.
    static func owners(_ entry: RouteEntry) -> [Owner] {
        gaps(entry).compactMap { name in
            guard let rule = rule(entry, name) else {
                Issue.record(
                    "\(entry.path): nothing real for :\(name). Add a Rule to RouteThings, of a thing in Belongings."
                )
                return nil
            }
            return rule.owner
        }
    }

    /// The route's path with things of a district; those that nobody owns, and all but the last owned one, of `mine` if
    /// it is given; owned ones made up where `isMadeUp`.
    static func path(
        _ entry: RouteEntry, _ theirs: Belongings, mixedInto mine: Belongings? = nil, isMadeUp: Bool = false
    ) -> String {
        let owned = gaps(entry).filter { rule(entry, $0).map { $0.owner != .nobody } ?? false }
        return entry.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            guard part.hasPrefix(":"), let rule = rule(entry, String(part.dropFirst())) else {
                return String(part)
            }
            if rule.owner != .nobody, isMadeUp { return "01890000-0000-7000-8000-999999999999" }
            return rule.value(rule.name == owned.last ? theirs : mine ?? theirs) ?? "none"
        }.joined(separator: "/")
    }

    private static func gaps(_ entry: RouteEntry) -> [String] {
        entry.path.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
    }

    private static func rule(_ entry: RouteEntry, _ name: String) -> Rule? {
        rules.first { $0.name == name && entry.path.hasPrefix($0.path) }
    }
}
