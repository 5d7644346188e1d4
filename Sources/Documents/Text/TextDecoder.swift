import Foundation

/// Finds out a text's character encoding and decodes it, strictly.
///
/// Order: byte order mark; a declared encoding; UTF-16 by its zero bytes; UTF-8 when every byte fits it;
/// GB18030 (of which GBK and GB 2312 are parts) against UTF-16 without a mark, by which reads as Chinese.
enum TextDecoder {
    /// Text as UTF-8 and the name of the encoding that it came in.
    struct Decoded {
        var utf8: [UInt8]
        var encoding: String
        var string: String { String(decoding: utf8, as: UTF8.self) }
    }

    /// Decodes a text.
    ///
    /// `declared` is an encoding that the document names itself; one that does not fit is passed over.
    /// Throws `document.text-encoding` with `encoding`, `offset` and `line`, or `document.binary` with `offset`.
    static func decode(_ data: Data, declared: String? = nil) throws -> Decoded {
        let decoded = try decodeAny(data, declared: declared)
        if let zero = decoded.utf8.firstIndex(of: 0) {
            throw DocumentError("document.binary", ["offset": String(zero)])
        }
        return decoded
    }

    private static func decodeAny(_ data: Data, declared: String?) throws -> Decoded {
        let mark = [UInt8](data.prefix(3))
        if mark == [0xEF, 0xBB, 0xBF] { return try utf8(data.dropFirst(3), skipped: 3) }
        if mark.starts(with: [0xFF, 0xFE]) { return try decode(data.dropFirst(2), "UTF-16LE", skipped: 2) }
        if mark.starts(with: [0xFE, 0xFF]) { return try decode(data.dropFirst(2), "UTF-16BE", skipped: 2) }
        if let declared = declared.flatMap(canonical), let decoded = try? decode(data, declared) {
            return decoded
        }
        if let zero = data.firstIndex(of: 0) {
            if let wide = EncodingGuess.utf16(data) { return try decode(data, wide) }
            throw DocumentError("document.binary", ["offset": String(zero - data.startIndex)])
        }
        let utf8Failure: DocumentError
        do {
            let decoded = try utf8(data)
            // GB18030 bytes of a short text can happen to be valid UTF-8: 通知 and 联通 are.
            if EncodingGuess.mayBeChanceUTF8(decoded.utf8), EncodingGuess.readsAsChinese(data),
                let chinese = try? decode(data, "GB18030")
            {
                return chinese
            }
            return decoded
        } catch let error as DocumentError {
            utf8Failure = error
        }
        do {
            let chinese = try decode(data, "GB18030")
            if !EncodingGuess.readsAsChinese(data), let wide = EncodingGuess.utf16(data) {
                return try decode(data, wide)
            }
            return chinese
        } catch let error as DocumentError {
            if let wide = EncodingGuess.utf16(data) { return try decode(data, wide) }
            // The encoding that held out longer is the one that was meant.
            func offset(_ error: DocumentError) -> Int { Int(error.details["offset"] ?? "") ?? 0 }
            throw offset(error) > offset(utf8Failure) ? error : utf8Failure
        }
    }

    private static func decode(_ data: Data, _ encoding: String, skipped: Int = 0) throws -> Decoded {
        if encoding == "UTF-8" { return try utf8(data, skipped: skipped) }
        return Decoded(utf8: try Iconv.utf8(data, from: encoding), encoding: encoding)
    }

    private static func utf8(_ data: Data, skipped: Int = 0) throws -> Decoded {
        let bytes = [UInt8](data)
        guard String(validating: bytes, as: UTF8.self) == nil else {
            return Decoded(utf8: bytes, encoding: "UTF-8")
        }
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var offset = 0
        while case .valid(let scalar) = parser.parseScalar(from: &rest) { offset += scalar.count }
        throw invalid(data, at: offset, "UTF-8", skipped: skipped)
    }

    /// The error for a byte that is no character; `skipped` counts a byte order mark before the data.
    static func invalid(_ data: Data, at offset: Int, _ encoding: String, skipped: Int = 0) -> DocumentError {
        let before = data.prefix(offset)
        let line = before.count { $0 == 0x0A } + 1
        let column = offset - (before.lastIndex(of: 0x0A).map { $0 - data.startIndex + 1 } ?? 0) + 1
        return DocumentError(
            "document.text-encoding",
            ["encoding": encoding, "offset": String(offset + skipped), "line": String(line)],
            at: "\(line):\(column)")
    }

    /// The decoder for an encoding's name on the web; nil for one that offices do not use.
    ///
    /// Web pages and mail call GBK text `gb2312`; GB18030 decodes all three.
    static func canonical(_ name: String) -> String? {
        switch name.lowercased().replacing("_", with: "-") {
        case "utf-8", "utf8": "UTF-8"
        case "gb2312", "gbk", "gb18030", "gb-2312", "x-gbk", "cp936", "ms936": "GB18030"
        case "big5", "big5-hkscs": "BIG5-HKSCS"
        case "utf-16", "utf-16le": "UTF-16LE"
        case "utf-16be": "UTF-16BE"
        case "iso-8859-1", "windows-1252", "latin1", "us-ascii", "ascii": "WINDOWS-1252"
        default: nil
        }
    }
}
