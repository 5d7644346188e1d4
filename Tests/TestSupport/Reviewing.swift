import Operations
import Programme

extension District {
    /// Two reports in which nothing is flagged: no problems are written, and the values are ordinary.
    public func submitPlainly() async throws {
        for (unit, action) in [(Cast.unit, 1), (Cast.otherUnit, 3)] {
            var content = try await content(unit, action)
            content.problems = ""
            for (index, entry) in content.entries.enumerated() where entry.value.amount != nil {
                content.entries[index].value = .amount(.one)
            }
            try await SaveReport(office)(
                content, quarter: Fixed.quarter, unit: unit, action: action, by: cast.reporter(of: unit))
            try await move(.sign, unit, action)
            try await move(.submit, unit, action)
        }
    }

    /// What waits for the office.
    public func queue(_ quarter: Quarter = Fixed.quarter, on day: Day? = nil) async throws -> ReviewQueue {
        try await ReadReviewQueue(day.map { office(on: $0) } ?? office)(quarter: quarter, by: cast.reviewer)
    }

    /// The reports that may be accepted together, as they are now.
    public func unflagged() async throws -> Set<AcceptReports.Choice> {
        Set(
            try await queue().unflagged.map {
                AcceptReports.Choice(report: $0.record.id, revision: $0.record.revision)
            })
    }

    /// Says something of the report that most tests speak of.
    @discardableResult
    public func remark(
        _ words: String = "请说明数据来源", commitment: ID<Commitment>? = nil, by person: Person
    ) async throws -> Remark {
        try await AddRemark(office)(
            words, quarter: Fixed.quarter, action: 1, unit: try await unit(Cast.unit).id,
            commitment: commitment, by: person)
    }

    /// What was said of that report.
    public func remarks() async throws -> [Remark] {
        let thread = try await ReadThread(office)(
            quarter: Fixed.quarter, action: 1, unit: try await unit(Cast.unit).id, by: cast.reviewer)
        return thread.entries.compactMap { entry in
            if case .remark(let remark) = entry { remark } else { nil }
        }
    }

    /// Reminds a unit of what it owes.
    @discardableResult
    public func remind(
        _ units: [String] = [Cast.unit], by person: Person? = nil, on day: Day? = nil
    ) async throws -> [Reminder] {
        var chosen: Set<ID<Programme.Unit>> = []
        for name in units { chosen.insert(try await unit(name).id) }
        return try await SendReminders(day.map { office(on: $0) } ?? office)(
            "请尽快报送", quarter: Fixed.quarter, to: chosen, by: person ?? cast.reviewer)
    }

    /// Asks for more time.
    @discardableResult
    public func askForTime(
        until day: Day = Fixed.day(7, 14), reason: String = "汛期", by person: Person, on today: Day? = nil
    ) async throws -> ExtensionRequest {
        try await RequestExtension(today.map { office(on: $0) } ?? office)(
            Fixed.quarter, until: day, reason: reason, by: person)
    }
}
