import Database
import Programme

/// The office's orders, their moves and what they were sent for.
public enum OrderStore {
    /// Every order of a plan, the latest first.
    static func all(of plan: Plan, _ db: any Connection) throws -> [SupervisionOrder] {
        try orders(where: "o.jurisdiction = \(plan.jurisdiction) AND a.plan = \(plan.id)", db)
    }

    /// An order; throws `order.not-found`.
    static func find(
        _ id: ID<SupervisionOrder>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> SupervisionOrder {
        guard let found = try orders(where: "o.jurisdiction = \(jurisdiction) AND o.id = \(id)", db).first
        else { throw Problem(.notFound, "order.not-found") }
        return found
    }

    /// The plan that an order belongs to.
    static func year(
        of order: ID<SupervisionOrder>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Int {
        guard
            let year = try db.value(
                """
                SELECT p.year FROM supervision_orders o
                JOIN commitments c ON c.jurisdiction = o.jurisdiction AND c.id = o.commitment
                JOIN actions a ON a.jurisdiction = c.jurisdiction AND a.id = c.action
                JOIN plans p ON p.jurisdiction = a.jurisdiction AND p.id = a.plan
                WHERE o.jurisdiction = \(jurisdiction) AND o.id = \(order)
                """, as: Int.self)
        else { throw Problem(.notFound, "order.not-found") }
        return year
    }

    /// The next number of a year.
    static func nextSerial(
        year: Int, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Int {
        let last = try db.row(
            """
            SELECT max(serial) AS last FROM supervision_orders
            WHERE jurisdiction = \(jurisdiction) AND year = \(year)
            """)
        return (try last?.get("last", as: Int?.self) ?? 0) + 1
    }

    /// Adds an order with its first move.
    static func insert(
        _ order: SupervisionOrder, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO supervision_orders
                (jurisdiction, id, commitment, unit, level, office, year, serial, reason, request)
            VALUES (\(jurisdiction), \(order.id), \(order.commitment), \(order.unit), \(order.level.rawValue),
                \(order.number.office), \(order.number.year), \(order.number.serial), \(order.reason),
                \(order.request))
            """)
        for (index, step) in order.steps.enumerated() {
            try append(step, ordinal: index + 1, to: order.id, in: jurisdiction, tx)
        }
        try keep(order.causes, of: order, in: jurisdiction, tx)
    }

    /// Says that an order answers for causes; one that another order keeps stays where it is.
    static func keep(
        _ causes: [EscalationCause], of order: SupervisionOrder, in jurisdiction: JurisdictionCode,
        _ tx: any Transaction
    ) throws {
        for cause in causes {
            try tx.execute(
                """
                INSERT INTO supervision_causes (jurisdiction, commitment, cause, supervision_order)
                VALUES (\(jurisdiction), \(order.commitment), \(cause.text), \(order.id))
                ON CONFLICT (jurisdiction, commitment, cause) DO NOTHING
                """)
        }
    }

    /// Adds a move.
    static func append(
        _ step: SupervisionOrder.Step, ordinal: Int, to order: ID<SupervisionOrder>,
        in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO supervision_moves
                (jurisdiction, supervision_order, ordinal, move, state, words, reply_by, moved_at, moved_by)
            VALUES (\(jurisdiction), \(order), \(ordinal), \(step.move.rawValue), \(step.state.rawValue),
                \(step.words), \(step.replyBy), \(step.at), \(step.by))
            """)
    }

    private static func orders(where condition: SQL, _ db: any Connection) throws -> [SupervisionOrder] {
        let from: SQL = """
            FROM supervision_orders o
            JOIN commitments c ON c.jurisdiction = o.jurisdiction AND c.id = o.commitment
            JOIN actions a ON a.jurisdiction = c.jurisdiction AND a.id = c.action
            """
        var causes: [ID<SupervisionOrder>: [EscalationCause]] = [:]
        for row in try db.rows(
            """
            SELECT k.supervision_order, k.cause FROM supervision_causes k
            WHERE (k.jurisdiction, k.supervision_order) IN (SELECT o.jurisdiction, o.id \(from)
                WHERE \(condition)) ORDER BY k.cause
            """)
        {
            let text = try row.get("cause", as: String.self)
            guard let cause = EscalationCause(text) else {
                throw Problem(.conflict, "database.value-unknown", ["column": "cause", "value": text])
            }
            causes[try row.get("supervision_order"), default: []].append(cause)
        }
        var steps: [ID<SupervisionOrder>: [SupervisionOrder.Step]] = [:]
        for row in try db.rows(
            """
            SELECT m.supervision_order, m.move, m.state, m.words, m.reply_by, m.moved_at, m.moved_by
            FROM supervision_moves m
            WHERE (m.jurisdiction, m.supervision_order) IN (SELECT o.jurisdiction, o.id \(from)
                WHERE \(condition)) ORDER BY m.supervision_order, m.ordinal
            """)
        {
            steps[try row.get("supervision_order"), default: []].append(
                SupervisionOrder.Step(
                    move: try row.code("move"), state: try row.code("state"), words: try row.get("words"),
                    replyBy: try row.get("reply_by"), at: try row.get("moved_at"), by: try row.get("moved_by")
                ))
        }
        return try db.rows(
            """
            SELECT o.id, o.commitment, o.unit, o.level, o.office, o.year, o.serial, o.reason, o.request \(from)
            WHERE \(condition) ORDER BY o.year DESC, o.serial DESC
            """
        ).map { row in
            let id = try row.get("id", as: ID<SupervisionOrder>.self)
            let text =
                "\(try row.get("office", as: String.self))〔\(try row.get("year", as: Int.self))〕"
                + "\(try row.get("serial", as: Int.self))号"
            guard let number = DocumentNumber(text) else {
                throw Problem(.conflict, "database.value-unknown", ["column": "number", "value": text])
            }
            return SupervisionOrder(
                id: id, commitment: try row.get("commitment"), unit: try row.get("unit"),
                level: try row.code("level"), number: number, reason: try row.get("reason"),
                request: try row.get("request"), causes: causes[id] ?? [], steps: steps[id] ?? [])
        }
    }
}
