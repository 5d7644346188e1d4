import Foundation
import Programme
import Testing

@Suite("Names and numbers of documents")
struct NamesTests {
    @Test(
        "A unit's name is trimmed",
        arguments: [
            ("区妇联", "区妇联"), (" 区妇联\n", "区妇联"), ("　区卫生健康局　", "区卫生健康局"),
            (String(repeating: "局", count: 60), String(repeating: "局", count: 60)),
        ])
    func unitName(text: String, expected: String) throws {
        #expect(try UnitName(text).rawValue == expected)
    }

    @Test(
        "A unit's name is never empty, long, of two lines or turned around",
        arguments: [
            "", "  ", "\n", "　", String(repeating: "局", count: 61), "区妇联\n区教体局", "区\t妇联", "区妇联\u{0}",
            "区\u{7F}妇联",
            "区\u{2028}妇联", "区\u{2029}妇联", "区\u{202E}联妇", "\u{2067}区妇联", "区妇联\u{200F}",
        ])
    func badUnitName(text: String) {
        let problem = #expect(throws: Problem.self) { try UnitName(text) }
        #expect(problem?.code == "unit.name-invalid")
    }

    @Test("Stored names pass the same door")
    func codable() throws {
        let names = [try UnitName("区妇联")], codes = [try JurisdictionCode("370304")]
        #expect(try JSONDecoder().decode([UnitName].self, from: JSONEncoder().encode(names)) == names)
        #expect(try JSONDecoder().decode([JurisdictionCode].self, from: JSONEncoder().encode(codes)) == codes)
        for json in [#"[""]"#, #"[" "]"#, #"["区\n妇联"]"#, #"[{"rawValue": ""}]"#] {
            #expect(throws: (any Error).self) {
                try JSONDecoder().decode([UnitName].self, from: Data(json.utf8))
            }
        }
        for json in [#"["3703"]"#, #"[{"rawValue": "x"}]"#, "[370304]"] {
            #expect(throws: (any Error).self) {
                try JSONDecoder().decode([JurisdictionCode].self, from: Data(json.utf8))
            }
        }
    }

    @Test(
        "A document's number is read and printed alike",
        arguments: [
            ("博政办字〔2023〕15号", "博政办字", 2023, 15), ("国办发〔2022〕1号", "国办发", 2022, 1),
            ("鲁妇儿工委〔1999〕120号", "鲁妇儿工委", 1999, 120),
        ])
    func documentNumber(text: String, office: String, year: Int, serial: Int) throws {
        let number = try #require(DocumentNumber(text))
        #expect(number.office == office)
        #expect(number.year == year)
        #expect(number.serial == serial)
        #expect(number.description == text)
    }

    @Test(
        "Nothing else is a document's number",
        arguments: [
            "", "博政办字", "〔2023〕15号", "博政办字〔2023〕号", "博政办字〔2023〕15", "博政办字〔2023〕015号", "博政办字〔2023〕0号",
            "博政办字〔2023〕+5号", "博政办字〔2023〕-5号", "博政办字〔2023〕第15号", "博政办字〔2023〕１５号", "博政办字〔23〕15号",
            "博政办字〔02023〕15号", "博政办字〔1899〕15号", "博政办字〔3000〕15号", "博政办字〔２０２３〕15号", "博政办字〔+202〕15号",
            "博政办字[2023]15号", "博政办字【2023】15号", "博政办字（2023）15号", "博政办字〕2023〔15号", "博政办字〔2023〕15号\n",
            " 博政办字〔2023〕15号", "博政办字 〔2023〕15号", "BZB〔2023〕15号", "博政办字〔2023〕1 5号", "博政办字〔2023〕15号号",
            "博政办字〔2023〕99999999999999999999号", "博政办字〔2023〕\u{0}15号",
        ])
    func noDocumentNumber(text: String) {
        #expect(DocumentNumber(text) == nil)
    }

    @Test(
        "A region's code is six digits",
        arguments: ["", "37030", "3703040", "37030a", "３７０３０４", "37 304", "370304\n"])
    func badCode(text: String) {
        let problem = #expect(throws: Problem.self) { try JurisdictionCode(text) }
        #expect(problem?.code == "jurisdiction.code-invalid")
    }

    @Test("IDs are their text: in JSON, in order, in print", arguments: Seeded.seeds(50))
    func ids(seed: UInt64) throws {
        var random = Seeded(seed)
        let texts = (0..<5).map { _ in String(random.next(), radix: 16) }
        let ids = texts.map { ID<Plan>($0) }
        #expect(ids.sorted().map(\.rawValue) == texts.sorted())
        #expect(ids.map(\.description) == texts)
        let data = try JSONEncoder().encode(ids)
        #expect(try JSONDecoder().decode([String].self, from: data) == texts)
        #expect(try JSONDecoder().decode([ID<Plan>].self, from: data) == ids)
    }

    @Test(
        "Units of count tell persons from visits",
        arguments: [
            ("人", CountingUnit.persons), ("名", .persons), ("万人", .persons), ("人次", .visits), ("万人次", .visits),
            ("场", .things), ("场次", .things), ("", .things), ("%", .things),
        ])
    func counting(unit: String, expected: CountingUnit) {
        #expect(CountingUnit(unitOfCount: unit) == expected)
    }
}
