import Foundation

/// What libFuzzer hands to a target, as values.
enum Input {
    /// The input as it stands.
    static func data(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Data {
        guard let bytes, count > 0 else { return Data() }
        return Data(bytes: bytes, count: count)
    }

    /// The input parted at NUL bytes into `count` texts, missing ones empty; a change to one part of an office
    /// file then needs no change to the checksums of an archive.
    static func parts(_ data: Data, _ count: Int) -> [String] {
        let parts = data.split(separator: 0, maxSplits: count - 1, omittingEmptySubsequences: false)
        return (0..<count).map { $0 < parts.count ? String(decoding: parts[$0], as: UTF8.self) : "" }
    }

    /// Whether the input is an archive itself and no parts.
    static func isArchive(_ data: Data) -> Bool { data.starts(with: [0x50, 0x4B]) }
}
