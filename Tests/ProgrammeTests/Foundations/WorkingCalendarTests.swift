import Foundation
import Programme
import Testing

/// The expected days are read off the State Council's notices by hand, not off the shipped file.
@Suite("The working calendar")
struct WorkingCalendarTests {
    @Test(
        "knows the holidays and make-up days of 2023",
        arguments: [
            ("2023-01-02", false), ("2023-01-20", true), ("2023-01-21", false), ("2023-01-27", false),
            ("2023-01-28", true), ("2023-01-29", true), ("2023-04-05", false), ("2023-04-06", true),
            ("2023-04-23", true), ("2023-05-01", false), ("2023-05-03", false), ("2023-05-04", true),
            ("2023-05-06", true), ("2023-05-07", false), ("2023-06-22", false), ("2023-06-23", false),
            ("2023-06-25", true), ("2023-09-28", true), ("2023-09-29", false), ("2023-10-06", false),
            ("2023-10-07", true), ("2023-10-08", true), ("2023-04-27", true), ("2023-04-22", false),
        ])
    func facts(iso: String, isWorking: Bool) throws {
        #expect(try WorkingCalendar.shipped().isWorking(#require(Day(iso))) == isWorking)
    }

    @Test(
        "makes every quarter's report due on the fifth working day after it",
        arguments: [
            ("2023Q1", "2023-04-10"), ("2023Q2", "2023-07-07"), ("2023Q3", "2023-10-11"),
            ("2023Q4", "2024-01-08"),
            ("2024Q1", "2024-04-08"), ("2024Q2", "2024-07-05"), ("2024Q3", "2024-10-12"),
            ("2024Q4", "2025-01-08"),
            ("2025Q1", "2025-04-08"), ("2025Q2", "2025-07-07"), ("2025Q3", "2025-10-14"),
            ("2025Q4", "2026-01-08"),
            ("2026Q1", "2026-04-08"), ("2026Q2", "2026-07-07"), ("2026Q3", "2026-10-13"),
            // Nobody has arranged 2027 yet, so even New Year's Day counts: `covers` says so.
            ("2026Q4", "2027-01-07"),
        ])
    func dueDays(quarter: String, due: String) throws {
        let period = Period(try #require(Quarter(quarter)), calendar: try .shipped())
        #expect(period.dueOn.description == due)
    }

    @Test("covers the years it has, and counts Monday to Friday in others")
    func uncovered() throws {
        let calendar = try WorkingCalendar.shipped()
        #expect((2022...2027).map(calendar.covers) == [false, true, true, true, true, false])
        let monday = try #require(Day("2035-01-01"))
        #expect(
            (0..<7).map { calendar.isWorking(monday.adding(days: $0)) } == [
                true, true, true, true, true, false, false,
            ])
    }

    @Test("counts forward and back to the same number", arguments: Seeded.seeds(100))
    func inverse(seed: UInt64) throws {
        var random = Seeded(seed)
        let calendar = try WorkingCalendar.shipped()
        let start = Day(ordinal: try #require(Day("2023-01-01")).ordinal + random.int(0...1400))
        let count = random.int(1...40)
        let end = calendar.day(count, workingDaysAfter: start)
        #expect(calendar.isWorking(end))
        #expect(calendar.workingDays(after: start, through: end) == count)
        #expect(calendar.workingDays(after: start, through: end.adding(days: -1)) == count - 1)
        #expect(calendar.workingDays(after: end, through: start) == 0)
        #expect(calendar.workingDays(after: start, through: start) == 0)
        #expect(calendar.day(0, workingDaysAfter: start) == start)
    }

    @Test("lets a make-up day win over the weekend, and an off day over the week")
    func small() throws {
        let json = #"{"2030": {"source": [], "off": ["2030-01-01"], "work": ["2030-01-05"]}}"#
        let calendar = try WorkingCalendar(json: Data(json.utf8))
        #expect(try !calendar.isWorking(#require(Day("2030-01-01"))))
        #expect(try calendar.isWorking(#require(Day("2030-01-05"))))
        #expect(calendar.covers(2030) && !calendar.covers(2023))
        #expect(throws: (any Error).self) {
            try WorkingCalendar(json: Data(#"{"2030": {"off": ["2030-02-30"], "work": []}}"#.utf8))
        }
    }
}
