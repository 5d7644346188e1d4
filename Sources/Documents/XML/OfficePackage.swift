import Foundation

/// An Office Open XML file: a zip archive whose parts point at each other (ECMA-376 part 2).
struct OfficePackage {
    let archive: ZipArchive
    let limits: DocumentLimits

    /// The main part, such as `word/document.xml`.
    let mainPart: String

    /// The parts that the main part points at, by the last word of the relationship's type (`styles`) and by
    /// its identifier (`rId3`).
    let byType: [String: String]
    let byID: [String: String]

    init(_ archive: ZipArchive, limits: DocumentLimits) throws {
        self.archive = archive
        self.limits = limits
        let roots = try OfficePackage.relationships(of: "", in: archive, limits)
        guard let main = roots.first(where: { $0.type == "officeDocument" })?.target else {
            throw DocumentError("document.part-missing", ["part": "_rels/.rels"])
        }
        mainPart = main
        let links = try OfficePackage.relationships(of: main, in: archive, limits)
        byType = Dictionary(links.map { ($0.type, $0.target) }) { first, _ in first }
        byID = Dictionary(links.map { ($0.id, $0.target) }) { first, _ in first }
    }

    /// A part as a tree; nil when the file does not have it.
    func tree(_ part: String?) throws -> XMLElement? {
        try part.flatMap { try XMLTree.read($0, in: archive, limits: limits) }
    }

    /// The document's custom properties as text, by name (ECMA-376 part 1, 22.3).
    func customProperties() throws -> [String: String] {
        var properties: [String: String] = [:]
        for property in try tree("docProps/custom.xml")?.all("cp:property") ?? [] {
            guard let name = property["name"], let value = property.children.first else { continue }
            properties[name] = value.text
        }
        return properties
    }

    private typealias Link = (id: String, type: String, target: String)

    private static func relationships(
        of part: String, in archive: ZipArchive, _ limits: DocumentLimits
    ) throws -> [Link] {
        let folder = part.split(separator: "/").dropLast().map(String.init)
        let name = part.split(separator: "/").last.map(String.init) ?? ""
        let path = (folder + ["_rels", name + ".rels"]).joined(separator: "/")
        let root = try XMLTree.read(path, in: archive, limits: limits)
        return (root?.all("rel:Relationship") ?? []).compactMap { link in
            guard let id = link["Id"], let type = link["Type"], let target = link["Target"],
                link["TargetMode"] != "External"
            else { return nil }
            let last = type.split(separator: "/").last.map(String.init) ?? type
            return (id, last, resolve(target, in: folder))
        }
    }

    /// A target's name in the archive: relative to its source's folder, or from the root after a slash.
    private static func resolve(_ target: String, in folder: [String]) -> String {
        var parts = target.hasPrefix("/") ? [] : folder
        for part in target.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}
