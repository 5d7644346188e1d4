import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Pages of what people are told", .serialized)
struct NotificationPagesTests {
    @Test(
        "the inbox counts in the head, leads on, and is read one by one or as a whole",
        arguments: Engine.available)
    func inbox(engine: Engine) async throws {
        try await engine.withSite { site in
            let reporter = site.cast.reporter
            try await site.district.submit()
            try await site.district.move(.return, by: site.cast.reviewer, reason: "补充")
            #expect(!(try await site.get("/inbox", as: reporter).body.contains("inbox-count")))
            try await site.district.handOn()
            let page = try await site.get("/inbox", as: reporter).body
            let unit = try await site.district.unit(Cast.unit).id
            #expect(page.contains("class=\"inbox-count\">2<"))
            #expect(page.contains("href=\"/reports/2023Q2/1/\(unit)\"") && page.contains("被退回"))
            let form = try #require(page.firstMatch(of: /action="(\/inbox\/entries\/[^"]+\/reading)"/)).output
                .1
            #expect(try await site.post(String(form), as: reporter).status == 303)
            #expect(try await site.get("/", as: reporter).body.contains("class=\"inbox-count\">1<"))
            #expect(try await site.post(String(form), as: site.cast.leader).status == 404)
            #expect(try await site.post("/inbox/reading", as: reporter).status == 303)
            #expect(!(try await site.get("/inbox?unread=1", as: reporter).body.contains("被退回")))
            #expect(try await site.get("/inbox", as: reporter).body.contains("被退回"))
        }
    }

    @Test("every kind has a line and a page that its reader may open", arguments: Engine.available)
    func kinds(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.submit()
            let unit = try await site.district.unit(Cast.unit)
            let text = EventText(words: try Localizer(.chinese))
            let order = try await site.district.order()
            for kind in OutboxKind.allCases {
                let isOrder = kind.rawValue.hasPrefix("order-")
                let event = OutboxEvent(
                    id: ID("e"), kind: kind,
                    subject: isOrder
                        ? "supervision/orders/\(order.id)" : "supervision/commitments/2023/1/1",
                    unit: unit.id, at: Fixed.now,
                    facts: [
                        "quarter": "2023Q2", "action": "1", "number": "1", "due": "2023-07-07", "count": "2",
                        "year": "2023",
                    ])
                let line = text.line(event, [unit.id: unit])
                #expect(!line.contains("{") && !line.isEmpty)
                for person in [site.cast.reporter, site.cast.reviewer] {
                    let path = text.path(event, for: person)
                    let answer = try await site.get(path, as: person)
                    #expect(answer.status == 200, "\(kind) \(path) \(person.role): \(answer.status)")
                }
            }
        }
    }

    @Test(
        "settings keep what was typed when refused; a calendar's address is shown once",
        arguments: Engine.available)
    func settings(engine: Engine) async throws {
        try await engine.withSite { site in
            let person = site.cast.reporter
            let refused = try await site.post(
                "/inbox/settings", as: person, [("email", "a@b@c"), ("by-mail", "1")])
            #expect(refused.status == 422 && refused.body.contains("value=\"a@b@c\""))
            #expect(
                try await site.post("/inbox/settings", as: person, [("email", "a@example.org")]).status == 303
            )
            let made = try await site.post("/inbox/calendar", as: person).body
            let address = try #require(made.firstMatch(of: /id="feed">[^<]*(\/calendar\/[^<]+\.ics)</)).output
                .1
            #expect(!(try await site.get("/inbox/settings", as: person).body.contains(address)))
            let calendar = try await site.get(String(address))
            #expect(
                calendar.status == 200 && calendar.headers[.contentType] == "text/calendar; charset=utf-8")
            #expect(calendar.body.hasPrefix("BEGIN:VCALENDAR\r\n") && calendar.body.contains("20230707"))
            #expect(try await site.get(String(address.dropLast(4))).status == 404)
            #expect(try await site.post("/inbox/calendar/removal", as: person).status == 303)
            #expect(try await site.get(String(address)).status == 404)
        }
    }

    @Test(
        "webhooks: the secret once, the address never; what was given up goes again",
        arguments: Engine.available)
    func webhooks(engine: Engine) async throws {
        try await engine.withSite { site in
            let (person, path) = (site.cast.administrator, "/administration/webhooks")
            let refused = try await site.post(
                path, as: person, [("address", "http://x.org"), ("form", "json")])
            #expect(refused.status == 422 && refused.body.contains("id=\"address-fault\""))
            let fields = [
                ("address", "https://hooks.example.org/in?key=geheim"), ("form", "json"),
                ("kinds", "report-submitted"),
            ]
            let added = try await site.post(path, as: person, fields).body
            #expect(added.contains("id=\"secret-shown\"") && added.contains("hooks.example.org"))
            let page = try await site.get(path, as: person).body
            #expect(!page.contains("secret-shown") && !page.contains("geheim"))
            let dead = try await site.district.withDeadDelivery()
            let list = try await site.get("/administration/deliveries", as: person).body
            #expect(list.contains("http-500") && list.contains(dead.rawValue))
            #expect(
                try await site.post("/administration/deliveries/\(dead)/again", as: person).status == 303)
            #expect(
                !(try await site.get("/administration/deliveries", as: person).body.contains(dead.rawValue)))
            let removal = try #require(page.firstMatch(of: /action="([^"]+\/removal)"/)).output.1
            #expect(try await site.post(String(removal), as: person).status == 303)
            #expect(!(try await site.get(path, as: person).body.contains("hooks.example.org")))
        }
    }
}

extension District {
    /// A message that was given up, on the way to a webhook on this machine.
    fileprivate func withDeadDelivery() async throws -> ID<Delivery> {
        _ = try await addWebhook(by: cast.administrator)
        try await submit()
        return try await giveUp().id
    }
}
