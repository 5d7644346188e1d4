import Foundation

/// Where a report stands (domain.md, "A report's life").
public enum ReportState: String, Sendable, Codable, CaseIterable {
    /// Nothing was saved.
    case none
    /// Being written.
    case draft
    /// The unit's leader has signed it.
    case signed
    /// With the office; a sealed receipt exists.
    case submitted
    /// Sent back with a reason.
    case returned
    /// Its values count.
    case accepted
    /// The quarter is closed.
    case locked
}

/// What can be done to a report; each is kept as a row with who, when and why.
public enum ReportMove: String, Sendable, Codable, CaseIterable {
    /// Writes the content; a new revision.
    case save
    /// 审签: the unit's leader vouches for it.
    case sign
    /// 报送: hands it to the office.
    case submit
    /// The office takes it up: from here the unit cannot withdraw it.
    case review
    /// Takes it back before the office has begun.
    case withdraw
    /// 退回: sends it back with a reason.
    case `return`
    /// 通过.
    case accept
    /// Sends an accepted report back with a reason; a new revision starts from it.
    case reopen
    /// Closes the quarter, once all is accepted.
    case lock
}

/// One line of the transition table: from these states, by these roles, to that state, if all of this holds.
struct ReportTransition: Sendable {
    let move: ReportMove
    let from: Set<ReportState>
    let roles: Set<Role>
    let to: ReportState
    let needs: [Guard]

    /// A condition of a move, each with its own refusal.
    enum Guard: Sendable {
        /// The person belongs to the report's unit.
        case ownUnit
        /// The period is open, or the unit was given more time.
        case open
        /// Validation found nothing.
        case complete
        /// The office has not taken it up.
        case reviewNotBegun
        /// A reason is given.
        case reason
        /// The person is not the one who submitted it.
        case notSubmitter
        /// The quarter is not locked.
        case notLocked
    }

    /// The whole life of a report. Read with domain.md, "A report's life", beside it.
    static let table: [ReportTransition] = [
        .init(
            move: .save, from: [.none, .draft, .returned], roles: [.reporter], to: .draft,
            needs: [.ownUnit, .notLocked, .open]),
        .init(
            move: .sign, from: [.draft], roles: [.leader], to: .signed,
            needs: [.ownUnit, .notLocked, .complete]),
        .init(
            move: .submit, from: [.signed], roles: [.reporter, .leader], to: .submitted,
            needs: [.ownUnit, .notLocked]),
        .init(move: .review, from: [.submitted], roles: [.reviewer], to: .submitted, needs: [.notLocked]),
        .init(
            move: .withdraw, from: [.submitted], roles: [.reporter, .leader], to: .draft,
            needs: [.ownUnit, .notLocked, .reviewNotBegun]),
        .init(
            move: .return, from: [.submitted], roles: [.reviewer], to: .returned,
            needs: [.notLocked, .reason]),
        .init(
            move: .accept, from: [.submitted], roles: [.reviewer], to: .accepted,
            needs: [.notLocked, .notSubmitter]),
        .init(
            move: .reopen, from: [.accepted], roles: [.reviewer], to: .returned, needs: [.notLocked, .reason]),
        .init(move: .lock, from: [.accepted], roles: [.reviewer], to: .locked, needs: []),
    ]
}

/// What a move depends on besides the state: who asks, and what is known of the report.
public struct ReportMoveContext: Sendable {
    /// Who asks.
    public var person: Person
    /// The report's unit.
    public var unit: ID<Unit>
    /// The report's region.
    public var jurisdiction: JurisdictionCode
    /// Whether the period is open to this unit today.
    public var isOpen: Bool
    /// Whether the quarter is locked.
    public var isLocked: Bool
    /// What validation found in the current content.
    public var problems: [Problem]
    /// Whether the office has taken it up since it was submitted.
    public var reviewBegun: Bool
    /// Who submitted it last.
    public var submitter: ID<Person>?
    /// Why, as the person gives it.
    public var reason: String?

    /// A context.
    public init(
        person: Person, unit: ID<Unit>, jurisdiction: JurisdictionCode, isOpen: Bool, isLocked: Bool,
        problems: [Problem] = [], reviewBegun: Bool = false, submitter: ID<Person>? = nil,
        reason: String? = nil
    ) {
        self.person = person
        self.unit = unit
        self.jurisdiction = jurisdiction
        self.isOpen = isOpen
        self.isLocked = isLocked
        self.problems = problems
        self.reviewBegun = reviewBegun
        self.submitter = submitter
        self.reason = reason
    }
}

extension ReportState {
    /// The state after a move, or why it cannot be made; the one place where a report's state changes.
    ///
    /// Throws `Problem` (`person.not-allowed`, `report.cannot-*`, …) or, when the content is incomplete, `Problems`.
    public func after(_ move: ReportMove, _ context: ReportMoveContext) throws -> ReportState {
        guard let transition = ReportTransition.table.first(where: { $0.move == move }) else {
            throw Problem(.conflict, "report.cannot-\(move.rawValue)", ["state": rawValue])
        }
        let person = context.person
        guard person.isActive, person.jurisdiction == context.jurisdiction,
            transition.roles.contains(person.role)
        else { throw Problem(.forbidden, "person.not-allowed", ["name": person.name]) }
        if transition.needs.contains(.ownUnit), person.unit != context.unit {
            throw Problem(.forbidden, "report.other-unit", ["name": person.name])
        }
        guard transition.from.contains(self) else {
            throw Problem(.conflict, "report.cannot-\(move.rawValue)", ["state": rawValue])
        }
        for need in transition.needs { try need.check(context) }
        return transition.to
    }
}

extension ReportTransition.Guard {
    fileprivate func check(_ context: ReportMoveContext) throws {
        switch self {
        case .ownUnit: return
        case .open:
            guard context.isOpen else {
                throw Problem(.conflict, "report.period-not-open")
            }
        case .notLocked:
            guard !context.isLocked else { throw Problem(.conflict, "report.quarter-locked") }
        case .complete:
            guard context.problems.isEmpty else { throw Problems(context.problems) }
        case .reviewNotBegun:
            guard !context.reviewBegun else { throw Problem(.conflict, "report.review-begun") }
        case .reason:
            let reason = context.reason?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
            guard !reason.isEmpty else { throw Problem(.invalid, "report.reason-needed") }
        case .notSubmitter:
            guard context.submitter != context.person.id else {
                throw Problem(.forbidden, "report.own-submission", ["name": context.person.name])
            }
        }
    }
}
