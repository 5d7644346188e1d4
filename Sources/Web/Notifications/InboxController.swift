import Foundation
import Hummingbird
import Operations
import Programme

/// What somebody was told, and how they want to be told.
struct InboxController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        let unreadOnly = visit.query("unread") != nil
        let inbox = try await ReadInbox(visit.office)(unreadOnly: unreadOnly, by: visit.person)
        return try visit.page(InboxPage(visit, inbox, unreadOnly: unreadOnly))
    }

    @Sendable func read(_ visit: Visit) async throws -> Response {
        try await MarkInboxRead(visit.office)(ID(try visit.parameter("entry")), by: visit.person)
        return visit.redirect(to: "/inbox")
    }

    @Sendable func readAll(_ visit: Visit) async throws -> Response {
        let count = try await MarkInboxRead(visit.office).all(by: visit.person)
        return visit.redirect(to: "/inbox", Flash("inbox.all-read", ["count": String(count)]))
    }

    @Sendable func settings(_ visit: Visit) async throws -> Response {
        let contact = try await ReadContact(visit.office)(by: visit.person)
        return try visit.page(InboxSettingsPage(visit, contact))
    }

    @Sendable func change(_ visit: Visit) async throws -> Response {
        let (email, byMail) = (visit.fields.text("email") ?? "", visit.fields.has("by-mail"))
        do {
            try await ChangeContact(visit.office)(email: email, byMail: byMail, by: visit.person)
            return visit.redirect(to: "/inbox/settings", Flash("inbox.contact-changed"))
        } catch {
            let problems = try Faults.caught(error)
            var contact = try await ReadContact(visit.office)(by: visit.person)
            (contact.email, contact.byMail) = (email, byMail)
            return try visit.page(
                InboxSettingsPage(visit, contact, problems), status: .unprocessableContent)
        }
    }

    /// Answers with the address itself, without a redirect: it stands nowhere else, and is shown once.
    @Sendable func makeCalendar(_ visit: Visit) async throws -> Response {
        let token = try await MakeCalendarFeed(visit.office)(by: visit.person)
        let contact = try await ReadContact(visit.office)(by: visit.person)
        let base = visit.site.settings.publicURL?.absoluteString ?? visit.ownAddress
        let address = (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/calendar/\(token).ics"
        return try visit.page(InboxSettingsPage(visit, contact, address: address))
    }

    @Sendable func removeCalendar(_ visit: Visit) async throws -> Response {
        try await RemoveCalendarFeed(visit.office)(by: visit.person)
        return visit.redirect(to: "/inbox/settings", Flash("inbox.calendar-removed"))
    }
}

/// What somebody was told.
struct InboxPage: Page {
    static let template = "notifications/inbox"

    let title: String
    let area = Area.none
    private let content: Part

    init(_ visit: Visit, _ inbox: Inbox, unreadOnly: Bool) throws {
        let words = try visit.words
        let person = try visit.person
        let text = EventText(words: words)
        title = words("inbox.title")
        content = Part([
            "entries": inbox.entries.map { entry in
                Part([
                    "id": entry.id.rawValue, "line": text.line(entry.event, inbox.units),
                    "path": text.path(entry.event, for: person), "at": entry.event.at.local,
                    "isUnread": entry.readAt == nil,
                ])
            },
            "hasEntries": !inbox.entries.isEmpty,
            "hasUnread": inbox.entries.contains { $0.readAt == nil }, "unreadOnly": unreadOnly,
            "most": inbox.entries.count < ReadInbox.most
                ? nil : words("inbox.most", ["count": String(ReadInbox.most)]),
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}

/// How somebody wants to be told.
struct InboxSettingsPage: Page {
    static let template = "notifications/settings"

    let title: String
    let area = Area.none
    let trail: [Link]
    private let content: Part

    init(
        _ visit: Visit, _ contact: Contact, _ problems: [Problem] = [], address: String? = nil
    ) throws {
        let words = try visit.words
        let faults = Faults(problems, words)
        title = words("inbox.settings")
        trail = [Link(words: words("inbox.title"), path: "/inbox")]
        content = Part([
            "email": faults.field("email", contact.email), "byMail": contact.byMail,
            "faults": faults.all, "hasFaults": !faults.all.isEmpty, "address": address,
            "since": contact.feedSince.map { words("inbox.calendar-since", ["at": $0.local]) },
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}
