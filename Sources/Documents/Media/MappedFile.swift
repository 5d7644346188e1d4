import Foundation

/// A file's bytes as memory, without reading it whole: the pages come and go as they are looked at.
///
/// The file must be the program's own and must not be shortened meanwhile.
public final class MappedFile {
    private let base: UnsafeMutableRawPointer?
    private let count: Int

    /// Maps an open file; throws `document.unreadable` with the name that people know it by.
    public init(descriptor: Int32, name: String) throws {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else {
            throw DocumentError("document.unreadable", ["name": name])
        }
        count = Int(facts.st_size)
        guard count > 0 else {
            base = nil
            return
        }
        guard let mapped = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED
        else {
            throw DocumentError("document.unreadable", ["name": name])
        }
        base = mapped
    }

    /// The bytes, valid inside `body` alone.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        defer { withExtendedLifetime(self) {} }
        return try body(UnsafeRawBufferPointer(start: base, count: count))
    }

    deinit {
        if let base { munmap(base, count) }
    }
}
