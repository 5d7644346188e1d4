/// What a person does in the programme; one person has one role.
public enum Role: String, Sendable, Codable, CaseIterable {
    /// The program's own console: plans and settings, never a report's moves.
    case console
    /// Keeps people, units and settings.
    case administrator
    /// The office of the Women and Children Working Committee (妇儿工委办).
    case reviewer
    /// A unit's leader, who signs (审签).
    case leader
    /// A unit's reporter (联络员).
    case reporter
    /// The district's leader: reads everything that is not personal.
    case districtLeader
    /// Reads everything and the audit log, changes nothing.
    case auditor
}

/// Somebody who can act in the programme.
public struct Person: Hashable, Sendable {
    /// Who it is.
    public var id: ID<Person>
    /// The region they serve.
    public var jurisdiction: JurisdictionCode
    /// The name shown beside what they did.
    public var name: String
    /// What they may do.
    public var role: Role
    /// The unit of a reporter or a unit's leader; nil for everybody else.
    public var unit: ID<Unit>?
    /// Whether they may still act.
    public var isActive: Bool
    /// The token through which another program acts on their behalf; nil where they act themselves.
    public var token: ID<AccessToken>?

    /// A person.
    public init(
        id: ID<Person>, jurisdiction: JurisdictionCode, name: String, role: Role, unit: ID<Unit>?,
        isActive: Bool = true, token: ID<AccessToken>? = nil
    ) {
        self.id = id
        self.jurisdiction = jurisdiction
        self.name = name
        self.role = role
        self.unit = unit
        self.isActive = isActive
        self.token = token
    }

    /// Throws `person.not-allowed` unless this person is active and has one of the roles.
    public func mayAct(as roles: Role..., in jurisdiction: JurisdictionCode) throws {
        guard isActive, jurisdiction == self.jurisdiction, roles.contains(role) else {
            throw Problem(.forbidden, "person.not-allowed", ["name": name])
        }
    }
}
