import Database
import Programme

/// Changes what a region's administrator sets: when lights change, how long sessions last, the first language.
public struct ChangeSettings: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Nothing is written when nothing is different.
    ///
    /// - Throws: `Problems` of `DistrictSettings.faults`; `person.not-allowed`.
    public func callAsFunction(_ new: DistrictSettings, by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .administrator, in: office.jurisdiction)
            let faults = new.faults
            guard faults.isEmpty else { throw Problems(faults) }
            let before = try SettingStore.settings(of: office.jurisdiction, in: tx).values
            let changed = new.values.filter { before[$0.key] != $0.value }
            guard !changed.isEmpty else { return }
            for (name, value) in changed {
                try SettingStore.set(name.rawValue, to: value, by: person, at: office.now(), in: tx)
            }
            let details = changed.map { ($0.key.rawValue, "\(before[$0.key] ?? "") → \($0.value)") }
            try AuditStore.append(
                AuditEvent(
                    "settings.changed", subject: "jurisdiction/\(office.jurisdiction)",
                    details: Dictionary(uniqueKeysWithValues: details)),
                by: person, at: office.now(), in: tx)
        }
    }
}
