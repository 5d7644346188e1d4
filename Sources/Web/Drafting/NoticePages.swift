import Operations
import Programme

/// The notices that came in, with their plans.
struct NoticeListPage: Page {
    static let template = "drafting/notices"

    let title: String
    let area = Area.notices
    let rows: [Part]
    let canImport: Bool

    init(_ visit: Visit, _ notices: [NoticeListing]) throws {
        let words = DraftWords(try visit.words)
        let role = try visit.person.role
        title = words("nav.notices")
        canImport = role == .reviewer || role == .administrator
        rows = notices.map { listing in
            let path = DraftPath(year: listing.year)
            return Part([
                "year": String(listing.year), "noticeTitle": words.plain(listing.title),
                "number": listing.documentNumber.map(words.plain), "file": words.plain(listing.fileName),
                "importedOn": words.day(listing.importedAt.day), "importedBy": listing.importedBy,
                "isDraft": listing.status == .draft, "draft": path.draft,
                "amend": listing.status == .confirmed && role == .reviewer ? path.amend : nil,
                "plan": "/plan?year=\(listing.year)",
            ])
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "rows": rows
        case "hasRows": !rows.isEmpty
        case "canImport": canImport
        default: nil
        }
    }
}

/// The form for a notice's file or its text.
struct NoticeNewPage: Page {
    static let template = "drafting/new"

    let title: String
    let area = Area.notices
    let trail: [Link]
    let scripts = ["notice-import"]
    let faults: Faults
    let year: String
    let text: String
    let limit: String

    init(_ visit: Visit, _ problems: [Problem] = []) throws {
        let words = try visit.words
        title = words("draft.new-title")
        trail = [Link(words: words("nav.notices"), path: "/notices")]
        faults = Faults(problems, words)
        year = visit.fields["year"] ?? ""
        text = visit.fields["text"] ?? ""
        limit = words(
            "draft.file-help", ["limit": String(NoticeController.fileLimit / 1_048_576)])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "faults": faults.all
        case "hasFaults": !faults.all.isEmpty
        case "fileField": faults.field("file", nil)
        case "yearField": faults.field("year", year)
        case "textField": faults.field("text", text)
        case "limit": limit
        default: nil
        }
    }
}
