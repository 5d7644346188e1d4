import Foundation
import Operations
import Testing

@Suite("JSON of texts by name")
struct FlatJSONTests {
    @Test(
        "is read alike with and without escapes",
        arguments: [
            ("{}", [:]), (#"{"a":"1"}"#, ["a": "1"]),
            (#"{"a":"1","b":"二，三","c":""}"#, ["a": "1", "b": "二，三", "c": ""]),
            (#"{"a":"\"x\"\\","b":"\u4e00"}"#, ["a": "\"x\"\\", "b": "一"]),
            ("{\n  \"a\" : \"1\" ,\r\n\t\"b\":\"2\" }\n", ["a": "1", "b": "2"]),
        ] as [(String, [String: String])])
    func read(json: String, facts: [String: String]) {
        #expect(FlatJSON.facts(of: Data(json.utf8)) == facts)
        #expect(FlatJSON.pairs(of: json)?.map(\.name).sorted() == facts.keys.sorted())
        #expect(FlatJSON.pairs(of: json)?.allSatisfy { facts[$0.name] == $0.value } == true)
    }

    @Test(
        "is nothing when it is something else",
        arguments: [
            "", "{", "}", "[]", #"{"a":1}"#, #"{"a":null}"#, #"{"a":"1""#, #"{"a":"1"}}"#, #"{"a"}"#,
            #"{"a":"1" "b":"2"}"#, "{\"a\":\"\u{1}\"}", #"{"a":{"b":"1"}}"#,
        ])
    func nonsense(json: String) {
        #expect(FlatJSON.pairs(of: json) == nil)
        #expect(FlatJSON.facts(of: Data(json.utf8)) == nil)
    }
}
