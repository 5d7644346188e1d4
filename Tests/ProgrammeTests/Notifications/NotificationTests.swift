import Foundation
import Programme
import Testing

@testable import Programme

@Suite("Letters, calendars, addresses")
struct NotificationTests {
    private func message(_ subject: String, _ text: String = "x") throws -> String {
        String(
            decoding: MailMessage(
                from: try MailAddress("office@example.org"), to: try MailAddress("a@example.org"),
                subject: subject, text: text, delivery: ID("0190-d"), event: ID("0190-e"),
                at: Instant(Day(year: 2023, month: 7, day: 3) ?? Day(ordinal: 0), hour: 9)
            ).data, as: UTF8.self)
    }

    @Test("a letter's head is ASCII in lines of at most 76, whatever the subject holds")
    func head() throws {
        for subject in [
            "提醒", "x\r\nBcc: b@example.org", String(repeating: "区卫生健康局", count: 40), "", "\u{2028}a\u{0}",
        ] {
            let head = try #require(try message(subject).components(separatedBy: "\r\n\r\n").first)
            let lines = head.components(separatedBy: "\r\n")
            #expect(head.allSatisfy(\.isASCII) && !head.contains("Bcc"))
            #expect(lines.filter { $0.lowercased().hasPrefix("subject") }.count == 1)
            for line in lines { #expect(line.utf8.count <= 85, "\(line)") }
            #expect(!head.replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
        }
        let head = try message("提醒")
        #expect(head.contains("Message-ID: <0190-d@example.org>\r\n"))
        #expect(head.contains("Date: Mon, 03 Jul 2023 09:00:00 +0800\r\n"))
        #expect(head.contains("Subject: =?utf-8?B?5o+Q6YaS?=\r\n"))
    }

    @Test("encoded words join to the subject again")
    func words() throws {
        let subject = String(repeating: "报送第2项，请于7月10日前完成🙂", count: 9)
        let word = MailMessage.word(subject)
        let pieces = word.components(separatedBy: "\r\n ")
        #expect(pieces.count > 3 && pieces.allSatisfy { $0.utf8.count <= 75 })
        let bytes = try pieces.map { piece in
            try #require(Data(base64Encoded: String(piece.dropFirst(10).dropLast(2))))
        }
        #expect(bytes.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
        #expect(String(decoding: bytes.flatMap { $0 }, as: UTF8.self) == subject)
    }

    @Test("addresses that could end a header are refused")
    func addresses() {
        for good in ["a@example.org", "a.b+c@x-1.gov.cn", "o'k@localhost"] {
            #expect((try? MailAddress(good))?.text == good)
        }
        for bad in [
            "", "a", "a@", "@b", "a@b@c", "a b@c", "a@b\r\nBcc: c@d", "a@b,c@d", "<a@b>", "a..b@c", "a@-b",
            "a@b-",
            "é@b.cn", "a@b..c", "\"a\"@b", "a@\(String(repeating: "b", count: 64)).cn",
        ] {
            #expect((try? MailAddress(bad)) == nil, "\(bad)")
        }
        let domain = try? WebhookAddress("https://Example.org:8443/a?b=c", allowsPlain: false)
        #expect(domain?.host == "example.org" && domain?.port == 8443)
        #expect((try? WebhookAddress("https://[::1]/a", allowsPlain: false))?.host == "::1")
        for bad in [
            "http://example.org", "ftp://example.org", "https://u:p@example.org", "https://", "https://a b",
            "https://example.org/#x", "https://example.org:0", "https://exa\"mple.org", "https://例.cn", "x",
        ] {
            #expect((try? WebhookAddress(bad, allowsPlain: false)) == nil, "\(bad)")
        }
        #expect((try? WebhookAddress("http://10.0.0.1/x", allowsPlain: true)) != nil)
    }

    @Test("a calendar has lines of at most 75 bytes that unfold to what was put in")
    func calendar() throws {
        let day = try #require(Day(year: 2023, month: 12, day: 31))
        let text = DueCalendar(
            name: "博山区，办实事；a,b;c\\d", domain: "370304.banshi",
            entries: [
                .init(
                    key: "k\r\nX", day: day, summary: String(repeating: "第1项：婴幼儿托育🙂", count: 12),
                    description: "一\n二\r\nBEGIN:VEVENT", link: "https://x.org/a\r\nATTACH:1"),
                .init(key: "a", day: day, summary: "b"),
            ]
        ).text(at: Instant(day, hour: 8))
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.last == "" && lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(lines.allSatisfy { !$0.contains("\n") && !$0.contains("\r") })
        let whole = text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
        #expect(whole.filter { $0 == "BEGIN:VEVENT" }.count == 2)
        #expect(!whole.contains { $0.hasPrefix("ATTACH") || $0 == "X@370304.banshi" })
        #expect(whole.contains("DTSTART;VALUE=DATE:20231231") && whole.contains("DTEND;VALUE=DATE:20240101"))
        #expect(whole.contains("DTSTAMP:20231231T000000Z"))
        #expect(whole.contains("X-WR-CALNAME:博山区，办实事；a\\,b\\;c\\\\d"))
        #expect(whole.contains("DESCRIPTION:一\\n二\\nBEGIN:VEVENT"))
        #expect(whole.contains("SUMMARY:" + String(repeating: "第1项：婴幼儿托育🙂", count: 12)))
    }

    @Test("pauses grow to six hours, never less than half, and end")
    func retries() {
        var total = 0
        for attempt in 1..<RetrySchedule.attempts {
            let (least, most) = (
                RetrySchedule.pause(after: attempt, chance: 0), RetrySchedule.pause(after: attempt, chance: 1)
            )
            #expect(most == min(RetrySchedule.longest, 30 << (attempt - 1)) && least == most / 2)
            total += most
        }
        #expect((4 * 3600...5 * 3600).contains(total))
        #expect(RetrySchedule.pause(after: 60, chance: 1) == RetrySchedule.longest)
        let now = Instant(seconds: 0)
        let event = OutboxEvent(id: ID("e"), kind: .planConfirmed, subject: "plan/x", at: now)
        var delivery = Delivery(id: ID("d"), event: event, channel: .mail, target: "p", nextAt: now)
        for _ in 0..<RetrySchedule.attempts - 1 { delivery.fail("http-500", at: now, chance: 0.5) }
        #expect(delivery.state == .waiting)
        delivery.fail("http-500", at: now, chance: 0.5)
        #expect(delivery.state == .dead && delivery.attempts == RetrySchedule.attempts)
        delivery.revive(at: now)
        #expect(delivery.state == .waiting && delivery.attempts == 0)
        delivery.fail("address-refused", at: now, isFinal: true, chance: 0)
        #expect(delivery.state == .dead)
    }

    @Test("numbers of closed networks are told from public ones, in every disguise")
    func networks() throws {
        func address(_ bytes: UInt8...) throws -> NetworkAddress { try #require(NetworkAddress(bytes)) }
        func six(_ first: [UInt8], _ last: [UInt8]) throws -> NetworkAddress {
            try #require(
                NetworkAddress(first + Array(repeating: 0, count: 16 - first.count - last.count) + last))
        }
        for open in [
            try address(8, 8, 8, 8), try address(172, 32, 0, 1), try address(100, 128, 0, 1),
            try six([0x24, 0x08], [1]), try six([0x20, 0x02, 8, 8, 8, 8], [1]),
        ] {
            #expect(open.isPublic && open.isSingle)
        }
        for closed in [
            try address(127, 0, 0, 1), try address(10, 1, 2, 3), try address(172, 31, 255, 255),
            try address(192, 168, 1, 1), try address(169, 254, 169, 254), try address(100, 64, 0, 1),
            try six([], [1]), try six([0xFE, 0x80], [1]), try six([0xFC], [1]),
            try six([], [0xFF, 0xFF, 127, 0, 0, 1]), try six([0, 0x64, 0xFF, 0x9B], [10, 0, 0, 1]),
            try six([0x20, 0x02, 192, 168, 0, 1], [1]), try six([0x20, 0x01, 0x0D, 0xB8], [1]),
        ] {
            #expect(!closed.isPublic)
            #expect(closed.isSingle)
        }
        for many in [
            try address(0, 0, 0, 0), try address(224, 0, 0, 1), try address(255, 255, 255, 255),
            try six([0xFF, 0x02], [1]), try six([], []), try six([], [0xFF, 0xFF, 224, 0, 0, 1]),
        ] {
            #expect(!many.isPublic && !many.isSingle)
        }
        #expect(NetworkAddress([1, 2, 3]) == nil)
    }
}
