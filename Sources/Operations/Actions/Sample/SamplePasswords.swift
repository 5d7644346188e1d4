import Database
import Programme

/// Lets everybody of the sample programme sign in with the one password that the sample's pages tell.
struct SamplePasswords {
    let office: Office

    /// One hash for all: the password is public, so a salt of its own for each would protect nothing and take seconds.
    func give(to people: [Person]) async throws {
        let hash = try await office.passwords.inTurn { try await $0.hash(PasswordRules.sample) }
        try await office.database.write { tx in
            guard try PeopleStore.jurisdiction(office.jurisdiction, in: tx).isSample else {
                throw Problem(.forbidden, "password.sample")
            }
            for person in people {
                try CredentialStore.save(hash, mustChange: false, of: person, at: office.now(), in: tx)
            }
            try AuditStore.append(
                AuditEvent(
                    "password.sample-set", subject: "jurisdiction/\(office.jurisdiction)",
                    details: ["people": String(people.count)]),
                by: .console(of: office.jurisdiction), at: office.now(), in: tx)
        }
    }
}
