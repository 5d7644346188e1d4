import Programme
import Testing

@Suite("Instants")
struct InstantTests {
    @Test("come back from their text", arguments: Seeded.seeds(200))
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        let instant = Instant(seconds: random.int(-3_000_000_000...5_000_000_000))
        #expect(Instant(instant.description) == instant)
        let next = Instant(seconds: instant.seconds + 1)
        #expect(instant < next && instant.description < next.description)
        #expect(instant.local.hasPrefix(instant.day.description))
    }

    @Test("are written in UTC and shown in Beijing's time")
    func zones() throws {
        let instant = Instant(try #require(Day("2023-07-05")), hour: 16, minute: 30)
        #expect(instant.description == "2023-07-05T08:30:00Z")
        #expect(instant.local == "2023-07-05 16:30")
        #expect(instant.day == Day("2023-07-05"))
    }

    @Test(
        "fall on China's day: 16:00 UTC is the next one",
        arguments: [
            ("2023-12-31T15:59:59Z", "2023-12-31", "2023-12-31 23:59"),
            ("2023-12-31T16:00:00Z", "2024-01-01", "2024-01-01 00:00"),
            ("1969-12-31T15:59:59Z", "1969-12-31", "1969-12-31 23:59"),
            ("1969-12-31T16:00:00Z", "1970-01-01", "1970-01-01 00:00"),
        ])
    func days(text: String, day: String, local: String) throws {
        let instant = try #require(Instant(text))
        #expect(instant.day.description == day)
        #expect(instant.local == local)
    }

    @Test(
        "read only the form in which they are written",
        arguments: [
            "", "2023-07-05", "2023-07-05 08:30:00Z", "2023-07-05X08:30:00Z", "2023-07-05t08:30:00Z",
            "2023-07-05T08:30:00z",
            "2023-07-05T08:30:00+", "2023-07-05T8:030:00Z", "2023-07-05T08:30:0:Z", "2023-07-05T::8:30:0Z",
            "2023-07-05T+8:30:00Z", "2023-07-05T08:30:+0Z", "2023-07-05T24:00:00Z", "2023-07-05T08:60:00Z",
            "2023-07-05T08:30:60Z", "2023-02-29T08:30:00Z", "2023-07-05T08:30:00Z\n", "2023-07-05T08:30Z",
            "2023-07-05T08:30:00.000Z", "2023-07-05T08:30:00+08:00", "２０２３-07-05T08:30:00Z",
            "2023-07-05T08-30-00Z",
        ])
    func refused(text: String) {
        #expect(Instant(text) == nil)
    }
}
