import Foundation
import Glibc

/// Decodes a character encoding through the C library's `iconv`, strictly: a byte that is no character is an
/// error that says where it stands.
enum Iconv {
    /// Decodes bytes into UTF-8.
    ///
    /// Throws `document.text-encoding` with `encoding`, `offset` (counted from 0) and `line` (from 1).
    static func utf8(_ data: Data, from encoding: String) throws -> [UInt8] {
        let failed: iconv_t? = iconv_t(bitPattern: -1)
        guard let converter: iconv_t = iconv_open("UTF-8", encoding), converter != failed else {
            throw DocumentError("document.text-encoding-unknown", ["encoding": encoding])
        }
        defer { iconv_close(converter) }
        // The C function does not write to its input; its signature is older than `const`.
        var input = [CChar](data.map { CChar(bitPattern: $0) })
        var output: [UInt8] = []
        output.reserveCapacity(data.count * 3 / 2)
        var piece = [CChar](repeating: 0, count: 1 << 16)
        var offset = 0
        while offset < input.count {
            let (read, written, reason) = input.withUnsafeMutableBufferPointer { source in
                piece.withUnsafeMutableBufferPointer { target in
                    step(converter, source, offset, target)
                }
            }
            for index in 0..<written { output.append(UInt8(bitPattern: piece[index])) }
            offset += read
            guard reason == 0 || reason == E2BIG else {
                throw TextDecoder.invalid(data, at: offset, encoding)
            }
        }
        return output
    }

    private static func step(
        _ converter: iconv_t, _ source: UnsafeMutableBufferPointer<CChar>, _ offset: Int,
        _ target: UnsafeMutableBufferPointer<CChar>
    ) -> (read: Int, written: Int, reason: Int32) {
        var from = source.baseAddress.map { $0 + offset }
        var left = source.count - offset
        var to = target.baseAddress
        var room = target.count
        let result = iconv(converter, &from, &left, &to, &room)
        // The C function reports an error as `(size_t)-1`.
        let reason = result == -1 ? errno : 0
        return (source.count - offset - left, target.count - room, reason)
    }
}
