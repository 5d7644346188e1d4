import Programme
import Testing

@Suite("Periods")
struct PeriodTests {
    private func day(_ iso: String) throws -> Day { try #require(Day(iso)) }

    private func third() throws -> Period { Period(PlanSamples.quarter(3), calendar: try .shipped()) }

    @Test(
        "open with the quarter's last month",
        arguments: [
            (1, "2023-03-01"), (2, "2023-06-01"), (3, "2023-09-01"), (4, "2023-12-01"),
        ])
    func opens(number: Int, opens: String) throws {
        let period = Period(PlanSamples.quarter(number), calendar: try .shipped())
        #expect(period.opensOn.description == opens)
        #expect(!period.isLocked)
        #expect(!period.isOpen(on: period.opensOn.adding(days: -1)))
        #expect(period.isOpen(on: period.opensOn))
        #expect(period.isOpen(on: period.dueOn.adding(days: 60)), "late is late, not refused")
    }

    @Test("shut for everybody once locked, and never open early, whatever extension there is")
    func locked() throws {
        var period = try third()
        let extended = period.dueOn.adding(days: 30)
        #expect(!period.isOpen(on: period.opensOn.adding(days: -1), extendedTo: extended))
        period.isLocked = true
        #expect(!period.isOpen(on: period.dueOn))
        #expect(!period.isOpen(on: period.dueOn, extendedTo: extended))
    }

    // Due on Wednesday 11 October 2023.
    @Test(
        "count lateness in working days",
        arguments: [
            ("2023-09-05", Lateness.inTime), ("2023-10-11", .inTime), ("2023-10-12", .late),
            ("2023-10-13", .late),
            ("2023-10-14", .late), ("2023-10-15", .late), ("2023-10-16", .yellow), ("2023-10-19", .yellow),
            ("2023-10-20", .red), ("2023-12-31", .red),
        ])
    func lateness(iso: String, expected: Lateness) throws {
        #expect(try third().lateness(on: day(iso), calendar: .shipped()) == expected)
    }

    // Extended to 28 September 2023; then come eight days off and the make-up days of 7 and 8 October.
    @Test(
        "count lateness over a holiday and its make-up days",
        arguments: [
            ("2023-09-28", Lateness.inTime), ("2023-10-06", .late), ("2023-10-08", .late),
            ("2023-10-09", .yellow),
            ("2023-10-12", .yellow), ("2023-10-13", .red),
        ])
    func holidays(iso: String, expected: Lateness) throws {
        let period = Period(
            quarter: PlanSamples.quarter(2), opensOn: try day("2023-06-01"), dueOn: try day("2023-07-07"),
            isLocked: false)
        #expect(
            try period.lateness(on: day(iso), extendedTo: day("2023-09-28"), calendar: .shipped()) == expected
        )
    }

    @Test("never take time away by an extension that lies before the due day")
    func earlierExtension() throws {
        let period = try third()
        let earlier = period.dueOn.adding(days: -5)
        #expect(try period.lateness(on: period.dueOn, extendedTo: earlier, calendar: .shipped()) == .inTime)
    }

    @Test("grow later, never less late", arguments: Seeded.seeds(50))
    func monotony(seed: UInt64) throws {
        var random = Seeded(seed)
        let calendar = try WorkingCalendar.shipped()
        let period = Period(
            try #require(Quarter(year: random.int(2023...2026), number: random.int(1...4))),
            calendar: calendar)
        let order: [Lateness] = [.inTime, .late, .yellow, .red]
        let extended = random.bool() ? period.dueOn.adding(days: random.int(-5...20)) : nil
        let ranks = try (-3...40).map { offset in
            try #require(
                order.firstIndex(
                    of: period.lateness(
                        on: period.dueOn.adding(days: offset), extendedTo: extended, calendar: calendar)))
        }
        #expect(ranks == ranks.sorted())
        #expect(ranks.last == 3)
    }
}
