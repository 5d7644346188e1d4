import Foundation
import Operations
import Programme

/// The files that pages load: our own, and those of the system's packages. Read whole when the program starts.
public struct AssetLibrary: Sendable {
    /// One file.
    struct Asset: Sendable {
        let data: Data
        let mediaType: String
    }

    /// A library of the system's packages, and the file it must bring.
    struct Foreign: Sendable {
        let path: String
        let file: String
        let package: String
    }

    /// Debian's packages: offices run this on closed networks, nothing is loaded from another host.
    static let foreign = [
        Foreign(
            path: "vendor/bootstrap.css", file: "/usr/share/javascript/bootstrap5/css/bootstrap.min.css",
            package: "libjs-bootstrap5"),
        Foreign(
            path: "vendor/chart.js", file: "/usr/share/javascript/chart.js/chart.min.js",
            package: "libjs-chart.js"),
    ]

    private let assets: [String: Asset]
    /// The beginning of a hash over all files: one that changed gives all of them new addresses, since modules
    /// import each other by relative ones.
    private let version: String

    /// Reads everything; throws `asset.package-missing` naming the package to install.
    static func load() throws -> AssetLibrary {
        var assets: [String: Asset] = [:]
        let folder = Bundle.module.bundleURL.appendingPathComponent("Resources/Assets", isDirectory: true)
        if let all = FileManager.default.enumerator(atPath: folder.path) {
            for case let path as String in all {
                guard let type = mediaType(of: path) else { continue }
                assets[path] = try asset(folder.appendingPathComponent(path), type)
            }
        }
        for library in foreign {
            guard let type = mediaType(of: library.path),
                let found = try? asset(URL(fileURLWithPath: library.file), type)
            else { throw Problem(.unavailable, "asset.package-missing", ["package": library.package]) }
            assets[library.path] = found
        }
        let contents = assets.sorted { $0.key < $1.key }.map { "\($0.key) \(Digest.sha256($0.value.data))" }
        return AssetLibrary(
            assets: assets,
            version: String(Digest.sha256(contents.joined(separator: "\n")).prefix(12)))
    }

    private static func asset(_ url: URL, _ mediaType: String) throws -> Asset {
        let data = try Data(contentsOf: url)
        return Asset(data: data, mediaType: mediaType)
    }

    /// The path at which a file is served; it changes with the content, so that browsers may keep it for a year.
    func address(of path: String) -> String? {
        assets[path] == nil ? nil : "/assets/\(version)/\(path)"
    }

    /// The file at a path below `/assets/VERSION/`.
    func asset(_ path: String) -> Asset? { assets[path] }

    static func mediaType(of path: String) -> String? {
        switch URL(fileURLWithPath: path).pathExtension {
        case "css": "text/css; charset=utf-8"
        case "js", "mjs": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "ico": "image/x-icon"
        default: nil
        }
    }
}
