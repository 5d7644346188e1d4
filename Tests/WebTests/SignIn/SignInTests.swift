import Database
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Signing in and out")
struct SignInTests {
    @Test("name and password open a session, which ends with signing out", arguments: Engine.available)
    func whole(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let reporter = site.cast.reporter
            try await site.district.givePassword(to: reporter)
            let wrong = try await site.post(
                "/sign-in", [("name", reporter.name), ("password", "falsch"), ("next", "/plan")])
            #expect(wrong.status == 422 && wrong.body.contains("role=\"alert\""))
            #expect(!wrong.body.contains("falsch"), "a password must not come back")
            let right = try await site.post(
                "/sign-in",
                [("name", reporter.name), ("password", District.password), ("next", "/plan")])
            #expect(right.status == 303 && right.location == "/plan")
            let cookie = try #require(right.cookies.first { $0.hasPrefix("banshi-session=") })
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            let out = try await site.post("/sign-out", as: reporter)
            #expect(out.location == "/sign-in")
            #expect(try await site.get("/", as: reporter).status == 303)
        }
    }

    @Test("after signing in nobody is sent to another site", arguments: Engine.available)
    func openRedirect(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let reporter = site.cast.reporter
            try await site.district.givePassword(to: reporter)
            for target in ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"] {
                let answer = try await site.post(
                    "/sign-in",
                    [("name", reporter.name), ("password", District.password), ("next", target)])
                #expect(answer.location == "/", "\(target)")
            }
        }
    }

    @Test(
        "what was typed when the session had ended comes back after signing in", arguments: Engine.available)
    func nothingLost(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let reporter = site.cast.reporter
            try await site.district.givePassword(to: reporter)
            let typed = "第一行\n第二行 <b>&\"'"
            let refused = try await site.post("/sign-out", [("narrative", typed)])
            #expect(refused.status == 401)
            #expect(
                refused.body.contains("kept.narrative") && refused.body.contains("&lt;b&gt;&amp;&quot;&#39;"))
            let back = try await site.post(
                "/sign-in",
                [
                    ("name", reporter.name), ("password", District.password), ("next", "/sign-out"),
                    ("kept.narrative", typed),
                ])
            #expect(back.status == 200 && back.body.contains("action=\"/sign-out\""))
            #expect(back.body.contains("name=\"narrative\" value=\"第一行\n第二行 &lt;b&gt;"))
        }
    }
}
