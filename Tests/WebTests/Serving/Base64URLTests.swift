import Foundation
import Testing

@testable import Web

@Suite("Base64 for cookies and paths")
struct Base64URLTests {
    @Test("bytes of any number go there and back, and are as the RFC has them")
    func bothWays() {
        // RFC 4648, section 10, without padding.
        #expect(
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map { Base64URL.encode($0.utf8) }
                == ["", "Zg", "Zm8", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zm9vYmFy"])
        #expect(Base64URL.encode([0xFB, 0xFF, 0xFE]) == "-__-")
        for count in 0..<70 {
            let bytes = Data((0..<count).map { UInt8(truncatingIfNeeded: $0 * 89 + 7) })
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
    }
}
