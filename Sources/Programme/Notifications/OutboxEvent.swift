/// What can happen that somebody, or another system, is told of.
///
/// A new kind needs a case here, its line in ``audience`` and ``place``, and its words: `outbox-event.NAME`.
public enum OutboxKind: String, Sendable, CaseIterable, Codable {
    /// A unit handed a report in.
    case reportSubmitted = "report-submitted"
    /// The office sent one back.
    case reportReturned = "report-returned"
    /// The office accepted one.
    case reportAccepted = "report-accepted"
    /// The office opened an accepted one again.
    case reportReopened = "report-reopened"
    /// Somebody said something of a report.
    case remarkAdded = "remark-added"
    /// A quarter was closed.
    case quarterLocked = "quarter-locked"
    /// The office reminded a unit.
    case reminderSent = "reminder-sent"
    /// A unit asked for more time.
    case extensionRequested = "extension-requested"
    /// The office gave it, until a day.
    case extensionGranted = "extension-granted"
    /// The office did not.
    case extensionDeclined = "extension-declined"
    /// A plan is in force.
    case planConfirmed = "plan-confirmed"
    /// A promise was changed.
    case commitmentAmended = "commitment-amended"
    /// Reports of a unit fall due in some working days.
    case reportsDue = "reports-due"
    /// They are late by three working days.
    case reportsLate = "reports-late"
    /// They are late by seven.
    case reportsVeryLate = "reports-very-late"
    /// The office sent an order.
    case orderSent = "order-sent"
    /// The unit answered it.
    case orderReplied = "order-replied"
    /// The answer does not do.
    case orderReturned = "order-returned"
    /// The office is content with the answer.
    case orderClosed = "order-closed"
    /// The office took the order back.
    case orderWithdrawn = "order-withdrawn"
    /// Somebody asked for the closing of a promise.
    case closureAsked = "closure-asked"
    /// A promise is closed.
    case closureClosed = "closure-closed"
    /// It is not closed yet.
    case closureRefused = "closure-refused"
    /// It was closed, and is open again.
    case closureReopened = "closure-reopened"
    /// The office looked for itself.
    case spotCheckRecorded = "spot-check-recorded"
    /// What it found no longer holds.
    case spotCheckWithdrawn = "spot-check-withdrawn"
    /// A unit asked for a later due date of a promise.
    case dueRequested = "due-requested"
    /// The office gave it, until a day.
    case dueGranted = "due-granted"
    /// The office did not.
    case dueDeclined = "due-declined"

    /// Who is told.
    public var audience: Audience {
        switch self {
        case .reportSubmitted, .extensionRequested: .office
        case .reportReturned, .reportAccepted, .reportReopened, .reminderSent, .extensionGranted,
            .extensionDeclined, .commitmentAmended, .reportsDue, .reportsLate, .reportsVeryLate:
            .unit
        case .remarkAdded: .otherSide
        case .quarterLocked: .units
        case .planConfirmed: .everybody
        case .orderSent, .orderReplied, .orderReturned, .orderClosed, .orderWithdrawn, .closureAsked,
            .closureClosed, .closureRefused, .closureReopened, .spotCheckRecorded, .spotCheckWithdrawn,
            .dueRequested, .dueGranted, .dueDeclined:
            .bothSides
        }
    }

    /// Where one reads more.
    public var place: Place {
        switch self {
        case .reportSubmitted, .reportReturned, .reportAccepted, .reportReopened, .remarkAdded: .report
        case .extensionRequested, .extensionGranted, .extensionDeclined: .extensions
        case .reminderSent, .reportsDue, .reportsLate, .reportsVeryLate: .reports
        case .quarterLocked, .planConfirmed, .commitmentAmended: .plan
        case .orderSent, .orderReplied, .orderReturned, .orderClosed, .orderWithdrawn, .closureAsked,
            .closureClosed, .closureRefused, .closureReopened, .spotCheckRecorded, .spotCheckWithdrawn,
            .dueRequested, .dueGranted, .dueDeclined:
            .subject
        }
    }

    /// Who is told of an event; whoever did it is never among them.
    public enum Audience: Sendable {
        /// The reviewers.
        case office
        /// The people of the event's unit.
        case unit
        /// The office when the unit acted, the unit when the office did.
        case otherSide
        /// The people of the event's unit, and the office: two of the office may have to act one after the other.
        case bothSides
        /// The people of every unit.
        case units
        /// Units, office and the district's leader.
        case everybody
    }

    /// What kind of page an event leads to.
    public enum Place: Sendable {
        /// One report: the facts name quarter and action.
        case report
        /// A unit's own reports of a quarter.
        case reports
        /// Requests for more time.
        case extensions
        /// The plan.
        case plan
        /// The page of the subject itself: `orders/0190…` is at `/orders/0190…`.
        case subject
    }
}

extension OutboxKind {
    /// What is told of a report's move; nil where nobody has to know.
    public init?(_ move: ReportMove) {
        switch move {
        case .submit: self = .reportSubmitted
        case .return: self = .reportReturned
        case .accept: self = .reportAccepted
        case .reopen: self = .reportReopened
        case .save, .sign, .review, .withdraw, .lock: return nil
        }
    }
}

/// Something that happened and has consequences outside the program, written in the transaction in which it happened.
///
/// It names things by their identifiers; nothing personal is in it but who acted, which is told to nobody.
public struct OutboxEvent: Hashable, Sendable {
    /// Which one; duplicates of what is sent carry it.
    public var id: ID<OutboxEvent>
    /// What happened.
    public var kind: OutboxKind
    /// To what: `report/0190…`.
    public var subject: String
    /// Whose business it is; nil when it is everybody's.
    public var unit: ID<Unit>?
    /// Who did it; nil for the program itself.
    public var doer: ID<Person>?
    /// When.
    public var at: Instant
    /// Facts without anything personal: `quarter`, `action`, `due`, `count`.
    public var facts: [String: String]
    /// What may be told only once: a second event with the same cause is not kept. Nil for what people do.
    public var cause: String?

    /// An event.
    public init(
        id: ID<OutboxEvent>, kind: OutboxKind, subject: String, unit: ID<Unit>? = nil,
        doer: ID<Person>? = nil, at: Instant, facts: [String: String] = [:], cause: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.unit = unit
        self.doer = doer
        self.at = at
        self.facts = facts
        self.cause = cause
    }
}

/// A line in somebody's inbox.
public struct InboxEntry: Hashable, Sendable {
    /// Which one.
    public var id: ID<InboxEntry>
    /// What it tells of.
    public var event: OutboxEvent
    /// When it was read; nil while it was not.
    public var readAt: Instant?

    /// A line.
    public init(id: ID<InboxEntry>, event: OutboxEvent, readAt: Instant? = nil) {
        self.id = id
        self.event = event
        self.readAt = readAt
    }
}
