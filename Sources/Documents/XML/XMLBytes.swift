import CLibxml2
import Foundation

/// A name as libxml2 hands it out: bytes ended by NUL, valid during the callback only.
struct XMLName {
    let pointer: UnsafePointer<xmlChar>

    /// Whether the name is exactly these ASCII bytes; makes no `String`.
    @inline(__always)
    func matches(_ name: StaticString) -> Bool {
        strcmp(
            UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self),
            UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
    }

    /// The first byte, for a quick choice among few names.
    @inline(__always) var first: UInt8 { pointer.pointee }

    /// The second byte; 0 in a name of one byte.
    @inline(__always) var second: UInt8 { first == 0 ? 0 : pointer[1] }

    var string: String { String(cString: pointer) }
}

/// The attributes of one element as libxml2 hands them out, valid during the callback only.
///
/// Five pointers each: local name, prefix, namespace, the value's first byte and the byte after its last.
struct XMLAttributes {
    let base: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    let count: Int

    @inline(__always)
    private func pointer(_ index: Int, _ part: Int) -> UnsafePointer<xmlChar>? { base?[index * 5 + part] }

    @inline(__always)
    func name(_ index: Int) -> XMLName? { pointer(index, 0).map(XMLName.init) }

    /// The prefix's namespace; nil for an attribute without prefix.
    func namespace(_ index: Int) -> XMLName? { pointer(index, 2).map(XMLName.init) }

    @inline(__always)
    func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard let start = pointer(index, 3), let end = pointer(index, 4) else {
            return .init(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    /// The value of the attribute without prefix that has this name.
    func string(_ name: StaticString) -> String? {
        for index in 0..<count where namespace(index) == nil && self.name(index)?.matches(name) == true {
            return String(decoding: value(index), as: UTF8.self)
        }
        return nil
    }
}
