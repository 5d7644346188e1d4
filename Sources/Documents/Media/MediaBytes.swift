import Foundation

/// The bytes of a file, every reading of which is held against their end.
struct MediaBytes {
    let bytes: UnsafeRawBufferPointer
    /// The kind's name, for what is told when the file is damaged.
    let format: String

    var count: Int { bytes.count }

    /// The file says something that cannot be.
    var damaged: DocumentError { DocumentError("media.damaged", ["format": format]) }

    /// The file ends before it should.
    var cutShort: DocumentError { DocumentError("media.cut-short", ["format": format]) }

    func byte(_ at: Int) throws -> UInt8 {
        guard at >= 0, at < bytes.count else { throw cutShort }
        return bytes[at]
    }

    func big16(_ at: Int) throws -> Int {
        try require(at, 2)
        return Int(UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt16.self)))
    }

    func big32(_ at: Int) throws -> Int {
        try require(at, 4)
        return Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
    }

    func little16(_ at: Int) throws -> Int {
        try require(at, 2)
        return bytes.little16(at)
    }

    func little32(_ at: Int) throws -> Int {
        try require(at, 4)
        return bytes.little32(at)
    }

    /// The bytes of a range, as the file has them.
    func slice(_ range: Range<Int>) throws -> UnsafeRawBufferPointer {
        try require(range.lowerBound, range.count)
        return UnsafeRawBufferPointer(rebasing: bytes[range])
    }

    /// Whether these ASCII letters stand at a place.
    func says(_ text: StaticString, at: Int) -> Bool {
        let letters = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return has(letters, at: at)
    }

    /// Whether these bytes stand at a place.
    func has(_ expected: some Collection<UInt8>, at: Int) -> Bool {
        guard at >= 0, at <= bytes.count, expected.count <= bytes.count - at else { return false }
        return bytes[at..<(at + expected.count)].elementsEqual(expected)
    }

    /// Where a byte stands next, from a place on.
    func next(_ value: UInt8, from: Int) -> Int? {
        guard from >= 0, from < bytes.count, let base = bytes.baseAddress else { return nil }
        guard let found = memchr(base + from, Int32(value), bytes.count - from) else { return nil }
        return UnsafeRawPointer(found) - base
    }

    /// Throws unless so many bytes stand at a place; written so that no sum can overflow.
    func require(_ at: Int, _ length: Int) throws {
        guard at >= 0, length >= 0, at <= bytes.count, length <= bytes.count - at else { throw cutShort }
    }
}
