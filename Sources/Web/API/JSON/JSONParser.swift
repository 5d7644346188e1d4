/// Reads JSON strictly (RFC 8259): UTF-8, no name twice in an object, no half of a surrogate pair, no U+0000, which no
/// database stores, and nothing nested deeper than anything that is asked for here.
struct JSONParser {
    /// Why a text is refused, and at which byte.
    struct Fault: Error, Hashable {
        enum Reason: String, Sendable, CaseIterable {
            case encoding, syntax, depth, duplicate, surrogate, number, null
        }
        var reason: Reason
        var offset: Int
    }

    static let depth = 32
    /// The most digits of a number.
    static let digits = 100

    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    static func parse(_ bytes: [UInt8]) throws(Fault) -> JSON {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Fault(reason: .encoding, offset: 0)
        }
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSON, Fault> in
            var parser = JSONParser(bytes: buffer)
            do throws(Fault) {
                let value = try parser.value(depth: 0)
                parser.skip()
                guard parser.at == buffer.count else { throw parser.fault(.syntax) }
                return .success(value)
            } catch { return .failure(error) }
        }
        return try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private func fault(_ reason: Fault.Reason) -> Fault { Fault(reason: reason, offset: at) }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skip() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: sign) else { return false }
        at += 1
        return true
    }

    private mutating func value(depth: Int) throws(Fault) -> JSON {
        guard depth < JSONParser.depth else { throw fault(.depth) }
        skip()
        switch next {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func word(_ word: String, _ value: JSON) throws(Fault) -> JSON {
        guard bytes[at...].starts(with: word.utf8) else { throw fault(.syntax) }
        at += word.utf8.count
        return value
    }

    private mutating func object(_ depth: Int) throws(Fault) -> JSON {
        at += 1
        var members: [JSON.Member] = []
        var names: Set<String> = []
        skip()
        if take("}") { return .object([]) }
        while true {
            skip()
            guard next == UInt8(ascii: "\"") else { throw fault(.syntax) }
            let name = try text()
            guard names.insert(name).inserted else { throw fault(.duplicate) }
            skip()
            guard take(":") else { throw fault(.syntax) }
            members.append(.init(name: name, value: try value(depth: depth + 1)))
            skip()
            if take("}") { return .object(members) }
            guard take(",") else { throw fault(.syntax) }
        }
    }

    private mutating func array(_ depth: Int) throws(Fault) -> JSON {
        at += 1
        var items: [JSON] = []
        skip()
        if take("]") { return .array([]) }
        while true {
            items.append(try value(depth: depth + 1))
            skip()
            if take("]") { return .array(items) }
            guard take(",") else { throw fault(.syntax) }
        }
    }

    private mutating func number() throws(Fault) -> String {
        let start = at
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
        _ = take("-")
        guard isDigit(next) else { throw fault(.syntax) }
        if !take("0") { while isDigit(next) { at += 1 } }
        if take(".") {
            guard isDigit(next) else { throw fault(.syntax) }
            while isDigit(next) { at += 1 }
        }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard isDigit(next) else { throw fault(.syntax) }
            while isDigit(next) { at += 1 }
        }
        guard at - start <= JSONParser.digits else { throw fault(.number) }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
    }

    private mutating func text() throws(Fault) -> String {
        at += 1
        var start = at
        var out: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                out.append(contentsOf: bytes[start..<at])
                at += 1
                return String(decoding: out, as: UTF8.self)
            case UInt8(ascii: "\\"):
                out.append(contentsOf: bytes[start..<at])
                at += 1
                try escape(into: &out)
                start = at
            case 0..<0x20: throw fault(.syntax)
            default: at += 1
            }
        }
        throw fault(.syntax)
    }

    private mutating func escape(into out: inout [UInt8]) throws(Fault) {
        guard let byte = next else { throw fault(.syntax) }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "u"):
            let first = try unit()
            guard first != 0 else { throw fault(.null) }
            var value = UInt32(first)
            if (0xD800...0xDFFF).contains(first) {
                guard first < 0xDC00, take("\\"), take("u") else { throw fault(.surrogate) }
                let second = try unit()
                guard (0xDC00...0xDFFF).contains(second) else { throw fault(.surrogate) }
                value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(value) else { throw fault(.surrogate) }
            out.append(contentsOf: String(Character(scalar)).utf8)
        default: throw fault(.syntax)
        }
    }

    private mutating func unit() throws(Fault) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault(.syntax)
            }
            value = value << 4 | UInt16(digit)
            at += 1
        }
        return value
    }
}
