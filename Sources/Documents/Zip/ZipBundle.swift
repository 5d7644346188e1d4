import Foundation

/// A zip archive made of files in memory; the same files give the same bytes, whenever it is made.
public struct ZipBundle {
    /// One file.
    public struct File: Hashable, Sendable {
        /// Its name, with forward slashes.
        public var name: String
        /// Its bytes.
        public var data: Data

        /// A file.
        public init(_ name: String, _ data: Data) { (self.name, self.data) = (name, data) }
    }

    /// The archive of some files, in their order.
    ///
    /// - Throws: `document.cannot-write`.
    public static func data(_ files: [File]) throws -> Data {
        var archive = PackageArchive()
        archive.parts = files.map { .init(name: $0.name, content: .bytes($0.data)) }
        return try archive.data()
    }
}
