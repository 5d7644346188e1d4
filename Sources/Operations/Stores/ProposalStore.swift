import Database
import Foundation
import Programme

/// What was proposed, with every revision, move and score.
public enum ProposalStore {
    /// A year's proposals with their latest revisions, in the order in which they were made.
    static func all(
        of year: Int, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [Proposal] {
        try proposals(where: "p.jurisdiction = \(jurisdiction) AND p.year = \(year)", jurisdiction, db)
    }

    /// A proposal; throws `proposal.not-found`.
    static func find(
        _ id: ID<Proposal>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Proposal {
        let found = try proposals(
            where: "p.jurisdiction = \(jurisdiction) AND p.id = \(id)", jurisdiction, db)
        guard let first = found.first else { throw Problem(.notFound, "proposal.not-found") }
        return first
    }

    static func insert(
        _ proposal: Proposal, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO proposals (jurisdiction, id, year, unit, carried_from)
            VALUES (\(jurisdiction), \(proposal.id), \(proposal.year), \(proposal.unit), \(proposal.carried))
            """)
    }

    /// Adds the revision that the proposal now has.
    static func revise(
        _ proposal: Proposal, by person: Person, at now: Instant, _ tx: any Transaction
    ) throws {
        let content = proposal.content
        let target = content.target
        try tx.execute(
            """
            INSERT INTO proposal_revisions (jurisdiction, proposal, revision, title, reason, promise,
                target_comparator, target_value, target_unit, target_per, beneficiaries, cost, funding,
                responsible, due_on, written_at, written_by)
            VALUES (\(person.jurisdiction), \(proposal.id), \(proposal.revision), \(content.title),
                \(content.reason), \(content.promise), \(target?.comparator.rawValue),
                \(target?.value.plain), \(target?.unit), \(target?.per), \(content.beneficiaries),
                \(content.cost?.description), \(content.funding), \(content.responsible), \(content.dueOn),
                \(now), \(person.id))
            """)
    }

    /// Adds a move.
    static func move(
        _ proposal: Proposal, _ step: Proposal.Step, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO proposal_moves (jurisdiction, proposal, ordinal, move, state, reason, moved_at, moved_by)
            VALUES (\(jurisdiction), \(proposal.id), \(proposal.steps.count + 1), \(step.move.rawValue),
                \(step.state.rawValue), \(step.reason), \(step.at), \(step.by))
            """)
    }

    /// Adds a reviewer's next round of scores.
    static func score(
        _ proposal: ID<Proposal>, _ points: [Criterion: Amount], by person: Person, at now: Instant,
        _ tx: any Transaction
    ) throws {
        let rounds = try tx.value(
            """
            SELECT COUNT(DISTINCT round) FROM proposal_scores WHERE jurisdiction = \(person.jurisdiction)
                AND proposal = \(proposal) AND reviewer = \(person.id)
            """, as: Int.self)
        let round = (rounds ?? 0) + 1
        for criterion in Criterion.allCases {
            guard let points = points[criterion] else { continue }
            try tx.execute(
                """
                INSERT INTO proposal_scores (jurisdiction, proposal, reviewer, round, criterion, points, scored_at)
                VALUES (\(person.jurisdiction), \(proposal), \(person.id), \(round), \(criterion.rawValue),
                    \(points.description), \(now))
                """)
        }
    }

    private static func proposals(
        where condition: SQL, _ jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [Proposal] {
        let rows = try db.rows(
            """
            SELECT p.id, p.year, p.unit, p.carried_from, r.revision, r.title, r.reason, r.promise,
                r.target_comparator, r.target_value, r.target_unit, r.target_per, r.beneficiaries, r.cost,
                r.funding, r.responsible, r.due_on
            FROM proposals p
            JOIN proposal_revisions r ON r.jurisdiction = p.jurisdiction AND r.proposal = p.id
            WHERE \(condition) AND r.revision = (SELECT MAX(x.revision) FROM proposal_revisions x
                WHERE x.jurisdiction = p.jurisdiction AND x.proposal = p.id)
            ORDER BY p.id
            """)
        return try rows.map { row in
            let id: ID<Proposal> = try row.get("id")
            return Proposal(
                id: id, year: try row.get("year"), unit: try row.get("unit"),
                carried: try row.get("carried_from"), revision: try row.get("revision"),
                content: try content(row), steps: try steps(of: id, jurisdiction, db),
                scores: try scores(of: id, jurisdiction, db))
        }
    }

    private static func content(_ row: Row) throws -> Proposal.Content {
        var target: Target?
        if let text = try row.get("target_value", as: String?.self) {
            guard let value = Decimal(plain: text) else {
                throw Problem(
                    .conflict, "database.value-unknown", ["column": "target_value", "value": text])
            }
            target = Target(
                comparator: try row.code("target_comparator"), value: value,
                unit: try row.get("target_unit"), per: try row.get("target_per"), text: "")
        }
        return Proposal.Content(
            title: try row.get("title"), reason: try row.get("reason"), promise: try row.get("promise"),
            target: target, beneficiaries: try row.get("beneficiaries"),
            cost: try row.get("cost", as: String?.self).map { try Amount(reading: $0) },
            funding: try row.get("funding"), responsible: try row.get("responsible"),
            dueOn: try row.get("due_on"))
    }

    private static func steps(
        of proposal: ID<Proposal>, _ jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [Proposal.Step] {
        try db.rows(
            """
            SELECT move, state, reason, moved_at, moved_by FROM proposal_moves
            WHERE jurisdiction = \(jurisdiction) AND proposal = \(proposal) ORDER BY ordinal
            """
        ).map {
            Proposal.Step(
                move: try $0.code("move"), state: try $0.code("state"), reason: try $0.get("reason"),
                at: try $0.get("moved_at"), by: try $0.get("moved_by"))
        }
    }

    /// Of each reviewer the latest round.
    private static func scores(
        of proposal: ID<Proposal>, _ jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [Score] {
        try db.rows(
            """
            SELECT s.criterion, s.reviewer, s.points FROM proposal_scores s
            WHERE s.jurisdiction = \(jurisdiction) AND s.proposal = \(proposal)
                AND s.round = (SELECT MAX(x.round) FROM proposal_scores x
                    WHERE x.jurisdiction = s.jurisdiction AND x.proposal = s.proposal
                        AND x.reviewer = s.reviewer)
            ORDER BY s.reviewer, s.criterion
            """
        ).map {
            Score(
                try $0.code("criterion"), try $0.get("reviewer"),
                try Amount(reading: try $0.get("points", as: String.self)))
        }
    }
}
