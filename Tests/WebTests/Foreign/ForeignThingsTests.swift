import Database
import Documents
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Other people's things, for every route there is")
struct ForeignThingsTests {
    @Test(
        "another district's things: refused, not a word of them shown, none of them changed",
        arguments: Engine.available, [true, false])
    func otherDistrict(engine: Engine, isOneWay: Bool) async throws {
        try await engine.withSite(.registered) { site in
            let first = try await Belongings("990302", mark: "邻甲机密", secret: "邻甲内情", beside: site)
            let second = try await Belongings("990303", mark: "邻乙机密", secret: "邻乙内情", beside: site)
            let (own, other) = isOneWay ? (first, second) : (second, first)
            let code = other.site.district.office.jurisdiction.rawValue
            try await Trial(
                callers: own.people, site: own.site, mine: own, theirs: other,
                hidden: [other.mark, other.secret], isForeign: { $0 != .nobody },
                isGuarded: { $0.contains("\"\(code)\"") }
            ).run()
        }
    }

    @Test(
        "another unit's things: refused, nothing of what nobody accepted shown, none of them changed",
        arguments: Engine.available)
    func otherUnit(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let theirs = try await Belongings("990302", mark: "本区字样", secret: "甲局内情", beside: site)
            let outsider = theirs.cast.outsider
            var mine = theirs
            (mine.unit, mine.action) = (try #require(outsider.unit), "2")
            let ids = [
                theirs.unit.rawValue, theirs.report.rawValue, theirs.cast.reporter.id.rawValue, theirs.record,
            ]
            let trial = Trial(
                callers: [outsider, theirs.cast.leader(of: Cast.otherUnit)], site: theirs.site, mine: mine,
                theirs: theirs, hidden: [theirs.secret], isForeign: { $0 == .unit || $0 == .person },
                isGuarded: { row in ids.contains { row.contains($0) } })
            try await trial.run()
        }
    }

    @Test("nobody signs in to another district, with the right password", arguments: Engine.available)
    func signIn(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let other = try await site.district.neighbour("990302", mark: "邻甲机密")
            let person = other.cast.reviewer
            try await other.givePassword(to: person)
            func answer(_ region: String) async throws -> TestSite.Answer {
                try await site.post(
                    "/sign-in",
                    [("name", person.name), ("password", District.password), ("region", region)])
            }
            let refused = try await answer(District.code)
            #expect(refused.status == 422 && refused.cookies.allSatisfy { !$0.contains("banshi-session") })
            #expect(try await answer("990302").status == 303)
        }
    }

    @Test("those whose things they are may come to them by the same paths", arguments: Engine.available)
    func owners(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let it = try await Belongings("990302", mark: "本区字样", secret: "甲局内情", beside: site)
            // What takes things away comes last.
            let ends = [
                "/merger", "/removal", "/last", "/lock", "/confirmation", "/discarding", "/deletion",
                "/restoration",
            ]
            let entries = site.app.entries.filter {
                // Two persons that resemble each other are asked for by the query; a workbook of refused rows is there
                // once rows were refused (LedgerFilesTests).
                $0.access != .everybody && !$0.path.hasSuffix("/persons/merging")
                    && !$0.path.hasSuffix("/refused")
            }
            let ordered =
                entries.filter { entry in !ends.contains { entry.path.hasSuffix($0) } }
                + ends.flatMap { end in entries.filter { $0.path.hasSuffix(end) } }
            for entry in ordered {
                var statuses: [Int] = []
                for person in it.people where entry.access.admits(person.role) {
                    let answer = try await it.site.call(entry, RouteThings.path(entry, it), it, as: person)
                    await it.site.forget(person)
                    statuses.append(answer.location?.hasPrefix("/sign-in?") == true ? 401 : answer.status)
                }
                #expect(
                    statuses.contains { ![401, 403, 404].contains($0) && $0 < 500 },
                    "\(entry.method) \(entry.path) leads nobody anywhere: \(statuses)")
            }
        }
    }
}

