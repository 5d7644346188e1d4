import HTTPTypes
import Hummingbird
import Operations
import Programme

/// The audit log: read, exported, held against its own chain.
struct AuditController {
    let walks: ChainWalks

    @Sendable func list(_ visit: Visit) async throws -> Response {
        let query = try AuditQuery(visit.queryFields)
        let page = try await ReadAudit(visit.office, visit.site.auditBooks)(
            query.filter, below: query.below, by: visit.person)
        return try visit.page(AuditLogPage(visit, page, query))
    }

    @Sendable func export(_ visit: Visit) async throws -> Response {
        let query = try AuditQuery(visit.queryFields)
        let words = try visit.words
        let columns = ["time", "person", "event", "subject", "details", "number", "hash"]
        let data = try await ReadAudit(visit.office).spreadsheet(
            query.filter, sheet: words("admin.audit"), columns: columns.map { words("admin.audit-\($0)") },
            event: { words.word("event.\($0)") ?? $0 }, by: visit.person)
        return visit.file(
            data, name: words("admin.audit-file", ["day": try visit.office.today.description]) + ".xlsx",
            mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    }

    /// Begins a walk along the chain; its page goes on with it until it is done.
    @Sendable func verify(_ visit: Visit) async throws -> Response {
        let noted = visit.fields.text("head")?.lowercased()
        if let noted, noted.utf8.count != 64 || noted.contains(where: { !$0.isHexDigit }) {
            return visit.redirect(to: "/administration/audit", Flash("admin.head-invalid", isGood: false))
        }
        let id = try await walks.begin(by: visit.person, noted: noted)
        return visit.redirect(to: "/administration/audit/verifications/\(id)")
    }

    @Sendable func showVerification(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("walk")
        guard let walk = try await walks.walk(id, by: visit.person) else {
            return visit.redirect(to: "/administration/audit", Flash("admin.walk-gone", isGood: false))
        }
        let next =
            walk.outcome == nil ? try await VerifyAudit(visit.office).going(walk, by: visit.person) : walk
        await walks.keep(next, as: id)
        var response = try visit.page(VerificationPage(visit, next))
        // Without a script: the browser asks for the page again until the walk is done.
        if next.outcome == nil, let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "0" }
        return response
    }
}

/// Walks along the chain that are under way, or were just finished: a few, and each its own reader's.
actor ChainWalks {
    private var walks: [String: (reader: ID<Person>, region: JurisdictionCode, walk: VerifyAudit.Walk)] = [:]
    private var order: [String] = []

    /// Most walks that are kept; the oldest goes.
    private static let most = 20

    func begin(by person: Person, noted: String?) throws -> String {
        let id = SessionCookies.random()
        walks[id] = (person.id, person.jurisdiction, VerifyAudit.Walk(noted: noted))
        order.append(id)
        if order.count > ChainWalks.most { walks[order.removeFirst()] = nil }
        return id
    }

    /// A walk of this reader; nil for another's, and for one that is gone.
    func walk(_ id: String, by person: Person) throws -> VerifyAudit.Walk? {
        guard let kept = walks[id], kept.reader == person.id, kept.region == person.jurisdiction else {
            return nil
        }
        return kept.walk
    }

    func keep(_ walk: VerifyAudit.Walk, as id: String) { walks[id]?.walk = walk }
}

/// What the reader of the log asked for.
struct AuditQuery: Sendable {
    let actor: String?
    let event: String?
    let subject: String?
    let from: String?
    let through: String?
    let below: Int?

    init(_ query: FormFields) {
        actor = query.text("actor")
        event = query.text("event")
        subject = query.text("subject")
        from = query.text("from")
        through = query.text("through")
        below = query.text("below").flatMap { Int($0) }
    }

    /// What is no day is left out: the page shows which days it took.
    var filter: AuditFilter {
        AuditFilter(
            actor: actor, event: event, subject: subject, from: from.flatMap { Day($0) },
            through: through.flatMap { Day($0) })
    }

    var isSet: Bool { filter != AuditFilter() }

    func query(below: Int? = nil) -> String {
        QueryText.make([
            ("actor", actor), ("event", event), ("subject", subject), ("from", filter.from?.description),
            ("through", filter.through?.description), ("below", below.map(String.init)),
        ])
    }
}
