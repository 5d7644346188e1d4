/// The paragraph styles of a docx (ECMA-376 part 1, 17.7): their names and the lists tied to them.
struct DocxStyles {
    private struct Style {
        var name: String
        var parent: String?
        var list: String?
        var level: Int?
    }

    private var styles: [String: Style] = [:]
    private var standard: String?

    init(_ root: XMLElement?) {
        for element in root?.all("w:style") ?? [] where (element["w:type"] ?? "paragraph") == "paragraph" {
            guard let id = element["w:styleId"] else { continue }
            let numbering = element.first("w:pPr")?.first("w:numPr")
            styles[id] = Style(
                name: element.value(of: "w:name") ?? id,
                parent: element.value(of: "w:basedOn"),
                list: numbering?.value(of: "w:numId"),
                level: numbering?.value(of: "w:ilvl").flatMap { Int($0) })
            if ["1", "true", "on"].contains(element["w:default"] ?? "") { standard = id }
        }
    }

    func name(_ id: String?) -> String? { id.map { styles[$0]?.name ?? $0 } }

    /// The list that a style brings with it, from the style itself or one it is based on.
    func list(of id: String?, in numbering: DocxNumbering) -> (list: String, level: Int)? {
        var next = id ?? standard
        // Styles may be based on each other in a circle in a damaged file.
        for _ in 0..<20 {
            guard let id = next, let style = styles[id] else { return nil }
            if let list = style.list {
                return (list, style.level ?? numbering.level(of: list, style: id) ?? 0)
            }
            next = style.parent
        }
        return nil
    }
}
