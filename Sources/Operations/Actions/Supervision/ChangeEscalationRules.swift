import Database
import Programme

/// Changes when orders are suggested and how long units have to reply.
public struct ChangeEscalationRules: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Nothing is written when nothing is different.
    ///
    /// - Parameter values: what was typed, by the names of `EscalationRules.names`.
    /// - Throws: `person.not-allowed`; `Problems` of `EscalationRules.faults`.
    public func callAsFunction(_ values: [String: String], by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .reviewer, in: office.jurisdiction)
            let faults = EscalationRules.faults(values)
            guard faults.isEmpty else { throw Problems(faults) }
            let before = try SettingStore.escalation(of: office.jurisdiction, in: tx).values
            let changed = EscalationRules(values).values.filter { before[$0.key] != $0.value }
            guard !changed.isEmpty else { return }
            let now = office.now()
            for (name, value) in changed {
                try SettingStore.set(name, to: value, by: person, at: now, in: tx)
            }
            let details = changed.map { ($0.key, "\(before[$0.key] ?? "") → \($0.value)") }
            try AuditStore.append(
                AuditEvent(
                    "order-rules.changed", subject: "jurisdiction/\(office.jurisdiction)",
                    details: Dictionary(uniqueKeysWithValues: details)),
                by: person, at: now, in: tx)
        }
    }
}
