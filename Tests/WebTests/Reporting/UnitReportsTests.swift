import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("What a unit has to report, and its forms")
struct UnitReportsTests {
    @Test("the list says what is due, with every action and where it stands", arguments: Engine.available)
    func list(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.submit(Cast.unit, 1)
            let page = try await site.get("/reports", as: site.cast.reporter).body
            #expect(page.contains("state-submitted") && page.contains("state-none"))
            #expect(page.contains("/reports/2023Q2/form?shape=xlsx"))
            #expect(try await site.get("/reports", as: site.cast.leader).body.contains("/reports/2023Q2/1/"))
            #expect(
                !(try await site.get("/reports", as: site.cast.outsider).body.contains("/reports/2023Q2/1/")))
        }
        try await engine.withSite(.drafted) { site in
            let page = try await site.get("/reports", as: site.cast.reporter)
            #expect(page.body.contains("class=\"empty\""))
        }
    }

    @Test("a form goes out, comes back, is looked at first and then taken in", arguments: Engine.available)
    func forms(engine: Engine) async throws {
        try await engine.withSite { site in
            let reporter = site.cast.reporter
            for shape in ["xlsx", "docx"] {
                let form = try await site.get("/reports/2023Q2/form?shape=\(shape)", as: reporter)
                #expect(form.status == 200 && form.data.starts(with: [0x50, 0x4B]))
                #expect(form.headers[.contentDisposition]?.contains("attachment") == true)
            }
            let filled = try await site.district.form().filled([
                1: try await site.district.content(text: "表中")
            ])
            let file = TestSite.File(field: "forms", name: "填报表.xlsx", data: try filled.xlsx())
            let checked = try await site.upload("/reports/forms", as: reporter, files: [file])
            #expect(checked.status == 200 && checked.body.contains("第 1 项"))
            #expect(try await site.district.report() == nil)
            let taken = try await site.post(
                "/reports/forms/import", as: reporter,
                [("name", file.name), ("form", Base64URL.encode(file.data))])
            #expect(taken.status == 303)
            #expect(try await site.district.report()?.content.narrative == "表中")
            // The same again says what is there already.
            #expect(try await site.upload("/reports/forms", as: reporter, files: [file]).body.contains("相同"))
        }
    }

    @Test("faults are told at their cells, and nothing is taken in", arguments: Engine.available)
    func faults(engine: Engine) async throws {
        try await engine.withSite { site in
            var broken = try await site.district.content()
            broken.entries[0].value = .amount(try Amount(reading: "2.5"))
            let filled = try await site.district.form().filled([1: broken])
            let files = [
                TestSite.File(field: "forms", name: "a.xlsx", data: try filled.xlsx()),
                TestSite.File(field: "forms", name: "b.xlsx", data: Data("PK".utf8)),
            ]
            let answer = try await site.upload("/reports/forms", as: site.cast.reporter, files: files)
            #expect(answer.status == 422 && answer.body.contains("填报表!"))
            #expect(!answer.body.contains("/reports/forms/import"))
            #expect(try await site.upload("/reports/forms", as: site.cast.reporter, files: []).status == 422)
            let foreign = try await site.upload("/reports/forms", as: site.cast.outsider, files: [files[0]])
            #expect(foreign.status == 422)
            let forced = try await site.post(
                "/reports/forms/import", as: site.cast.outsider,
                [("name", "a.xlsx"), ("form", Base64URL.encode(files[0].data))])
            #expect(forced.status == 422)
            #expect(try await site.district.report() == nil)
        }
    }
}
