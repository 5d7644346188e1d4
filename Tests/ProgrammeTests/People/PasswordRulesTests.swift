import Programme
import Testing

@Suite("What a password must be")
struct PasswordRulesTests {
    private func faults(_ password: String, name: String = "王晓梅", isSample: Bool = false) -> [String] {
        PasswordRules.faults(password, name: name, isSample: isSample).map(\.code)
    }

    @Test(
        "good ones",
        arguments: [
            "Qingshi-river-17", "k7mw-29qh-P4", "三月的雨落在河面上 一点点响的声音", "correct horse battery staple",
            "Xm2023!zhangdian", "9年级3班-梧桐树下A",
        ])
    func good(password: String) { #expect(faults(password) == []) }

    @Test(
        "each fault is named",
        arguments: [
            ("", ["password.too-short", "password.too-simple"]),
            ("Ab1!xyzqw", ["password.too-short"]),
            ("lowercaseword", ["password.too-simple"]),
            ("onlylower123", ["password.too-simple"]),
            ("Xm-王晓梅-2024", ["password.contains-name"]),
            (String(repeating: "Ab1!x9Yz", count: 17), ["password.too-long"]),
            ("P@ssw0rd2024", ["password.common"]), ("Admin@123456", ["password.common"]),
            ("1234567890123456", ["password.common"]), ("aaaaaaaaaaaaaaaa", ["password.common"]),
            ("Ab1!Ab1!Ab1!", ["password.common"]), ("Woaini-5201314", ["password.common"]),
            ("Abcdef123456", ["password.common"]), ("Qwerty123456!", ["password.common"]),
            ("ABCDEFGHIJKLMNOPQRST", ["password.common"]),
            ("0987654321098765", ["password.common"]),
            ("Shili-2023-banshi", ["password.sample"]), ("SHILI-2023-BANSHI", ["password.sample"]),
        ] as [(String, [String])])
    func fault(password: String, codes: [String]) { #expect(faults(password) == codes) }

    @Test("an input method's full-width letters are the plain ones, and a name is found in any case")
    func folded() {
        #expect(PasswordRules.normalised("Ｑｉｎｇｓｈｉ－１７") == "Qingshi-17")
        #expect(faults("Ｐ＠ｓｓｗ０ｒｄ２０２４") == ["password.common"])
        #expect(faults("Xy7-LIMING-88", name: "LiMing") == ["password.contains-name"])
        // A name of one letter would forbid half of all words.
        #expect(faults("Qingshi-river-17", name: "R") == [])
    }

    @Test("the sample's password is good in the sample alone, and other rules hold there too")
    func sample() {
        #expect(faults(PasswordRules.sample, isSample: true) == [])
        #expect(faults("shili-2023-banshi", isSample: true) == ["password.sample"])
        #expect(faults("short", isSample: true) == ["password.too-short", "password.too-simple"])
    }
}

@Suite("Failed sign-ins")
struct SignInThrottleTests {
    private func at(_ minute: Int) -> Instant { Instant(seconds: 1_700_000_000 + minute * 60) }

    private func after(_ minutes: [Int], limit: Int = 5) -> SignInThrottle? {
        minutes.reduce(nil as SignInThrottle?) { SignInThrottle.afterFailure($0, limit: limit, at: at($1)) }
    }

    @Test("the fifth within a quarter of an hour locks for a quarter of an hour")
    func locks() {
        #expect(after([0, 1, 2, 3])?.minutesLocked(at: at(3)) == nil)
        let locked = after([0, 1, 2, 3, 14])
        #expect(locked?.minutesLocked(at: at(14)) == 15)
        #expect(locked?.minutesLocked(at: Instant(seconds: at(29).seconds - 1)) == 1)
        #expect(locked?.minutesLocked(at: at(29)) == nil)
    }

    @Test("failures of long ago are forgotten; after a lock the count begins anew")
    func forgets() {
        #expect(after([0, 1, 2, 3, 15])?.failures == 1)
        #expect(after([0, 1, 2, 3, 4, 20])?.failures == 1)
        #expect(after(Array(repeating: 0, count: 49), limit: 50)?.lockedUntil == nil)
        #expect(after(Array(repeating: 0, count: 50), limit: 50)?.lockedUntil != nil)
    }
}

@Suite("How long a session lasts, and what is kept of a browser's name")
struct SessionTests {
    private let start = Instant(seconds: 1_700_000_000)

    private func lasts(seen: Int, now: Int, _ limits: SessionLimits = SessionLimits()) -> Bool {
        let session = Session(
            id: ID("s"), person: ID("p"), createdAt: start,
            lastSeenAt: Instant(seconds: start.seconds + seen * 60), userAgent: "")
        return limits.allow(session, at: Instant(seconds: start.seconds + now * 60))
    }

    @Test("half an hour without a page, and twelve hours in all")
    func limits() {
        #expect(lasts(seen: 0, now: 30) && !lasts(seen: 0, now: 31))
        #expect(lasts(seen: 700, now: 720) && !lasts(seen: 715, now: 721))
        #expect(!lasts(seen: 0, now: 6, SessionLimits(idleMinutes: 5, absoluteHours: 1)))
        #expect(!lasts(seen: 60, now: 61, SessionLimits(idleMinutes: 5, absoluteHours: 1)))
    }

    @Test("one short line")
    func userAgent() {
        #expect(Session.shortened("A\r\nSet-Cookie: x\u{202E}") == "ASet-Cookie: x")
        #expect(Session.shortened(String(repeating: "长", count: 999)).count == 200)
    }
}
