import Programme

/// Who may come in through a route. What may be done behind it is the action's business.
public enum Access: Hashable, Sendable {
    /// Whoever asks, signed in or not.
    case everybody
    /// Whoever is signed in.
    case signedIn
    /// Whoever is signed in with one of these roles.
    case roles(Set<Role>)

    /// Those who work on reports of their unit.
    public static let units = Access.roles([.reporter, .leader])
    /// The office.
    public static let office = Access.roles([.reviewer])
    /// Those who read what is inside reports without writing in them, and the office.
    public static let readers = Access.roles([.reviewer, .auditor, .districtLeader])
    /// Those who see reports at all: their own unit's, or every unit's.
    public static let reports = Access.roles([.reporter, .leader, .reviewer, .auditor, .districtLeader])
    /// Those who read ledgers: as far as each may, rows of people masked.
    public static let ledgers = Access.roles([
        .reporter, .leader, .reviewer, .auditor, .districtLeader, .administrator,
    ])
    /// Those who say that two persons of ledgers are one.
    public static let mergers = Access.roles([.reporter, .leader, .reviewer])
    /// Those who bring files of rows: their unit's, or every unit's.
    public static let importers = Access.roles([.reporter, .leader, .reviewer, .administrator])
    /// Those who define ledgers.
    public static let definers = Access.roles([.reviewer, .administrator])
    /// Who says where numbers come from: the office, and who keeps its settings.
    public static let sources = Access.roles([.reviewer, .administrator])
    /// Who keeps people and settings.
    public static let administration = Access.roles([.administrator])

    /// Whether somebody of this role (nil: not signed in) may come in.
    public func admits(_ role: Role?) -> Bool {
        switch self {
        case .everybody: true
        case .signedIn: role != nil && role != .console
        case .roles(let roles): role.map(roles.contains) ?? false
        }
    }
}
