import Database
import Programme

// Writing whole actions of a draft: nothing but the plan itself points at them yet.
extension PlanStore {
    /// Writes the actions in which two states of a plan differ.
    static func rewrite(_ before: Plan, as after: Plan, in tx: any Transaction) throws {
        for (old, new) in zip(before.actions, after.actions) where old != new {
            try rewrite(old, as: new, in: after.jurisdiction, tx)
        }
    }

    private static func rewrite(
        _ old: Action, as new: Action, in region: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            UPDATE actions SET title = \(new.title), due_on = \(new.dueOn)
            WHERE jurisdiction = \(region) AND id = \(new.id)
            """)
        if old.responsibilities != new.responsibilities {
            for responsibility in old.responsibilities { try delete(responsibility, in: region, tx) }
            for (index, responsibility) in new.responsibilities.enumerated() {
                try insert(responsibility, ordinal: index + 1, of: new.id, in: region, tx)
            }
        }
        let kept = Set(new.commitments.map(\.id))
        for commitment in old.commitments where !kept.contains(commitment.id) {
            try delete(commitment.id, in: region, tx)
        }
        // Out of the way: places are taken by others one after another.
        try tx.execute(
            "UPDATE commitments SET ordinal = -ordinal WHERE jurisdiction = \(region) AND action = \(new.id)")
        let known = Set(old.commitments.map(\.id))
        for commitment in new.commitments {
            guard known.contains(commitment.id) else {
                try insert(commitment, new.id, region, tx)
                continue
            }
            try update(commitment, in: region, tx)
            try tx.execute(
                """
                UPDATE commitments SET ordinal = \(commitment.ordinal), content = \(commitment.text),
                    suggested = \(commitment.suggestion?.unit),
                    suggestion_reason = \(try commitment.suggestion.map { try JSONColumn.text($0.reason) }),
                    source_start = \(commitment.source.start), source_end = \(commitment.source.end)
                WHERE jurisdiction = \(region) AND id = \(commitment.id)
                """)
        }
    }

    /// Takes away everything that an action holds.
    static func clear(_ action: Action, in region: JurisdictionCode, _ tx: any Transaction) throws {
        for responsibility in action.responsibilities { try delete(responsibility, in: region, tx) }
        for commitment in action.commitments { try delete(commitment.id, in: region, tx) }
    }

    private static func delete(
        _ responsibility: Responsibility, in region: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try setUnits([], of: responsibility.id, in: region, tx)
        try tx.execute(
            "DELETE FROM responsibilities WHERE jurisdiction = \(region) AND id = \(responsibility.id)")
    }

    private static func delete(
        _ commitment: ID<Commitment>, in region: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            "DELETE FROM milestones WHERE jurisdiction = \(region) AND commitment = \(commitment)")
        // Drafts of an older release may have some; since then a draft's changes are edits.
        try tx.execute(
            "DELETE FROM amendments WHERE jurisdiction = \(region) AND commitment = \(commitment)")
        try tx.execute("DELETE FROM commitments WHERE jurisdiction = \(region) AND id = \(commitment)")
    }
}
