import Database
import Programme

/// Changes one's own password.
public struct ChangePassword: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Ends the person's other sessions: whoever knew the old password is out.
    ///
    /// - Throws: `Problems` of the `PasswordRules` and `password.same` (at `new`); `password.current-wrong`
    ///   (at `current`), which counts as a failed sign-in; `sign-in.locked`, `sign-in.busy`.
    public func callAsFunction(current: String, new: String, by signedIn: SignedIn) async throws {
        let person = signedIn.person
        var faults = PasswordRules.faults(new, name: person.name, isSample: signedIn.jurisdiction.isSample)
        if PasswordRules.normalised(new) == PasswordRules.normalised(current) {
            faults.append(Problem(.invalid, "password.same"))
        }
        guard faults.isEmpty else { throw Problems(faults.map { $0.at("new") }) }
        // A session that somebody found open must not be a place to guess the password without limit.
        let attempt = Attempt(office: office, name: person.name, address: nil)
        let refusal = try await office.passwords.inTurn { turn -> Problem? in
            let known = try await office.database.read { db in
                try attempt.requireOpen(db)
                return try attempt.known(db)
            }
            let isRight = try await turn.verify(current, against: known?.password)
            let hash = isRight ? try await turn.hash(new) : nil
            return try await office.database.write { tx -> Problem? in
                try attempt.requireOpen(tx)
                guard let hash, let known, try attempt.known(tx) == known, known.person.id == person.id else {
                    let problem = try attempt.fail(tx)
                    return problem.code == "sign-in.locked"
                        ? problem : Problem(.invalid, "password.current-wrong", at: "current")
                }
                try CredentialStore.save(hash, mustChange: false, of: person, at: office.now(), in: tx)
                try ThrottleStore.clear(attempt.name, of: office.jurisdiction, in: tx)
                try SessionStore.endAll(
                    of: person.id, but: signedIn.session.id, in: office.jurisdiction, at: office.now(), tx)
                try AuditStore.append(
                    AuditEvent("password.changed", subject: "person/\(person.id)"), by: person,
                    at: office.now(), in: tx)
                return nil
            }
        }
        if let refusal { throw refusal }
    }
}

extension Problem {
    /// The same refusal, of one field.
    func at(_ position: String) -> Problem {
        var problem = self
        problem.position = position
        return problem
    }
}
