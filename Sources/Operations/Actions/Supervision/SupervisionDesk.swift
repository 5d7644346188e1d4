import Database
import Programme

/// What lies on the office's desk about a plan's commitments, read in one snapshot.
struct SupervisionDesk {
    let office: Office
    let book: PlanBook
    let rules: EscalationRules
    /// The plan's orders, the latest first.
    let orders: [SupervisionOrder]

    /// - Parameter year: nil for the latest plan in force.
    /// - Throws: `plan.none`, `plan.not-confirmed`.
    init(_ office: Office, year: Int? = nil, _ db: any Connection) throws {
        try self.init(
            office, PlanBook(year: SupervisionDesk.year(year, office, db), office, db), db)
    }

    /// Over a book that was read before.
    init(_ office: Office, _ book: PlanBook, _ db: any Connection) throws {
        self.office = office
        self.book = book
        rules = try SettingStore.escalation(of: office.jurisdiction, in: db)
        orders = try OrderStore.all(of: book.plan, db)
    }

    /// The year of the plan that is meant; throws `plan.none`. Next year's draft must not hide this year's plan.
    static func year(_ year: Int?, _ office: Office, _ db: any Connection) throws -> Int {
        if let year { return year }
        let years = try PlanStore.years(of: office.jurisdiction, in: db)
        guard let found = years.first(where: \.isConfirmed) ?? years.first else {
            throw Problem(.notFound, "plan.none", ["year": ""])
        }
        return found.year
    }

    /// A commitment with its action; throws `supervision.no-commitment`.
    func commitment(_ id: ID<Commitment>) throws -> (action: Action, commitment: Commitment) {
        guard let found = book.plan.place(of: id) else {
            throw Problem(.notFound, "supervision.no-commitment")
        }
        return found
    }

    /// A commitment by its numbers; throws `action.not-found`, `commitment.not-found`.
    func commitment(_ number: Int, of ordinal: Int) throws -> (action: Action, commitment: Commitment) {
        let action = try book.plan.action(ordinal)
        guard let found = action.commitments.first(where: { $0.ordinal == number }) else {
            throw Problem(
                .notFound, "commitment.not-found",
                [
                    "action": String(ordinal), "number": String(number),
                    "count": String(action.commitments.count),
                ])
        }
        return (action, found)
    }

    /// When a commitment is due.
    func due(_ commitment: Commitment) -> Day { commitment.dueOn ?? book.plan.endsOn }

    /// Where a commitment stands after the latest quarter that has ended.
    func line(_ commitment: ID<Commitment>) -> ProgressOverview.Line? {
        book.lines(latest).first { $0.commitment.id == commitment }
    }

    /// The latest quarter that has ended, within the plan.
    var latest: Quarter { book.latestEnded(on: office.today) }

    /// What should be sent today.
    var suggestions: [OrderSuggestion] {
        Escalation(rules: rules, calendar: office.calendar).suggestions(
            watched, orders, on: office.today)
    }

    /// Everything that could be said against a commitment today.
    func causes(_ commitment: ID<Commitment>) -> [EscalationCause] {
        watched.first { $0.commitment == commitment }?.causes(on: office.today, rules, office.calendar) ?? []
    }

    /// The commitments as escalation looks at them.
    var watched: [WatchedCommitment] {
        let judged = book.periods.filter { $0.quarter.lastDay < office.today }
        return book.lines(latest).map { line in
            let commitment = line.commitment
            let due = due(commitment)
            // A quarter speaks once it was accepted, or should have been reported: not while its unit still has time.
            let known = judged.last { period in
                period.dueOn < office.today
                    || figure(commitment, period.quarter)?.asOf == period.quarter
            }
            let now = known.flatMap { self.line(commitment.id, after: $0.quarter) } ?? line
            let isClosed = book.supervised.closures[commitment.id]?.state == .closed
            let isDone =
                !commitment.isMeasured || now.figure.status == .notApplicable
                || Progress.isMet(commitment, now.figure)
            return WatchedCommitment(
                commitment: commitment.id, dueOn: due, isSettled: isClosed || isDone,
                light: known.map { ($0.quarter, now.progress.light) },
                isDueDateJudged: commitment.dueOn != nil || known?.quarter == book.plan.quarters.last)
        }
    }

    private func line(_ commitment: ID<Commitment>, after quarter: Quarter) -> ProgressOverview.Line? {
        book.lines(quarter).first { $0.commitment.id == commitment }
    }

    private func figure(_ commitment: Commitment, _ quarter: Quarter) -> Figure? {
        line(commitment.id, after: quarter)?.figure
    }

    /// What closing a commitment needs.
    func checklist(_ action: Action, _ commitment: Commitment) -> ClosureChecklist {
        let asked = Period.asked(
            of: book.periods, confirmedOn: book.confirmation?.at.day ?? book.plan.startsOn,
            today: office.today
        ).filter { $0.quarter.lastDay < office.today }
        let reports = asked.map { period in
            book.reports.first {
                $0.quarter == period.quarter && $0.action == action.id && $0.unit == commitment.accountable
            }
        }
        return ClosureChecklist(
            of: commitment, figure: line(commitment.id)?.figure ?? .none, reports: reports, orders: orders,
            checks: book.supervised.checks[commitment.id] ?? [])
    }
}
