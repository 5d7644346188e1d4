import Operations
import Programme

/// The columns of a table of records, worked out once for all its rows.
struct RecordColumns: Sendable {
    let title: String
    let heads: [String]
    let titleField: Programme.Field?
    let fields: [Column]
    let showsUnit: Bool

    /// A column with the words of its choices at hand.
    struct Column: Sendable {
        let field: Programme.Field
        let head: String
        let choices: [String: String]
        let isNumber: Bool

        init(_ field: Programme.Field, _ words: LedgerWords) {
            self.field = field
            head = words.label(field.label)
            isNumber = field.kind == .integer || field.kind == .decimal
            switch field.kind {
            case .yesNo: choices = ["yes": words.yesNo("yes"), "no": words.yesNo("no")]
            case .choice:
                choices = Dictionary(
                    field.choices.map { ($0.name, words.label($0.label)) },
                    uniquingKeysWith: { first, _ in first })
            default: choices = [:]
            }
        }

        func words(_ value: String, _ words: LedgerWords) -> String {
            field.kind == .choices ? words.value(value, of: field) : choices[value] ?? value
        }
    }

    init(_ ledger: Ledger, _ words: LedgerWords, showsUnit: Bool) {
        titleField = LedgerColumns.title(ledger)
        title = titleField.map { words.label($0.label) } ?? words("record-page.record")
        fields = LedgerColumns.shown(ledger).map { Column($0, words) }
        self.showsUnit = showsUnit
        let day = ledger.field(ledger.dateField).map { words.label($0.label) } ?? words("record-page.day")
        heads = [day] + fields.map(\.head) + (showsUnit ? [words("record-page.unit")] : [])
    }
}

/// A record in the table.
struct RecordRow: MustacheParent, Sendable {
    let id: String
    let title: String
    let path: String
    let label: String
    let cells: [Cell]
    let deleted: String?
    /// Whether the reader may change it: rows of other units stand beside one's own.
    let mayChange: Bool

    /// One value.
    struct Cell: MustacheParent, Sendable {
        let head: String
        let words: String
        let isNumber: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "head": head
            case "words": words
            case "isNumber": isNumber
            default: nil
            }
        }
    }

    init(
        _ record: LedgerRecord, _ columns: RecordColumns, _ path: LedgerPath,
        units: [ID<Programme.Unit>: String],
        mayChange: Bool, _ words: LedgerWords
    ) {
        id = record.id.rawValue
        self.mayChange = mayChange
        self.path = path.record(record.id)
        title =
            columns.titleField.flatMap { record.values[$0.name] } ?? record.place ?? record.day.description
        label = words("record-page.choose", ["title": title, "day": record.day.description])
        var cells = [Cell(head: columns.heads[0], words: record.day.description, isNumber: false)]
        cells.reserveCapacity(columns.heads.count)
        for column in columns.fields {
            let value = record.values[column.field.name].map { column.words($0, words) } ?? ""
            cells.append(Cell(head: column.head, words: value, isNumber: column.isNumber))
        }
        if columns.showsUnit {
            cells.append(
                Cell(head: columns.heads.last ?? "", words: units[record.unit] ?? "", isNumber: false))
        }
        self.cells = cells
        deleted = record.deletedAt.map { words("record-page.deleted-at", ["at": $0.local]) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "id": id
        case "title": title
        case "path": path
        case "label": label
        case "cells": cells
        case "deleted": maybe(deleted)
        case "mayChange": mayChange
        default: nil
        }
    }
}
