import Operations
import Programme

/// Which column of a stranger's file is which field.
struct MappingPage: Page {
    static let template = "ledgers/mapping"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let head: ImportHead
    let columns: [Part]
    let summary: String
    let missing: String?
    let unmatched: String?
    let faults: [FieldFault]

    init(
        _ found: ImportExamination, _ upload: UploadState, _ problems: [Problem], _ words: LedgerWords
    ) {
        let ledger = found.ledger
        head = ImportHead(ledger, upload, step: "mapping", words)
        title = words("ledger-import.mapping-title", ["file": upload.fileName])
        trail = head.trail
        let targets: [(String, String)] =
            [("", words("ledger-import.ignored")), ("@unit", words("record-page.unit"))]
            + ledger.fields.filter { $0.calculation == nil }.map { ($0.name, words.label($0.label)) }
        columns = found.heads.enumerated().map { index, name in
            let chosen = index < found.mapping.targets.count ? found.mapping.targets[index].text : ""
            return Part([
                "column": "column.\(index)",
                "head": name.isEmpty
                    ? words("ledger-import.column", ["number": String(index + 1)]) : name,
                "samples": found.samples.compactMap {
                    index < $0.count && !$0[index].isEmpty ? $0[index] : nil
                },
                "targets": targets.map { Choice(value: $0.0, words: $0.1, isChosen: $0.0 == chosen) },
            ])
        }
        summary = words(
            "ledger-import.origin-\(found.origin.rawValue)",
            [
                "sheet": found.sheet ?? upload.fileName, "row": String(found.headRow),
            ])
        let labels = found.missing.map { name in ledger.field(name).map { words.label($0.label) } ?? name }
        missing =
            labels.isEmpty
            ? nil
            : words("ledger-import.missing", ["fields": labels.joined(separator: words("ledger.and"))])
        let heads = found.unmatched.compactMap { $0 < found.heads.count ? found.heads[$0] : nil }
        unmatched =
            heads.isEmpty
            ? nil : words("ledger-import.unmatched", ["heads": heads.joined(separator: words("ledger.and"))])
        faults = problems.map { FieldFault(field: $0.position, words: words.plain.text($0.message)) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "head": head
        case "columns": columns
        case "columnCount": String(columns.count)
        case "summary": summary
        case "missing": maybe(missing)
        case "unmatched": maybe(unmatched)
        case "faults": faults
        case "hasFaults": !faults.isEmpty
        default: nil
        }
    }
}

/// What stands above every page of an import: the file, and which step it is at.
struct ImportHead: MustacheParent, Sendable {
    let path: String
    let records: String
    let imports: String
    let trail: [Link]
    let file: String
    let steps: [Link]

    init(_ ledger: Ledger, _ upload: UploadState, step: String, _ words: LedgerWords) {
        let ways = LedgerPath(ledger.name)
        path = UploadController.path(upload)
        (records, imports) = (ways.records, ways.imports)
        file = upload.fileName
        trail =
            ways.trail(ledger, words, isBelow: true)
            + [Link(words: words("record-page.import"), path: ways.imports)]
        steps = ["upload", "mapping", "check", "done"].map {
            Link(words: words("ledger-import.step-\($0)"), path: "", isCurrent: $0 == step)
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "path": path
        case "records": records
        case "imports": imports
        case "file": file
        case "steps": steps
        default: nil
        }
    }
}

/// A run that is under way.
struct ImportProgressPage: Page {
    static let template = "ledgers/import-progress"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let scripts = ["ledger-progress"]
    let head: ImportHead
    let share: String
    let rows: String

    init(_ ledger: Ledger, _ upload: UploadState, _ run: ImportDesk.Run, _ words: LedgerWords) {
        head = ImportHead(ledger, upload, step: run.isDryRun ? "check" : "done", words)
        title = words(run.isDryRun ? "ledger-import.checking" : "ledger-import.importing")
        trail = head.trail
        share = String(Int(min(1, max(0, run.share)) * 100))
        rows = words("ledger-import.rows-read", ["count": words.count(run.rows)])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "head": head
        case "share": share
        case "rowsRead": rows
        default: nil
        }
    }
}

/// A file that is not all here, or that cannot be read.
struct ImportStoppedPage: Page {
    static let template = "ledgers/import-stopped"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let head: ImportHead
    let says: String
    let faults: [FieldFault]

    init(_ ledger: Ledger, _ upload: UploadState, _ words: LedgerWords, problems: [Problem] = []) {
        head = ImportHead(ledger, upload, step: "upload", words)
        title = upload.fileName
        trail = head.trail
        let share = upload.size > 0 ? upload.received * 100 / upload.size : 0
        says = words(
            problems.isEmpty ? "ledger-import.stopped" : "ledger-import.unreadable",
            ["share": String(share), "file": upload.fileName])
        faults = problems.map { FieldFault(field: nil, words: words.plain.text($0.message)) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "head": head
        case "says": says
        case "faults": faults
        case "hasFaults": !faults.isEmpty
        default: nil
        }
    }
}

/// What a dry run found, or what an import did.
struct ImportResultPage: Page {
    static let template = "ledgers/import-result"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let head: ImportHead
    let says: String
    let isGood: Bool
    let isDone: Bool
    let mayConfirm: Bool
    let send: String
    let counts: [Part]
    let rows: [Part]
    let rowsHint: String?
    let remarks: [String]
    let hasRefused: Bool

    init(_ ledger: Ledger, _ upload: UploadState, _ result: ImportResult, _ words: LedgerWords) {
        isDone = upload.state == .imported
        head = ImportHead(ledger, upload, step: isDone ? "done" : "check", words)
        trail = head.trail
        title = words(
            isDone ? "ledger-import.done-title" : "ledger-import.checked-title", ["file": upload.fileName])
        let found = result.counts
        mayConfirm = !isDone && result.outcome == .wouldImport
        isGood = result.outcome != .refused
        hasRefused = found.refused > 0
        let numbers = [
            "new": words.count(found.new), "changed": words.count(found.changed),
            "refused": words.count(found.refused), "total": words.count(found.new + found.changed),
        ]
        says = words("ledger-import.outcome-\(result.outcome.rawValue)", numbers)
        send = words("ledger-import.confirm", numbers)
        counts = [
            ("new", found.new), ("changed", found.changed), ("same", found.same), ("refused", found.refused),
            ("ignored", found.ignored),
        ].map { kind, count in
            Part([
                "kind": kind, "count": words.count(count), "countWords": words("ledger-import.count-\(kind)"),
                "isBad": kind == "refused" && count > 0,
            ])
        }
        rows = result.first.map { row in
            Part([
                "number": String(row.number),
                "reasons": row.faults.map { problem in
                    let said = words.plain.text(problem.message)
                    guard let field = problem.field.flatMap({ ledger.field($0) }) else { return said }
                    return words(
                        "record-form.fault", ["field": words.label(field.label), "fault": said])
                },
            ])
        }
        rowsHint =
            found.refused > result.first.count && !result.first.isEmpty
            ? words("ledger-import.first-refused", ["count": String(result.first.count)]) : nil
        remarks = result.remarks.map { words.plain.text($0) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "head": head
        case "says": says
        case "isGood": isGood
        case "isDone": isDone
        case "mayConfirm": mayConfirm
        case "send": send
        case "counts": counts
        case "rows": rows
        case "hasRows": !rows.isEmpty
        case "rowsHint": maybe(rowsHint)
        case "remarks": remarks
        case "hasRemarks": !remarks.isEmpty
        case "hasRefused": hasRefused
        default: nil
        }
    }
}
