import HTTPTypes

/// The cookies of a request, looked up without taking all of them apart: every page asks for a few of them.
struct BroughtCookies {
    private let headers: [String]

    init(_ fields: HTTPFields) { headers = fields[values: .cookie] }

    /// The value of the first cookie of a name; nil when there is none.
    subscript(_ name: String) -> String? {
        for var header in headers {
            let found = header.withUTF8 { bytes in BroughtCookies.find(name, in: bytes) }
            if let found { return found }
        }
        return nil
    }

    private static func find(_ name: String, in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        for pair in bytes.split(separator: UInt8(ascii: ";")) {
            let pair = pair.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard pair.starts(with: name.utf8) else { continue }
            let rest = pair.dropFirst(name.utf8.count)
            guard rest.first == UInt8(ascii: "=") else { continue }
            return String(decoding: rest.dropFirst(), as: UTF8.self)
        }
        return nil
    }
}
