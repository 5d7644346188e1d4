import Foundation
import HTTPTypes

/// Paths that come back from a browser, such as where to go after signing in.
enum SafePath {
    /// The path when it is one of this site's, else `/`: never another host's, never a script.
    static func checked(_ path: String) -> String {
        // `//host` and `/\host` lead elsewhere; control characters would split the header.
        guard path.hasPrefix("/"), !path.hasPrefix("//"), !path.hasPrefix("/\\"), path.utf8.count <= 2000,
            path.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value < 127 })
        else { return "/" }
        return path
    }

    /// A text as one part of a path or a query: all but the unreserved characters (RFC 3986, 2.3) as their bytes.
    static func part(_ text: String) -> String {
        // Identifiers, which pages are full of, need nothing.
        if text.utf8.allSatisfy(isPlain) { return text }
        var out: [UInt8] = []
        write(text, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// Writes a text as one part of a path or a query.
    static func write(_ text: String, to out: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices where !isPlain(bytes[index]) {
                out.append(contentsOf: bytes[start..<index])
                out.append(UInt8(ascii: "%"))
                out.append(digit(bytes[index] >> 4))
                out.append(digit(bytes[index] & 15))
                start = index + 1
            }
            out.append(contentsOf: bytes[start...])
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}

/// The headers of a download.
enum FileHeaders {
    /// - Parameters:
    ///   - name: what the browser saves it as; any text.
    ///   - inline: whether the browser may show it: only images and PDF files that were checked by their content.
    static func make(name: String, mediaType: String, inline: Bool) -> HTTPFields {
        var headers = HTTPFields()
        headers[.contentType] = mediaType
        // RFC 6266: an ASCII name for old programs, the real one in UTF-8.
        let plain = String(
            name.unicodeScalars.map { scalar in
                scalar.isASCII && scalar.value > 31 && scalar.value != 127
                    && !"\"\\/;%".unicodeScalars.contains(scalar)
                    ? Character(scalar) : "_"
            })
        let disposition = inline ? "inline" : "attachment"
        headers[.contentDisposition] =
            "\(disposition); filename=\"\(plain)\"; filename*=UTF-8''\(SafePath.part(name))"
        headers[.xContentTypeOptions] = "nosniff"
        // Whatever a file holds, it runs nothing and reaches nothing here.
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox"
        return headers
    }
}
