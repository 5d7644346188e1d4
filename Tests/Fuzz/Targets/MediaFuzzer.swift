import Documents
import Foundation

/// A file that is brought as proof. What is kept of it must be of the same kind, and stay as it is when it is stripped
/// again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let data = Input.data(bytes, count)
    guard let (kind, kept) = try? strip(data) else { return 0 }
    guard let (again, twice) = try? strip(kept) else { preconditionFailure("refused what it made itself") }
    precondition(kind == again && kept == twice)
    if kind.isPicture {
        // Of Exif at most the orientation's own segment.
        precondition(kind == .jpeg || kept.range(of: Data("eXIf".utf8)) == nil)
    } else {
        precondition(kept == data)
    }
    return 0
}

private func strip(_ data: Data) throws -> (MediaKind, Data) {
    try data.withUnsafeBytes { bytes in
        let media = try ExaminedMedia(bytes)
        var kept = Data()
        try media.stripped.write(from: bytes) { kept.append(contentsOf: $0) }
        precondition(kept.count == media.stripped.count)
        return (media.kind, kept)
    }
}
