/// How the parts of an Office file name each other (ECMA-376 part 2, 8 and 9).
enum PackageNames {
    /// What the types of relationships inside a document begin with.
    static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    /// What package-level names begin with.
    static let package = "http://schemas.openxmlformats.org/package/2006"

    /// `[Content_Types].xml`: what each part is.
    static func contentTypes(_ parts: [(name: String, type: String)]) -> String {
        var xml = XMLText.document()
        xml.element("Types", ["xmlns": "\(package)/content-types"]) { xml in
            xml.empty(
                "Default",
                [
                    "Extension": "rels",
                    "ContentType": "application/vnd.openxmlformats-package.relationships+xml",
                ])
            xml.empty("Default", ["Extension": "xml", "ContentType": "application/xml"])
            for (name, type) in parts { xml.empty("Override", ["PartName": name, "ContentType": type]) }
        }
        return xml.text
    }

    /// A `.rels` part: what a part refers to, by identifier. A type without a scheme is one of the document's.
    static func relations(_ targets: [(id: String, type: String, target: String)]) -> String {
        var xml = XMLText.document()
        xml.element("Relationships", ["xmlns": "\(package)/relationships"]) { xml in
            for (id, type, target) in targets {
                let type = type.hasPrefix("http:") ? type : "\(relationships)/\(type)"
                xml.empty("Relationship", ["Id": id, "Type": type, "Target": target])
            }
        }
        return xml.text
    }
}
