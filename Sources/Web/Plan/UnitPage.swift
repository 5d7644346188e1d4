import Mustache
import Operations
import Programme

/// One unit: what it answers for, its reports of the year, its people.
struct UnitPage: Page {
    static let template = "plan/unit"

    let title: String
    let area = Area.units
    let trail: [Link]
    let bar: QuarterBar
    let row: UnitRow
    let aliases: String?
    let rows: [CommitmentRow]
    let quarters: [String]
    let reports: [UnitReportRow]
    let people: [UnitPersonRow]?

    init(_ unit: Programme.Unit, _ view: PlanView, _ programme: ProgrammeView, _ words: PlanWords) {
        title = unit.name.rawValue
        trail = [
            Link(
                words: words("browse.units-title", ["year": String(view.plan.year)]),
                path: PlanPath(quarter: view.quarter).units)
        ]
        bar = QuarterBar(view, programme, path: "/units/\(SafePath.part(unit.id.rawValue))", words)
        row = UnitRow(unit, view, words)
        aliases = unit.aliases.isEmpty ? nil : words.list(unit.aliases.map(\.rawValue))
        rows = view.lines.filter { $0.commitment.accountable == unit.id }.map {
            CommitmentRow($0, view, words)
        }
        quarters = view.periods.map { words.shortQuarter($0.quarter) }
        let actions = view.plan.actions.filter { $0.reportingUnits.contains(unit.id) }
        let all = view.periods.map { view.reports(in: $0.quarter, of: unit.id) }
        reports = actions.map { action in
            UnitReportRow(
                action, all.compactMap { $0.first { $0.action.id == action.id } }, view, words)
        }
        people = view.people(of: unit.id)?.map { UnitPersonRow($0, words) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "bar": bar
        case "isOneUnit": true
        case "row": row
        case "aliases": maybe(aliases)
        case "rows": rows
        case "hasRows": !rows.isEmpty
        case "quarters": quarters
        case "reports": reports
        case "hasReports": !reports.isEmpty
        case "hasPeople": people != nil
        case "people": people ?? []
        case "isDeserted": people?.isEmpty == true
        default: nil
        }
    }
}

/// A unit's reports on one action, one cell for each quarter.
struct UnitReportRow: MustacheParent, Sendable {
    /// A quarter's report.
    struct Cell: MustacheParent, Sendable {
        let quarter: String
        let state: String
        let stateWords: String
        let lateness: String?
        let path: String?
        let isCurrent: Bool
        /// Whether the quarter is neither open nor asked for: nothing is owed.
        let isIdle: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "quarterName": quarter
            case "state": state
            case "stateWords": stateWords
            case "lateness": maybe(lateness)
            case "path": maybe(path)
            case "isCurrent": isCurrent
            case "isIdle": isIdle
            default: nil
            }
        }
    }

    let action: String
    let path: String
    let cells: [Cell]

    init(_ action: Action, _ reports: [ReportLine], _ view: PlanView, _ words: PlanWords) {
        self.action = "\(action.ordinal). \(words.plain(action.title))"
        path = PlanPath(quarter: view.quarter).action(action.ordinal)
        cells = reports.map { line in
            let row = ReportRow(line, view, words)
            let isIdle = line.state == .none && !line.isAsked
            return Cell(
                quarter: words.shortQuarter(line.quarter), state: row.state, stateWords: row.stateWords,
                lateness: row.lateness, path: isIdle ? nil : row.path,
                isCurrent: line.quarter == view.quarter, isIdle: isIdle)
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "action": action
        case "actionPath": path
        case "cells": cells
        default: nil
        }
    }
}

/// Somebody of a unit.
struct UnitPersonRow: MustacheParent, Sendable {
    let name: String
    let role: String
    let isActive: Bool

    init(_ person: Person, _ words: PlanWords) {
        name = words.plain(person.name)
        role = words("role.\(person.role.rawValue)")
        isActive = person.isActive
    }

    func child(named name: String) -> Any? {
        switch name {
        case "personName": self.name
        case "role": role
        case "isActive": isActive
        default: nil
        }
    }
}
