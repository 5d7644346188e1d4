import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("The administration of people and units")
struct PeoplePagesTests {
    @Test(
        "every page opens for the administrator, in both languages", arguments: Engine.available,
        Language.allCases)
    func opens(engine: Engine, language: Language) async throws {
        try await engine.withSite(language: language) { site in
            let unit = try await site.district.unit(Cast.unit)
            let person = "/administration/people/\(site.cast.reporter.id)"
            for path in [
                "/administration", "/administration/people", "/administration/people?state=disabled",
                "/administration/people/new?role=leader&unit=\(unit.id)", person, "\(person)/disabling",
                "\(person)/password", "/administration/units", "/administration/units?search=zzz",
                "/administration/units/\(unit.id)", "/administration/calendar",
                "/administration/calendar/2023Q2", "/administration/settings", "/administration/sessions",
                "/administration/audit", "/administration/audit?from=2030-01-01", "/account",
                "/account/password",
            ] {
                let answer = try await site.get(path, as: site.cast.administrator)
                #expect(answer.status == 200 && answer.body.contains("<h1>"), "\(path): \(answer.status)")
            }
            for path in [
                "/administration/people/none", "/administration/units/none",
                "/administration/calendar/2022Q2",
                "/administration/calendar?year=1999", "/administration/people/console",
            ] {
                #expect(try await site.get(path, as: site.cast.administrator).status == 404, "\(path)")
            }
        }
    }

    @Test("the auditor reads people and the log, and is shown nothing to change", arguments: Engine.available)
    func auditor(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let auditor = site.cast.auditor
            let person = "/administration/people/\(site.cast.reporter.id)"
            for path in ["/administration", "/administration/people", person, "/administration/audit"] {
                let answer = try await site.get(path, as: auditor)
                #expect(answer.status == 200, "\(path)")
                #expect(!answer.body.contains("\(person)/disabling") && !answer.body.contains("/people/new"))
                #expect(!answer.body.contains("href=\"/administration/settings\""))
            }
        }
    }

    @Test("somebody is registered, given a password once, and signs in with it", arguments: Engine.available)
    func registered(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let (admin, unit) = (site.cast.administrator, try await site.district.unit(Cast.unit))
            let added = try await site.post(
                "/administration/people", as: admin,
                [("name", "新联络员<b>"), ("role", "reporter"), ("unit", unit.id.rawValue)])
            #expect(added.status == 303)
            let path = try #require(added.location)
            let page = try await site.get(path, as: admin)
            #expect(page.body.contains("新联络员&lt;b&gt;") && !page.body.contains("新联络员<b>"))
            let answer = try await site.post("\(path)/password", as: admin)
            let password = try #require(
                answer.body.firstMatch(of: /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/).map { String($0.output) })
            #expect(answer.status == 200 && answer.headers[.cacheControl] == "no-store")
            #expect(try await !site.get(path, as: admin).body.contains(password))
            let new = try await SignIn(site.district.office)(
                name: "新联络员<b>", password: password, address: "", userAgent: "")
            #expect(new.signedIn.mustChangePassword)
        }
    }

    @Test("what cannot be is told at its field, and what was typed stays", arguments: Engine.available)
    func faults(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let unit = try await site.district.unit(Cast.unit).id.rawValue
            let own = "/administration/people/\(site.cast.administrator.id)"
            let cases: [(String, String, String, String, String)] = [
                ("/administration/people", "", "auditor", "", "name"),
                ("/administration/people", "审计员", "auditor", "", "name"),
                ("/administration/people", "新人", "", "", "role"),
                ("/administration/people", "新人", "console", "", "role"),
                ("/administration/people", "新人", "leader", "", "unit"),
                ("/administration/people", "新人", "auditor", unit, "unit"),
                (own, "管理员", "reviewer", "", "role"),
            ]
            for (path, name, role, unit, field) in cases {
                let answer = try await site.post(
                    path, as: site.cast.administrator, [("name", name), ("role", role), ("unit", unit)])
                #expect(answer.status == 422 && answer.body.contains("href=\"#\(field)\""), "\(name) \(role)")
                #expect(answer.body.contains("id=\"\(field)-fault\""))
                #expect(answer.body.contains("name=\"name\" value=\"\(name)\""))
            }
        }
    }

    @Test("disabling names what it brings, and can be taken back", arguments: Engine.available)
    func disabling(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let (admin, leader) = (site.cast.administrator, site.cast.leader)
            let token = try await site.district.signIn(leader).token
            let path = "/administration/people/\(leader.id)"
            let ask = try await site.get("\(path)/disabling", as: admin)
            #expect(ask.body.contains("1 处登录") && ask.body.contains("\(Cast.unit)将没有在用的负责人"))
            let done = try await site.post("\(path)/disabling", as: admin)
            #expect(done.status == 303 && done.location == path)
            let resume = ResumeSession(site.district.office)
            #expect(try await resume(token: token) == nil)
            #expect(try await site.post("\(path)/enabling", as: admin).status == 303)
            let own = try await site.post("/administration/people/\(admin.id)/disabling", as: admin)
            #expect(own.status == 422 && own.body.contains("最后一名"))
        }
    }

    @Test("a unit gets a name, another one, and loses it", arguments: Engine.available)
    func units(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let admin = site.cast.administrator
            let added = try await site.post("/administration/units", as: admin, [("name", "区民政局")])
            let path = try #require(added.location)
            #expect(added.status == 303)
            let taken = try await site.post("/administration/units", as: admin, [("name", "区民政局")])
            #expect(taken.status == 422 && taken.body.contains("href=\"#name\""))
            #expect(try await site.post("\(path)/aliases", as: admin, [("alias", "民政局")]).status == 303)
            #expect(try await site.post(path, as: admin, [("name", "区民政和退役军人局")]).status == 303)
            let page = try await site.get(path, as: admin)
            #expect(page.body.contains("value=\"民政局\"") && page.body.contains("value=\"区民政局\""))
            for (target, field, value) in [
                (path, "name", Cast.unit), ("\(path)/aliases", "alias", Cast.unit),
                ("\(path)/aliases", "alias", ""),
            ] {
                let answer = try await site.post(target, as: admin, [(field, value)])
                #expect(answer.status == 422 && answer.body.contains("href=\"#\(field)\""), "\(target)")
            }
            let gone = try await site.post("\(path)/aliases/removal", as: admin, [("alias", "民政局")])
            #expect(gone.status == 303)
            #expect(try await !site.get(path, as: admin).body.contains("value=\"民政局\""))
        }
    }

    @Test("the list is searched, and what is typed is text", arguments: Engine.available)
    func search(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let admin = site.cast.administrator
            let found = try await site.get(
                "/administration/people?search=\(SafePath.part("卫生健康"))&role=leader", as: admin)
            #expect(
                found.body.contains(site.cast.leader.name)
                    && !found.body.contains(">\(site.cast.reporter.name)<"))
            let none = try await site.get(
                "/administration/people?search=%22%3E%3Cscript%3E+x&page=99999999999999999999", as: admin)
            #expect(none.status == 200 && none.body.contains("&quot;&gt;&lt;script&gt; x"))
            #expect(none.body.contains("class=\"empty\""))
        }
    }
}
