import Database
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Who may come in, for every route there is")
struct AccessTests {
    /// A path with something in every gap: it need not exist, since access is decided before it is looked for.
    private func path(of entry: RouteEntry) -> String {
        entry.path.split(separator: "/", omittingEmptySubsequences: false).map {
            $0 == ":quarter" ? "2023Q2" : $0.hasPrefix(":") ? "1" : String($0)
        }.joined(separator: "/")
    }

    @Test("a stranger is sent to sign in", arguments: Engine.available)
    func signedOut(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            for entry in site.app.entries where entry.access != .everybody {
                let answer =
                    entry.method == .get
                    ? try await site.get(path(of: entry)) : try await site.post(path(of: entry))
                #expect(answer.status == 303 || answer.status == 401, "\(entry.method) \(entry.path)")
                #expect(answer.location?.hasPrefix("/sign-in") ?? true, "\(entry.method) \(entry.path)")
            }
        }
    }

    @Test("every role that a route does not admit is refused", arguments: Engine.available)
    func wrongRole(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let people = site.cast.everybody.filter { $0.role != .console }
            for entry in site.app.entries where entry.access != .everybody {
                for person in people where !entry.access.admits(person.role) {
                    let answer =
                        entry.method == .get
                        ? try await site.get(path(of: entry), as: person)
                        : try await site.post(path(of: entry), as: person)
                    #expect(answer.status == 403, "\(entry.method) \(entry.path) as \(person.role)")
                }
            }
        }
    }

    @Test(
        "the navigation shows every role the areas that it may enter, and no others",
        arguments: Engine.available)
    func navigation(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            #expect(!Navigation.entries.isEmpty)
            for entry in Navigation.entries {
                for role in Role.allCases where role != .console {
                    let isOpen = site.app.entries.contains {
                        $0.method == .get && $0.path == entry.path && $0.access.admits(role)
                    }
                    #expect(isOpen == entry.access.admits(role), "\(entry.path) as \(role)")
                }
            }
        }
    }

    @Test("a form without its token, or from another site, is refused", arguments: Engine.available)
    func forged(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            for entry in site.app.entries where entry.method == .post && entry.access != .everybody {
                guard let person = site.cast.everybody.first(where: { entry.access.admits($0.role) }) else {
                    Issue.record("nobody may use \(entry.path)")
                    continue
                }
                let bare = try await site.post(path(of: entry), as: person, hasToken: false)
                #expect([403, 422].contains(bare.status), "\(entry.path) without a token: \(bare.status)")
                let foreign = try await site.post(
                    path(of: entry), as: person, headers: ["Sec-Fetch-Site": "cross-site"])
                #expect(foreign.status == 403, "\(entry.path) from another site")
            }
        }
    }
}
