import Database
import Foundation
import HTTPTypes
import Hummingbird
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("One's own account")
struct AccountTests {
    private let new = "Dongshan-hill-42"

    private func form(_ current: String, _ new: String, _ again: String? = nil) -> [(String, String)] {
        [("password-current", current), ("password-new", new), ("password-again", again ?? new)]
    }

    @Test(
        "a password is changed; what is wrong is told at its field, and none comes back",
        arguments: Engine.available)
    func password(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let reporter = site.cast.reporter
            let cases: [([(String, String)], String)] = [
                (form("falsch-und-lang-1A", new), "password-current"),
                (form(District.password, "kurz"), "password-new"),
                (form(District.password, reporter.name + "-Ab1-xyz"), "password-new"),
                (form(District.password, new, "anders"), "password-again"),
            ]
            for (fields, field) in cases {
                let answer = try await site.post("/account/password", as: reporter, fields)
                #expect(answer.status == 422 && answer.body.contains("href=\"#\(field)\""), "\(field)")
                #expect(answer.body.contains("id=\"\(field)-fault\""))
                for (_, value) in fields where value != reporter.name {
                    #expect(!answer.body.contains("value=\"\(value)\""), "a password must not come back")
                }
            }
            let done = try await site.post("/account/password", as: reporter, form(District.password, new))
            #expect(done.status == 303 && done.location == "/account")
            #expect(try await site.get("/account", as: reporter).status == 200)
        }
    }

    @Test("a one-time password opens its own page and nothing else", arguments: Engine.available)
    func once(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let reporter = site.cast.reporter
            // Before the site signs the person in itself.
            let token = try await site.district.signIn(reporter, mustChange: true).token
            func ask(_ path: String) async throws -> TestSite.Answer {
                try await site.execute(.get, path, nil, ["Cookie": "banshi-session=\(token)"], nil, nil)
            }
            for path in ["/", "/plan"] where site.app.entries.contains(where: { $0.path == path }) {
                let answer = try await ask(path)
                #expect(answer.status == 303 && answer.location == "/account/password", "\(path)")
            }
            let page = try await ask("/account/password")
            #expect(page.status == 200 && page.body.contains("一次性密码"))
        }
    }

    @Test("a session elsewhere is ended; somebody else's is not there", arguments: Engine.available)
    func sessions(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let (reporter, leader) = (site.cast.reporter, site.cast.leader)
            let foreign = try await site.district.signIn(leader)
            _ = try await site.get("/account", as: reporter)
            let other = try await SignIn(site.district.office)(
                name: reporter.name, password: District.password, address: "192.0.2.9",
                userAgent: "Mozilla/5.0 (Windows NT 10.0) <script>alert(1)</script> Firefox/128.0")
            let page = try await site.get("/account", as: reporter)
            #expect(page.body.contains("Firefox · Windows") && !page.body.contains("<script>alert"))
            #expect(page.body.contains("/account/sessions/\(other.signedIn.session.id)/ending"))
            let refused = try await site.post(
                "/account/sessions/\(foreign.signedIn.session.id)/ending", as: reporter)
            #expect(refused.status == 303)
            let resume = ResumeSession(site.district.office)
            #expect(try await resume(token: foreign.token) != nil)
            let ended = try await site.post(
                "/account/sessions/\(other.signedIn.session.id)/ending", as: reporter)
            #expect(ended.status == 303)
            #expect(try await resume(token: other.token) == nil)
        }
    }

    @Test("passwords of a form that came too late are not kept in the page", arguments: Engine.available)
    func late(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let answer = try await site.post("/account/password", form("Geheim-alt-1234", "Geheim-neu-1234"))
            #expect(answer.status == 401 && !answer.body.contains("Geheim"))
        }
    }

    @Test("how browsers call themselves, and what is made of it")
    func browsers() {
        let cases = [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0",
                "Edge · Windows"
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36",
                "Chrome · Linux"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1",
                "Safari · iPhone"
            ),
            (
                "Mozilla/5.0 (Linux; Android 13) Chrome/116 Mobile Safari/537.36 MicroMessenger/8.0",
                "微信 · Android"
            ),
            ("curl/8.5.0", "curl/8.5.0"), ("", "?"),
        ]
        for (agent, name) in cases { #expect(BrowserName.make(agent, unknown: "?") == name) }
    }

    @Test("a proxy's word on the sender is taken from this machine alone")
    func senders() throws {
        func sender(_ forwarded: String?, from address: String) throws -> String {
            var headers = HTTPFields()
            headers[try #require(HTTPField.Name("X-Forwarded-For"))] = forwarded
            let head = HTTPRequest(
                method: .post, scheme: "http", authority: "a", path: "/", headerFields: headers)
            return SenderAddress.of(Request(head: head, body: .init(buffer: .init())), from: address)
        }
        #expect(try sender("198.51.100.7, 203.0.113.9", from: "127.0.0.1") == "203.0.113.9")
        #expect(try sender("203.0.113.9", from: "::1") == "203.0.113.9")
        #expect(try sender("203.0.113.9", from: "198.51.100.7") == "198.51.100.7")
        #expect(try sender(nil, from: "127.0.0.1") == "127.0.0.1")
        #expect(try sender(" ,", from: "127.0.0.1") == "127.0.0.1")
        #expect(try sender(String(repeating: "9", count: 99), from: "127.0.0.1") == "127.0.0.1")
    }
}
