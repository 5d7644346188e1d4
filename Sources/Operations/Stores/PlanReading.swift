import Database
import Foundation
import Programme

/// Reads a plan's actions with five statements, however many rows there are.
struct PlanReading {
    let jurisdiction: JurisdictionCode
    let plan: ID<Plan>
    let db: any Connection

    func actions() throws -> [Action] {
        let responsibilities = try responsibilities()
        let commitments = try commitments()
        return try db.rows(
            """
            SELECT id, ordinal, title, units_text, due_on, source_start, source_end FROM actions
            WHERE jurisdiction = \(jurisdiction) AND plan = \(plan) ORDER BY ordinal
            """
        ).map { row in
            let id = try row.get("id", as: ID<Action>.self)
            return Action(
                id: id, ordinal: try row.get("ordinal"), title: try row.get("title"),
                unitsText: try row.get("units_text"), dueOn: try row.get("due_on"), source: try row.span(),
                responsibilities: responsibilities[id] ?? [], commitments: commitments[id] ?? [])
        }
    }

    private func responsibilities() throws -> [ID<Action>: [Responsibility]] {
        var units: [ID<Responsibility>: [ID<Unit>]] = [:]
        for row in try db.rows(
            """
            SELECT u.responsibility, u.unit FROM responsible_units u
            JOIN responsibilities r ON r.jurisdiction = u.jurisdiction AND r.id = u.responsibility
            JOIN actions a ON a.jurisdiction = r.jurisdiction AND a.id = r.action
            WHERE u.jurisdiction = \(jurisdiction) AND a.plan = \(plan) ORDER BY u.responsibility, u.ordinal
            """)
        {
            units[try row.get("responsibility"), default: []].append(try row.get("unit"))
        }
        var found: [ID<Action>: [Responsibility]] = [:]
        for row in try db.rows(
            """
            SELECT r.id, r.action, r.name, r.role, r.is_group FROM responsibilities r
            JOIN actions a ON a.jurisdiction = r.jurisdiction AND a.id = r.action
            WHERE r.jurisdiction = \(jurisdiction) AND a.plan = \(plan) ORDER BY r.action, r.ordinal
            """)
        {
            let id = try row.get("id", as: ID<Responsibility>.self)
            found[try row.get("action"), default: []].append(
                Responsibility(
                    id: id, name: try row.get("name"), role: try row.code("role"),
                    isGroup: try row.get("is_group"), units: units[id] ?? []))
        }
        return found
    }

    private func commitments() throws -> [ID<Action>: [Commitment]] {
        var milestones: [ID<Commitment>: [Milestone]] = [:]
        for row in try db.rows(
            """
            SELECT m.commitment, m.ordinal, m.title, m.weight, m.due_on FROM milestones m
            JOIN commitments c ON c.jurisdiction = m.jurisdiction AND c.id = m.commitment
            JOIN actions a ON a.jurisdiction = c.jurisdiction AND a.id = c.action
            WHERE m.jurisdiction = \(jurisdiction) AND a.plan = \(plan) ORDER BY m.commitment, m.ordinal
            """)
        {
            milestones[try row.get("commitment"), default: []].append(
                Milestone(
                    ordinal: try row.get("ordinal"), title: try row.get("title"),
                    weight: try row.get("weight"),
                    dueOn: try row.get("due_on")))
        }
        var found: [ID<Action>: [Commitment]] = [:]
        for row in try db.rows(
            """
            SELECT c.* FROM commitments c
            JOIN actions a ON a.jurisdiction = c.jurisdiction AND a.id = c.action
            WHERE c.jurisdiction = \(jurisdiction) AND a.plan = \(plan) ORDER BY c.action, c.ordinal
            """)
        {
            let id = try row.get("id", as: ID<Commitment>.self)
            found[try row.get("action"), default: []].append(try commitment(row, id, milestones[id] ?? []))
        }
        return found
    }

    private func commitment(_ row: Row, _ id: ID<Commitment>, _ milestones: [Milestone]) throws -> Commitment
    {
        Commitment(
            id: id, ordinal: try row.get("ordinal"), subject: try row.get("subject"),
            text: try row.get("content"),
            kind: try row.code("kind"), counting: try row.code("counting"), target: try target(row),
            baseline: try row.get("baseline"), dueOn: try row.get("due_on"), weight: try row.get("weight"),
            accountable: try row.get("accountable"),
            suggestion: try row.get("suggested", as: ID<Unit>?.self).map { unit in
                AccountableSuggestion(
                    unit: unit, reason: try JSONColumn.value(row.get("suggestion_reason", as: String.self)))
            },
            milestones: milestones, source: try row.span(), definition: try row.get("definition"))
    }

    private func target(_ row: Row) throws -> Target? {
        guard try row.get("comparator", as: String?.self) != nil else { return nil }
        let text = try row.get("target_value", as: String.self)
        guard let value = Decimal(plain: text) else {
            throw Problem(.conflict, "database.value-unknown", ["column": "target_value", "value": text])
        }
        return Target(
            comparator: try row.code("comparator"), value: value, unit: try row.get("target_unit"),
            per: try row.get("target_per"), text: try row.get("target_text", as: String?.self) ?? "")
    }
}

extension Row {
    /// A stretch of the notice.
    fileprivate func span() throws -> TextSpan {
        TextSpan(start: try get("source_start"), end: try get("source_end"))
    }
}
