/// What an Office file says of itself (ECMA-376 part 2, 8.3; part 1, 22.3).
enum OfficeProperties {
    /// `docProps/core.xml`.
    static func core(title: String, creator: String, created: String?) -> String {
        var xml = XMLText.document()
        xml.element(
            "cp:coreProperties",
            [
                "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:dcterms": "http://purl.org/dc/terms/",
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            ]
        ) { xml in
            xml.element("dc:title", text: title)
            xml.element("dc:creator", text: creator)
            if let created {
                xml.element("dcterms:created", ["xsi:type": "dcterms:W3CDTF"], text: created)
                xml.element("dcterms:modified", ["xsi:type": "dcterms:W3CDTF"], text: created)
            }
        }
        return xml.text
    }

    /// `docProps/custom.xml`, sorted by name so that the same properties give the same bytes.
    static func custom(_ properties: [String: String]) -> String {
        let variants = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
        var xml = XMLText.document()
        xml.element(
            "Properties",
            [
                "xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
                "xmlns:vt": variants,
            ]
        ) { xml in
            for (place, property) in properties.sorted(by: { $0.key < $1.key }).enumerated() {
                xml.element(
                    "property",
                    [
                        // The format identifier of user-defined properties, and the first number free for them.
                        "fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": String(place + 2),
                        "name": property.key,
                    ]
                ) { $0.element("vt:lpwstr", text: property.value) }
            }
        }
        return xml.text
    }
}
