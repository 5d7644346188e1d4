import Database
import Foundation
import Programme

/// Holds the files on the disk against the rows that tell of them.
struct EvidenceCheck {
    let office: Office

    /// A file that is missing or changed is damage, named by its report; one that no row tells of is in the way.
    func findings() async throws -> [IntegrityFinding] {
        let rows = try await office.database.read { db in
            Rows(
                files: try EvidenceStore.contents(in: office.jurisdiction, db),
                hashes: try EvidenceStore.hashes(db), plans: try plans(db),
                units: try PeopleStore.units(of: office.jurisdiction, in: db))
        }
        guard let folder = office.evidence else {
            return rows.files.map { rows.finding("check.evidence-missing", $0) }
        }
        return try await Blocking.run { rows.broken(in: folder) + rows.orphans(in: folder) }
    }

    private func plans(_ db: any Connection) throws -> [Plan] {
        try db.values(
            "SELECT id FROM plans WHERE jurisdiction = \(office.jurisdiction)", as: ID<Plan>.self
        ).map { try PlanStore.find($0, in: office.jurisdiction, db) }
    }

    /// What the database tells of files.
    private struct Rows: Sendable {
        var files: [EvidenceFile]
        /// Of every region: they share the folder.
        var hashes: Set<String>
        var plans: [Plan]
        var units: [Unit]

        func broken(in folder: EvidenceFolder) -> [IntegrityFinding] {
            // Several rows may tell of one content: it is read once.
            var damage: [String: EvidenceFolder.Damage] = [:]
            for hash in Set(files.map { $0.reference.sha256 }) { damage[hash] = folder.damage(to: hash) }
            return files.compactMap { file in
                switch damage[file.reference.sha256] {
                case .missing: finding("check.evidence-missing", file)
                case .changed: finding("check.evidence-changed", file)
                case nil: nil
                }
            }
        }

        func orphans(in folder: EvidenceFolder) -> [IntegrityFinding] {
            let known = Set(hashes.map { EvidenceFolder.name(of: $0) })
            return folder.names().filter { !known.contains($0) }.map { name in
                IntegrityFinding(
                    check: "evidence.orphan", message: Message("check.evidence-orphan", ["file": name]),
                    severity: .warning)
            }
        }

        func finding(_ code: String, _ file: EvidenceFile) -> IntegrityFinding {
            let action = plans.flatMap(\.actions).first { $0.id == file.action }
            return IntegrityFinding(
                check: "evidence.file",
                message: Message(
                    code,
                    [
                        "quarter": file.quarter.description,
                        "action": action.map { String($0.ordinal) } ?? "",
                        "unit": units.first { $0.id == file.unit }?.name.rawValue ?? "",
                        "file": file.reference.id.rawValue,
                    ]))
        }
    }
}
