import Foundation
import Testing

@testable import Web

@Suite("Forms with files, as they come over the wire")
struct MultipartParserTests {
    private static let body = Data(
        """
        --x\r\nContent-Disposition: form-data; name="_token"\r\n\r\nabc\r\n\
        --x\r\nContent-Disposition: form-data; name="file"; filename="a %22b%22.txt"\r\nContent-Type: text/plain\r\n\r\n\
        line\r\n--not the boundary\r\n\r\n\
        --x\r\nContent-Disposition: form-data; name="empty"; filename=""\r\n\r\n\r\n--x--\r\n
        """.utf8)

    private func parts(_ pieces: [Data]) throws -> [String] {
        var parser = try #require(MultipartParser(contentType: "multipart/form-data; boundary=x"))
        var found: [String] = []
        for piece in pieces {
            for event in try parser.feed(piece) {
                switch event {
                case .part(let name, let file): found.append("\(name)|\(file ?? "-")|")
                case .data(let bytes): found[found.count - 1] += String(decoding: bytes, as: UTF8.self)
                case .partEnd, .end: break
                }
            }
        }
        #expect(parser.isComplete)
        return found
    }

    @Test("it is the same wherever the bytes are cut")
    func cuts() throws {
        let wanted = ["_token|-|abc", "file|a \"b\".txt|line\r\n--not the boundary\r\n", "empty||"]
        #expect(try parts([Self.body]) == wanted)
        #expect(try parts(Self.body.map { Data([$0]) }) == wanted)
        for cut in 1..<Self.body.count {
            #expect(try parts([Self.body.prefix(cut), Self.body.dropFirst(cut)]) == wanted, "cut at \(cut)")
        }
    }

    @Test("what is no form is refused")
    func malformed() throws {
        #expect(MultipartParser(contentType: "text/plain") == nil)
        #expect(MultipartParser(contentType: "multipart/form-data; boundary=") == nil)
        var long = try #require(MultipartParser(contentType: "multipart/form-data; boundary=x"))
        #expect(throws: MultipartParser.Malformed.self) {
            _ = try long.feed(Data("--x\r\nContent-Disposition: ".utf8) + Data(repeating: 65, count: 20_000))
        }
        var nameless = try #require(MultipartParser(contentType: "multipart/form-data; boundary=x"))
        #expect(throws: MultipartParser.Malformed.self) {
            _ = try nameless.feed(Data("--x\r\nContent-Type: text/plain\r\n\r\n".utf8))
        }
        var cut = try #require(MultipartParser(contentType: "multipart/form-data; boundary=x"))
        _ = try cut.feed(Self.body.dropLast(6))
        #expect(!cut.isComplete)
    }
}
