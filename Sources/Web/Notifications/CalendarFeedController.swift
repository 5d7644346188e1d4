import Foundation
import HTTPTypes
import Hummingbird
import Operations
import Programme

/// A person's due days for their calendar program, which signs in nowhere: the address is the secret.
struct CalendarFeedController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        let name = try visit.parameter("feed")
        guard name.hasSuffix(".ics") else { throw Problem(.notFound, "calendar.not-found") }
        let due = try await ReadCalendarFeed(visit.site.anyOffice)(token: String(name.dropLast(4)))
        let words = try visit.words
        let base = visit.site.settings.publicURL?.absoluteString ?? visit.ownAddress
        let entries = due.items.map { item in
            switch item.what {
            case .reports(let quarter):
                DueCalendar.Entry(
                    key: "reports-\(quarter)-\(due.person.unit?.rawValue ?? "all")", day: item.dueOn,
                    summary: words("calendar.reports", ["quarter": quarter.words(words)]),
                    link: base + (due.person.unit == nil ? "/review?quarter=\(quarter)" : "/reports"))
            case .commitment(let id, let year, let action, let subject):
                DueCalendar.Entry(
                    key: "commitment-\(id)", day: item.dueOn,
                    summary: words("calendar.commitment", ["action": String(action), "subject": subject]),
                    description: words("calendar.year", ["year": String(year)]),
                    link: base + "/plan/actions/\(action)")
            }
        }
        let calendar = DueCalendar(
            name: words("calendar.name", ["region": due.jurisdiction.name]),
            domain: "\(due.jurisdiction.code).banshi", entries: entries)
        var response = visit.file(
            Data(calendar.text(at: visit.site.now()).utf8), name: "banshi.ics",
            mediaType: "text/calendar; charset=utf-8", inline: true)
        response.headers[.cacheControl] = "private, max-age=3600"
        return response
    }
}

extension Visit {
    /// The address that the browser itself used, where no other was set.
    var ownAddress: String {
        let scheme = site.settings.isSecure ? "https" : "http"
        return "\(scheme)://\(request.head.authority ?? "\(site.settings.host):\(site.settings.port)")"
    }
}
