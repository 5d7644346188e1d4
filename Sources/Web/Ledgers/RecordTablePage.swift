import Operations
import Programme

/// A page of a ledger's records.
struct RecordTablePage: Page {
    static let template = "ledgers/records"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let scripts = ["record-table"]
    let path: LedgerPath
    let filter: RecordFilter
    let columns: [String]
    let titleColumn: String
    let rows: [RecordRow]
    let summary: String
    let left: String?
    let units: [Choice]
    let places: Bool
    let filters: [FilterField]
    let views: [ViewLink]
    let changeable: [Choice]
    let mayWrite: Bool
    let mayImport: Bool
    let mayMerge: Bool
    let hasNumber: Bool
    let isMasked: Bool
    let searchNotice: String?
    let feedNotice: String?
    let withoutFeed: String
    let faults: [FieldFault]
    let newer: String?
    let older: String?

    /// A field to filter by.
    struct FilterField: MustacheParent, Sendable {
        let name: String
        let label: String
        let choices: [Choice]

        func child(named name: String) -> Any? {
            switch name {
            case "name": self.name
            case "label": label
            case "choices": choices
            default: nil
            }
        }
    }

    /// A filter that the reader keeps under a name.
    struct ViewLink: MustacheParent, Sendable {
        let words: String
        let path: String
        let dropPath: String
        let isCurrent: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "words": words
            case "path": path
            case "dropPath": dropPath
            case "isCurrent": isCurrent
            default: nil
            }
        }
    }

    init(
        _ visit: Visit, _ page: Operations.RecordPage, _ filter: RecordFilter, _ views: [LedgerView],
        isGone: Bool, problems: [Problem] = []
    ) throws {
        try self.init(
            page, filter, views, person: visit.person, visit.ledgerWords, isGone: isGone, problems: problems)
    }

    init(
        _ page: Operations.RecordPage, _ filter: RecordFilter, _ views: [LedgerView], person: Person,
        _ words: LedgerWords, isGone: Bool = false, problems: [Problem] = []
    ) {
        let ledger = page.ledger
        let path = LedgerPath(ledger.name)
        (self.path, self.filter) = (path, filter)
        title = words.label(ledger.label)
        trail = path.trail(ledger, words)
        mayWrite = Access.units.admits(person.role)
        mayImport = Access.importers.admits(person.role)
        mayMerge = ledger.subject != nil && Access.mergers.admits(person.role)
        let isOneUnit = person.recordsScope(in: ledger) != nil
        let table = RecordColumns(ledger, words, showsUnit: !isOneUnit)
        titleColumn = table.title
        columns = table.heads
        rows = page.records.map {
            RecordRow(
                $0, table, path, units: page.units, mayChange: person.mayWriteRecords(of: $0.unit), words)
        }
        isMasked = page.records.contains(where: \.isMasked)
        let count = ["count": words.count(page.count)]
        let kind = filter.isDeleted ? "deleted" : filter.isSet ? "found" : "all"
        summary = words("record-page.count-\(kind)\(page.isCountCapped ? "-capped" : "")", count)
        let leftCount = LedgerColumns.left(ledger)
        left = leftCount > 0 ? words("record-page.left", ["count": String(leftCount)]) : nil
        units =
            isOneUnit
            ? []
            : page.units.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map {
                Choice(value: $0.key.rawValue, words: $0.value, isChosen: $0.key.rawValue == filter.unit)
            }
        places = RecordFilter.hasPlace(ledger)
        filters = LedgerColumns.filters(ledger).map { field in
            let chosen = filter.values[field.name]
            let choices =
                field.kind == .yesNo
                ? ["yes", "no"].map { Choice(value: $0, words: words.yesNo($0), isChosen: $0 == chosen) }
                : field.choices.map {
                    Choice(value: $0.name, words: words.label($0.label), isChosen: $0.name == chosen)
                }
            return FilterField(
                name: "f.\(field.name)", label: words.label(field.label), choices: choices)
        }
        let kept = filter.text(isKept: true)
        self.views = views.map {
            ViewLink(
                words: $0.name, path: "\(path.records)?\($0.query)",
                dropPath: "\(path.views)/\(SafePath.part($0.id.rawValue))/deletion",
                isCurrent: $0.query == kept)
        }
        changeable = LedgerColumns.changeable(ledger).map {
            Choice(value: $0.name, words: words.label($0.label))
        }
        hasNumber = ledger.subject?.number != nil && mayWrite
        searchNotice =
            isGone
            ? words("record-page.search-gone")
            : filter.search != nil ? words("record-page.search-shown") : nil
        feedNotice = filter.feed.flatMap { ledger.feed($0) }.map {
            words("record-page.feed-shown", ["feed": words.label($0.label)])
        }
        var wider = filter
        wider.feed = nil
        withoutFeed = "\(path.records)?\(wider.text())"
        faults = problems.map { FieldFault(field: $0.position, words: words.plain.text($0.message)) }
        newer = page.previous.map { "\(path.records)?\(filter.text(after: $0.description))" }
        older = page.next.map { "\(path.records)?\(filter.text(after: $0.description))" }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "records": path.records
        case "page": path.page
        case "new": path.new
        case "imports": path.imports
        case "template": path.template
        case "persons": path.persons
        case "searches": path.searches
        case "selection": path.selection
        case "viewsPath": path.views
        case "export": "\(path.export)?\(filter.text(isKept: true))"
        case "query": filter.text(isKept: true)
        case "columns": columns
        case "titleColumn": titleColumn
        case "rows": rows
        case "hasRows": !rows.isEmpty
        case "summary": summary
        case "left": maybe(left)
        case "units": units
        case "hasUnits": !units.isEmpty
        case "from": filter.from?.description ?? ""
        case "through": filter.through?.description ?? ""
        case "place": filter.place ?? ""
        case "hasPlace": places
        case "filters": filters
        case "isOldestFirst": filter.isOldestFirst
        case "isDeleted": filter.isDeleted
        case "isFiltered": filter.isSet
        case "isWhole": !filter.isSet && !filter.isDeleted
        case "views": views
        case "hasViews": !views.isEmpty
        case "changeable": changeable
        case "mayWrite": mayWrite
        case "mayBulk": mayWrite && !filter.isDeleted && rows.contains(where: \.mayChange)
        case "hasNumber": hasNumber
        case "mayImport": mayImport
        case "mayMerge": mayMerge
        case "isMasked": isMasked
        case "searchNotice": maybe(searchNotice)
        case "feedNotice": maybe(feedNotice)
        case "feedName": filter.feed ?? ""
        case "hasFeed": filter.feed != nil
        case "withoutFeed": withoutFeed
        case "isPaged": newer != nil || older != nil
        case "faults": faults
        case "hasFaults": !faults.isEmpty
        case "newer": maybe(newer)
        case "older": maybe(older)
        default: nil
        }
    }
}
