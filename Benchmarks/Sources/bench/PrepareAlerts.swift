import Database
import Documents
import Foundation
import Operations
import Programme

/// `due-alerts DATABASE REGION DAY`: tells every unit that owes reports what falls due on a day, and hands it on to inboxes and
/// letters; as one line of JSON the seconds, and how many were prepared. Nothing is sent.
func prepareAlerts(_ arguments: [String]) async throws {
    guard arguments.count == 3, let day = Day(arguments[2]) else {
        throw DocumentError("bench.usage", ["usage": "due-alerts DATABASE REGION DAY"])
    }
    let ids = IDGenerator()
    let office = Office(
        database: try await Storage.open(DatabaseLocation(sqlite: arguments[0])),
        jurisdiction: try JurisdictionCode(arguments[1]), now: { Instant(day, hour: 9) },
        newID: { ids.next() }, calendar: try .shipped())
    let settings = DeliverySettings(
        mail: DeliverySettings.Mail(
            host: "mail.example.org", port: 587, from: try MailAddress("office@example.org"),
            security: .starttls))
    // What happened before is no part of it.
    try await HandOnEvents(office, settings)()
    let clock = ContinuousClock()
    let begin = clock.now
    let prepared = try await PrepareDueAlerts(office)()
    let handed = try await HandOnEvents(office, settings)()
    let seconds = begin.duration(to: clock.now) / Duration.seconds(1)
    guard try await PrepareDueAlerts(office)() == 0 else {
        throw DocumentError("bench.twice", ["what": "told of one thing twice"])
    }
    let result = ["seconds": seconds, "prepared": Double(prepared), "handed": Double(handed)]
    print(String(decoding: try JSONEncoder().encode(result), as: UTF8.self))
}
