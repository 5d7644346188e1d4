import Foundation
import Programme
import Testing

/// The arithmetic is written by hand, so it is held against Foundation's calendar.
@Suite("Days")
struct DayTests {
    private static func gregorian() throws -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        return calendar
    }

    private func check(_ day: Day, against calendar: Calendar) {
        let date = Date(timeIntervalSince1970: Double(day.ordinal) * 86_400)
        let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
        #expect([parts.year, parts.month, parts.day] == [day.year, day.month, day.day], "\(day)")
        // Foundation counts from Sunday = 1, ISO 8601 from Monday = 1.
        #expect(parts.weekday == day.weekday % 7 + 1, "\(day)")
        #expect(Day(ordinal: day.ordinal) == day, "\(day)")
        #expect(Day(day.description) == day, "\(day)")
    }

    @Test("agree with Foundation at the ends of every month", arguments: 1900...2100)
    func monthEnds(year: Int) throws {
        let calendar = try Self.gregorian()
        for month in 1...12 {
            let length = Day.length(ofMonth: month, year: year)
            for number in [1, 15, length] {
                check(try #require(Day(year: year, month: month, day: number)), against: calendar)
            }
            #expect(Day(year: year, month: month, day: length + 1) == nil)
            #expect(Day(year: year, month: month, day: 0) == nil)
        }
    }

    @Test("add and compare as their ordinals do", arguments: Seeded.seeds(200))
    func arithmetic(seed: UInt64) throws {
        var random = Seeded(seed)
        let day = Day(ordinal: random.int(-25_567...47_846))
        check(day, against: try Self.gregorian())
        let days = random.int(-40_000...40_000)
        let later = day.adding(days: days)
        #expect(later.ordinal - day.ordinal == days)
        #expect(later.adding(days: -days) == day)
        #expect((day < later) == (days > 0))
        #expect((day < later) == (day.description < later.description), "ISO text sorts as days do")
    }

    @Test(
        "have the weekdays that are known",
        arguments: [
            ("2023-04-27", 4), ("1970-01-01", 4), ("1900-01-01", 1), ("2000-02-29", 2), ("2023-10-08", 7),
        ])
    func weekdays(iso: String, weekday: Int) throws {
        #expect(try #require(Day(iso)).weekday == weekday)
    }

    @Test(
        "read ISO text and nothing else",
        arguments: [
            "", "2023-4-27", "2023-04-27 ", " 2023-04-27", "2023-04-27T00:00:00Z", "20230427", "2023/04/27",
            "2023-02-29", "1900-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "2023-04-00", "0000-01-01",
            "-023-04-27", "+023-04-27", "2023--4-27", "2023-04-+7", "２０２３-04-27", "2023-٠4-27",
            "2023-04-27\n",
            "2023-04-27\u{0}", "\u{200F}2023-04-27", "2023–04–27", "12023-04-27", "2023-04-2a", "二〇二三-04-27",
            "2023-04-27-", "2023-04-2\u{301}7",
        ])
    func refused(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("read the leap days there are", arguments: ["2000-02-29", "2024-02-29", "2096-02-29"])
    func leapDays(text: String) throws {
        #expect(try #require(Day(text)).description == text)
    }

    @Test("print as official documents do, without leading zeros")
    func official() throws {
        #expect(try #require(Day("2023-04-07")).official == "2023年4月7日")
        #expect(try #require(Day("2023-12-31")).official == "2023年12月31日")
    }

    @Test("are ISO text in JSON, and refuse other JSON")
    func codable() throws {
        let day = try #require(Day("2023-04-27"))
        #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == #"["2023-04-27"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: Data(#"["2023-04-27"]"#.utf8)) == [day])
        for json in [#"["2023-02-30"]"#, "[20230427]", "[null]"] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode([Day].self, from: Data(json.utf8))
            }
        }
    }
}
