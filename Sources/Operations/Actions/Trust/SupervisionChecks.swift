import Database
import Programme

/// The rules that orders, spot checks and closings must keep.
enum SupervisionChecks {
    static let all: [IntegrityCheck] = [
        IntegrityCheck(name: "order-move-gap") { code in
            """
            SELECT supervision_order FROM supervision_moves WHERE jurisdiction = \(code)
            GROUP BY supervision_order HAVING max(ordinal) <> count(*)
            """
        },
        IntegrityCheck(name: "order-without-move") { code in
            """
            SELECT o.id FROM supervision_orders o WHERE o.jurisdiction = \(code) AND NOT EXISTS (
                SELECT 1 FROM supervision_moves m
                WHERE m.jurisdiction = o.jurisdiction AND m.supervision_order = o.id AND m.move = 'send')
            """
        },
        IntegrityCheck(name: "orders-open-twice") { code in
            """
            SELECT o.commitment FROM supervision_orders o
            JOIN supervision_moves m ON m.jurisdiction = o.jurisdiction AND m.supervision_order = o.id
            WHERE o.jurisdiction = \(code) AND m.state IN ('sent', 'replied')
                AND NOT EXISTS (SELECT 1 FROM supervision_moves n WHERE n.jurisdiction = m.jurisdiction
                    AND n.supervision_order = m.supervision_order AND n.ordinal > m.ordinal)
            GROUP BY o.commitment HAVING count(*) > 1
            """
        },
        IntegrityCheck(name: "order-number-gap") { code in
            """
            SELECT CAST(year AS TEXT) FROM supervision_orders WHERE jurisdiction = \(code)
            GROUP BY year HAVING max(serial) <> count(*)
            """
        },
        IntegrityCheck(name: "closure-move-gap") { code in
            """
            SELECT commitment FROM closure_moves WHERE jurisdiction = \(code)
            GROUP BY commitment HAVING max(ordinal) <> count(*)
            """
        },
        IntegrityCheck(name: "closed-by-asker") { code in
            """
            SELECT m.commitment FROM closure_moves m
            JOIN closure_moves a ON a.jurisdiction = m.jurisdiction AND a.commitment = m.commitment
                AND a.ordinal = m.ordinal - 1
            WHERE m.jurisdiction = \(code) AND m.move = 'close' AND a.moved_by = m.moved_by
            """
        },
        IntegrityCheck(name: "check-lowers-nothing") { code in
            """
            SELECT id FROM spot_checks WHERE jurisdiction = \(code)
                AND (passed AND value_counted IS NOT NULL
                    OR value_counted IS NOT NULL AND value_before IS NULL)
            """
        },
        IntegrityCheck(name: "due-granted-without-amendment") { code in
            """
            SELECT q.id FROM due_requests q
            JOIN due_answers w ON w.jurisdiction = q.jurisdiction AND w.request = q.id
            WHERE q.jurisdiction = \(code) AND w.due_on IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM amendments m WHERE m.jurisdiction = q.jurisdiction
                    AND m.commitment = q.commitment AND m.field = 'dueOn' AND m.new_value = w.due_on)
            """
        },
    ]
}
