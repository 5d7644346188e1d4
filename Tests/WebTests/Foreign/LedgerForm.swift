import Foundation
import Operations
import Programme
import TestSupport

@testable import Web

/// What is sent to the routes of ledgers.
enum LedgerForm {
    static func of(_ path: String, _ it: Belongings) -> RouteForm? {
        let ledger = "/ledgers/:ledger"
        let (record, upload) = ("\(ledger)/records/:record", "\(ledger)/imports/:upload")
        let id = ("id", it.record)
        let row = it.site.trainingForm(2)
        let file = TestSite.File(name: "x.csv", data: Data("姓名\n".utf8))
        let columns = [("columns", "2"), ("column.0", "name"), ("column.1", "number")]
        let forms: [String: RouteForm] = [
            "\(ledger)/searches": RouteForm([("number", TestLedger.number(1))]),
            "\(ledger)/views": RouteForm([("name", "本年"), ("query", "")]),
            "\(ledger)/views/:view/deletion": RouteForm(),
            "\(ledger)/records/new": RouteForm(row), "\(ledger)/records/outlook": RouteForm(row),
            "\(record)/edit": RouteForm([("revision", "1")] + it.site.trainingForm(1, more: ["hours": "9"])),
            "\(record)/deletion": RouteForm(), "\(record)/restoration": RouteForm(),
            "\(ledger)/selection": RouteForm([id, ("move", "delete")]),
            "\(ledger)/selection/change": RouteForm([id, ("field", "hours"), ("v.hours", "9")]),
            "\(ledger)/selection/deletion": RouteForm([id]),
            "\(ledger)/persons/merging": RouteForm([("keep", it.record), ("merge", it.unit.rawValue)]),
            "\(ledger)/imports": RouteForm(files: [file]),
            "\(ledger)/imports/begin": RouteForm([("name", "x.csv"), ("size", "10")]),
            "\(upload)/pieces": RouteForm([("offset", "0")], files: [file]),
            "\(upload)/discarding": RouteForm(), "\(upload)/check": RouteForm(columns),
            "\(upload)/confirmation": RouteForm(),
            "\(ledger)/export": RouteForm([("format", "csv"), ("query", "")]),
            "/ledger-definitions/new": RouteForm(files: [file]),
            "/ledger-definitions": RouteForm([("name", "x.json"), ("file", "eA")]),
        ]
        return forms[path]
    }
}
