import Hummingbird
import Operations
import Programme

/// Everybody who is signed in.
struct SessionController {
    @Sendable func list(_ visit: Visit) async throws -> Response {
        let office = try visit.office
        let sessions = try await ListSessions(office).ofEverybody(by: visit.person)
        let people = try await ReadRegister(office).people(by: visit.person)
        return try visit.page(SessionsPage(visit, sessions, people))
    }

    @Sendable func end(_ visit: Visit) async throws -> Response {
        let id = ID<Session>(try visit.parameter("session"))
        do { try await EndSession(visit.office)(id: id, by: visit.person) } catch let problem as Problem
            where problem.code == "session.not-found"
        {
            return visit.redirect(
                to: "/administration/sessions", Flash("account.session-gone", isGood: false))
        }
        return visit.redirect(to: "/administration/sessions", Flash("account.session-ended"))
    }
}

/// Who is signed in, and where.
struct SessionsPage: Page {
    static let template = "administration/sessions"

    let title: String
    let area = Area.administration
    let trail: [Link]
    let rows: [SessionRow]

    init(_ visit: Visit, _ sessions: [Session], _ people: [Person]) throws {
        let words = try visit.words
        title = words("admin.sessions")
        trail = OverviewPage.trail(words)
        let own = visit.context.signedIn?.session.id
        let known = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0) })
        rows = sessions.map { session in
            var row = SessionRow(session, isThis: session.id == own, words)
            row.person = known[session.person]?.name ?? ""
            row.personPath = "/administration/people/\(session.person)"
            row.role = known[session.person].map { words("role.\($0.role.rawValue)") } ?? ""
            return row
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "rows": rows
        default: nil
        }
    }
}
