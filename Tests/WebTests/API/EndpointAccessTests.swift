import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Who may ask which endpoint, for every one there is")
struct EndpointAccessTests {
    @Test(
        "without a token, with a made-up, an ended or an expired one: the same answer",
        arguments: Engine.available)
    func tokens(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let api = APISite(site: site)
            let reporter = site.cast.reporter
            let revoked = try await api.token(reporter)
            try await RevokeToken(site.district.office)(revoked.token.id, by: reporter)
            let disabled = try await api.token(site.cast.districtLeader)
            try await DisablePerson(site.district.office)(
                name: site.cast.districtLeader.name, by: site.cast.administrator)
            let secrets = [
                nil, "x", AddToken.prefix + String(repeating: "A", count: 43), revoked.secret,
                disabled.secret,
            ]
            for (place, secret) in secrets.enumerated() {
                // A place of its own for each: failures are counted by address.
                for (index, endpoint) in Endpoints.all.enumerated() {
                    let path = endpoint.path.replacing("{quarter}", with: "2023Q2").replacing(
                        "{year}", with: "2023")
                    let answer = try await api.ask(
                        endpoint, path.replacing("{action}", with: "1"), secret,
                        headers: ["Cookie": "banshi-session=\(try await site.seed(of: reporter))"])
                    if index >= APIThrottle.failures && place > 0 || place > 1 {
                        #expect([401, 429].contains(answer.status), "\(endpoint.name)")
                    } else {
                        #expect(answer.status == 401 && answer.code == "token.needed", "\(endpoint.name)")
                        #expect(answer.headers[.wwwAuthenticate] == "Bearer")
                    }
                }
            }
        }
    }

    @Test("an expired token opens nothing, its last day does", arguments: Engine.available)
    func expired(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district in
            let made = try await AddToken(district.office)(
                name: "程序", scopes: [.planRead], until: Fixed.now.day, by: district.cast.reporter)
            #expect(try await ResumeToken(district.office)(secret: made.secret) != nil)
            let later = district.office(on: Fixed.now.day.adding(days: 1))
            #expect(try await ResumeToken(later)(secret: made.secret) == nil)
        }
    }

    @Test("a token without the scope is refused by every endpoint", arguments: Engine.available)
    func scopes(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let api = APISite(site: site)
            for scope in TokenScope.allCases {
                for person in site.cast.everybody where person.role != .console && person.role != .leader {
                    guard person.role != .reporter || person.id == site.cast.reporter.id else { continue }
                    let endpoints = Endpoints.all.filter {
                        $0.scope == scope && $0.access.admits(person.role)
                    }
                    guard !endpoints.isEmpty else { continue }
                    let all = Set(TokenScope.allCases).subtracting([scope])
                    let made = try await api.token(person, all)
                    for endpoint in endpoints {
                        let answer = try await api.ask(endpoint, endpoint.path, made.secret, endpoint.sample)
                        #expect(
                            answer.status == 403 && answer.code == "token.scope-needed", "\(endpoint.name)")
                    }
                }
            }
        }
    }

    @Test("a role that an endpoint does not admit is refused", arguments: Engine.available)
    func roles(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let api = APISite(site: site)
            let people = [
                site.cast.reporter, site.cast.leader, site.cast.reviewer, site.cast.auditor,
                site.cast.districtLeader, site.cast.administrator,
            ]
            for person in people {
                let secret = try await api.token(person).secret
                for endpoint in Endpoints.all where !endpoint.access.admits(person.role) {
                    let answer = try await api.ask(endpoint, endpoint.path, secret, endpoint.sample)
                    #expect(
                        answer.status == 403 && answer.code == "person.not-allowed",
                        "\(endpoint.name) as \(person.role)")
                }
            }
        }
    }

    @Test(
        "nobody reads or changes what is another district's, or another unit's", arguments: Engine.available)
    func foreign(engine: Engine) async throws {
        try await engine.withSite { base in
            let theirs = try await Belongings("990305", mark: "甲乙丙", secret: "丁戊己", beside: base)
            let api = APISite(site: base)
            let strangers = [
                base.cast.reporter, base.cast.leader, base.cast.reviewer, base.cast.auditor,
                base.cast.administrator,
            ]
            let others = [theirs.cast.reporter(of: Cast.otherUnit), theirs.cast.leader(of: Cast.otherUnit)]
            for person in strangers + others {
                let isOther = others.contains { $0.id == person.id }
                let secret = try await AddToken(base.district.office.of(person.jurisdiction))(
                    name: "程序", scopes: Set(TokenScope.allCases), until: Fixed.day(12, 1), by: person
                ).secret
                for endpoint in Endpoints.all where endpoint.access.admits(person.role) {
                    let answer = try await api.ask(
                        endpoint, endpoint.path(theirs), secret, endpoint.sample,
                        bytes: endpoint.sample == nil && endpoint.body != nil ? Data("a,b\n".utf8) : nil)
                    #expect(!answer.body.contains(theirs.secret), "\(endpoint.name) as \(person.role)")
                    if !isOther {
                        #expect(!answer.body.contains(theirs.mark), "\(endpoint.name) as \(person.role)")
                    }
                    let owned = [
                        "{unit}", "{record}", "{remark}", "{request}", "{file}", "{order}", "{duerequest}",
                        "{check}", "{entry}", "{webhook}", "{delivery}", "{reminder}",
                    ]
                    if owned.contains(where: { endpoint.path.contains($0) }) {
                        #expect(answer.status >= 400, "\(endpoint.name) as \(person.role): \(answer.body)")
                    }
                }
            }
        }
    }
}
