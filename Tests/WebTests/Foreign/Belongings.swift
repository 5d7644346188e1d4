import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

/// A district with something of everything that a path or a form can name: all of it is really there.
struct Belongings: Sendable {
    /// Stands in the district's names and in its notices; nobody of another district may read it.
    let mark: String
    /// Stands in what its first unit wrote and nobody has accepted; nobody of another unit may read it.
    let secret: String
    /// The application as this district's people use it.
    let site: TestSite

    var quarter: String { Fixed.quarter.description }
    /// The number of the action whose report the unit is writing.
    var action = "1"
    var unit: ID<Programme.Unit>
    var report: ID<Report>
    var file: ID<Evidence>
    var remark: ID<Remark>
    var reminder: ID<Reminder>
    var request: ID<ExtensionRequest>
    /// An order that the unit has answered, its request for a later date, and a spot check.
    var order: ID<SupervisionOrder>
    var dueRequest: ID<DueRequest>
    var check: ID<SpotCheck>
    /// What the unit proposes for the next year, handed in.
    var proposal: ID<Proposal>
    /// Of the reporter.
    var session: ID<Session>
    /// Of the reporter.
    var token: ID<AccessToken>
    /// Not one of those who send requests: it may be disabled.
    var person: ID<Person>
    /// Of the plan in force.
    var commitment: ID<Commitment>
    /// Of the plan of 2024, which is a draft with one edit.
    var draft: Plan
    /// A path below `/conversions`.
    var conversion: String
    /// A path below `/administration/audit/verifications`.
    var walk: String

    /// An entry of the reporter's inbox.
    var entry = ""
    /// Another system that is told, and a message to it that was given up.
    var webhook = ""
    var delivery = ""

    /// A row of `TestLedger.trainings`.
    var record: String
    /// A filter of that ledger's rows that the reporter keeps.
    var view: String
    /// A file of rows that the reporter has brought.
    var upload: String

    var cast: Cast { site.cast }
    var people: [Person] { cast.everybody.filter { $0.role != .console } }

    /// Sets a district up beside the one of the site.
    init(_ code: String, mark: String, secret: String, beside base: TestSite) async throws {
        let district = try await base.district.neighbour(code, mark: mark)
        (self.mark, self.secret) = (mark, secret)
        site = base.of(district)
        let (cast, office) = (district.cast, district.office)

        // Handed in, spoken of, sent back, begun anew: no word of it was accepted.
        let photo = try await district.bring(District.picture(), name: "\(secret).jpg")
        try await district.save(with: [photo], text: secret)
        try await district.move(.sign)
        try await district.move(.submit)
        remark = try await district.remark(secret, by: cast.reviewer).id
        try await district.move(.return, reason: secret)
        let saved = try #require(try await district.save(with: [photo], text: "\(secret)又"))
        _ = try await KeepWorkingCopy(office)(
            ["narrative": [secret]], quarter: Fixed.quarter, unit: Cast.unit, action: 1, by: cast.reporter,
            baseRevision: saved.revision)
        try await district.submit(Cast.unit, 2, text: secret)
        (report, file) = (saved.id, photo.reference.id)
        reminder = try #require(try await district.remind().first).id
        request = try await district.askForTime(reason: secret, by: cast.reporter).id
        unit = try await district.unit(Cast.unit).id
        commitment = try #require(try await district.plan().action(1).commitments(of: unit).first).id

        (order, dueRequest, check) = try await Belongings.supervision(district, commitment, secret)

        let proposed = try await district.propose(secret, words: secret)
        proposal = try await MoveProposal(office)(proposed.id, .submit, by: cast.reporter).id

        draft = try await office.database.read { try PlanStore.find(year: 2024, in: office.jurisdiction, $0) }
        draft =
            try await EditDraft(office)(
                .setRole(draft.actions[0].responsibilities[0].id, .lead), year: 2024, by: cast.reviewer
            )
            .plan
        person = cast.reporter(of: "西河镇人民政府").id
        let asked = try await site.post("/documents/\(Fixed.quarter)/blank/pdf", as: cast.reporter)
        conversion = try #require(asked.location)
        try await Belongings.wait(for: conversion, site)
        walk = try #require(
            try await site.post("/administration/audit/verifications", as: cast.auditor).location)
        token = try await AddToken(office)(
            name: secret, scopes: [.planRead], until: Fixed.day(9, 1), by: cast.reporter
        ).token.id
        session = try #require(try await ListSessions(office)(by: cast.reporter).first).id
        try await district.defineTestLedgers()
        (record, view, upload) = try await Belongings.ledger(site, secret)
        try await district.markUnits(mark)
        webhook = try await district.addWebhook(by: cast.administrator).webhook.id.rawValue
        delivery = try await district.giveUp().id.rawValue
        entry = try #require(try await ReadInbox(office)(by: cast.reporter).entries.first).id.rawValue
    }

    /// An order that is answered, a request for a later date, and a spot check of a commitment of action 1.
    private static func supervision(
        _ district: District, _ commitment: ID<Commitment>, _ secret: String
    ) async throws -> (ID<SupervisionOrder>, ID<DueRequest>, ID<SpotCheck>) {
        let (office, cast) = (district.office, district.cast)
        let sent = try await SendOrders(office)(
            [OrderDraft(commitment: commitment, level: .blue, reason: secret, request: secret)], year: 2023,
            by: cast.reviewer)
        let order = try #require(sent.first).id
        try await MoveOrder(office)(order, .reply, words: secret, by: cast.reporter)
        let request = try await RequestDueDate(office)(
            action: 1, commitment: 1, year: 2023, until: Day(year: 2024, month: 3, day: 1) ?? office.today,
            reason: secret, progress: secret, by: cast.reporter)
        let check = try await RecordSpotCheck(office)(
            SpotCheckDraft(
                checkedOn: office.today, method: .onSite, sampleSize: 1, sound: 1, found: secret, passed: true
            ),
            action: 1, commitment: 1, year: 2023, by: cast.reviewer)
        try await MoveClosure(office)(.ask, action: 1, commitment: 1, year: 2023, by: cast.reporter)
        return (order, request.id, check.id)
    }

    /// A row, a view and a file of the reporter's.
    private static func ledger(
        _ site: TestSite, _ secret: String
    ) async throws -> (record: String, view: String, upload: String) {
        let (path, reporter) = (site.trainings, site.cast.reporter)
        let record = try await site.addTraining(1, more: ["place": secret])
        _ = try await site.post("\(path.page)/views", as: reporter, [("name", secret), ("query", "")])
        let table = try await site.get(path.records, as: reporter).body
        let view = try #require(table.firstMatch(of: /views\/([0-9a-f-]{36})\/deletion/)).output.1
        let rows = Data("姓名,身份证号码\n".utf8)
        let brought = try await site.upload(
            path.imports, as: reporter, files: [TestSite.File(name: "\(secret).csv", data: rows)])
        func last(_ path: String?) throws -> String {
            String(try #require(path?.split(separator: "/").last))
        }
        return (try last(record), String(view), try last(brought.location))
    }

    /// Work that is under way would outlive the database.
    private static func wait(for conversion: String, _ site: TestSite) async throws {
        for _ in 0..<600 {
            let page = try await site.get(conversion, as: site.cast.reporter)
            guard page.body.contains("请稍候") else { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("a document was never made")
    }
}