/// Some people on some things that are not theirs.
private struct Trial: Sendable {
    let callers: [Person]
    let site: TestSite
    let mine: Belongings
    let theirs: Belongings
    /// What no answer may hold.
    let hidden: [String]
    let isForeign: @Sendable (RouteThings.Owner) -> Bool
    /// Whether a row is one that must stay as it is.
    let isGuarded: @Sendable (String) -> Bool

    func run() async throws {
        // What only their own things can come of may change the callers' side: it comes after the rest.
        let entries = site.app.entries
        for entry in entries where RouteThings.owners(entry).contains(where: isForeign) {
            try await tryAll(entry, isClosed: true)
        }
        for entry in entries where !RouteThings.owners(entry).contains(where: isForeign) {
            try await tryAll(entry, isClosed: false)
        }
    }

    private func tryAll(_ entry: RouteEntry, isClosed: Bool) async throws {
        let before = try await guarded()
        var paths = [RouteThings.path(entry, theirs)]
        // Through what is one's own to what is not.
        let mixed = RouteThings.path(entry, theirs, mixedInto: mine)
        if isClosed, mixed != paths[0] { paths.append(mixed) }
        // Roles that the route does not admit at all are the business of `AccessTests`.
        for person in callers where entry.access.admits(person.role) {
            for path in paths {
                let answer = try await site.call(entry, path, theirs, as: person)
                let what = "\(entry.method) \(entry.path) as \(person.role)"
                let text = try answer.everything()
                #expect(!hidden.contains { text.contains($0) }, "\(what): \(path) tells of it")
                #expect(answer.status < 500, "\(what): \(answer.status)")
                if isClosed, answer.status != 403, answer.status != 404 {
                    // The same as for what never was: nobody learns whether it is there.
                    let none = try await site.call(
                        entry, RouteThings.path(entry, theirs, isMadeUp: true), theirs, as: person)
                    #expect(
                        answer.status == 303 && none.status == 303 && answer.place == none.place,
                        "\(what): \(path) gives \(answer.status)")
                }
                if entry.method == .post { await site.forget(person) }
            }
        }
        let after = try await guarded()
        let changed = Snapshot.tables.filter { before[$0] != after[$0] }
        #expect(changed == [], "\(entry.method) \(entry.path) changed what it must not")
    }

    private func guarded() async throws -> [String: [String]] {
        try await site.district.snapshot().rows.mapValues { $0.filter(isGuarded) }
    }
}

extension TestSite {
    /// Asks for a route, with the form that goes with it.
    fileprivate func call(
        _ entry: RouteEntry, _ path: String, _ things: Belongings, as person: Person
    ) async throws -> Answer {
        guard entry.method == .post else { return try await get(path, as: person) }
        guard let form = RouteForm.of(entry.path, things) else {
            Issue.record("POST \(entry.path): no form. Add what it sends to RouteForms.")
            return try await post(path, as: person)
        }
        guard let files = form.files else { return try await post(path, as: person, form.fields) }
        return try await upload(path, as: person, form.fields, files: files)
    }
}

extension TestSite.Answer {
    /// Where the browser is sent, whatever ID the path names: that page is a route of its own.
    fileprivate var place: String? {
        location?.replacing(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, with: "ID")
    }

    /// Headers and body as texts, packed files unpacked.
    fileprivate func everything() throws -> String {
        let fields = headers.map { "\($0.name): \($0.value.removingPercentEncoding ?? $0.value)" }
        guard data.starts(with: Data("PK".utf8)) else { return (fields + [body]).joined(separator: "\n") }
        let archive = try ZipArchive(data)
        let parts = try archive.names.filter { !$0.hasSuffix("/") }.map {
            String(decoding: try archive.data($0), as: UTF8.self)
        }
        return (fields + parts).joined(separator: "\n")
    }
}
