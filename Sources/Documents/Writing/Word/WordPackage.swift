/// The parts of a Word file and how they name each other (ECMA-376 part 2).
struct WordPackage {
    static let wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    private let document: WordDocument
    private let footers: WordFooters

    init(_ document: WordDocument) {
        self.document = document
        footers = WordFooters(document.sections)
    }

    /// The file, ready to be zipped.
    func archive() throws -> PackageArchive {
        guard !document.sections.isEmpty else { throw DocumentError("document.nothing-to-write") }
        let body = try WordBody.part(of: document, footers: footers)
        var archive = PackageArchive()
        archive.add("[Content_Types].xml", contentTypes())
        archive.add("_rels/.rels", rootRelations())
        archive.add("word/document.xml", body)
        archive.add("word/_rels/document.xml.rels", documentRelations())
        archive.add("word/styles.xml", WordStyles.part())
        archive.add("word/fontTable.xml", WordFontTable.part())
        archive.add("word/settings.xml", settings())
        for kind in footers.kinds {
            archive.add("word/\(WordFooters.name(of: kind))", WordFooters.part(kind))
        }
        archive.add(
            "docProps/core.xml",
            OfficeProperties.core(title: document.title, creator: document.creator, created: document.created)
        )
        if !document.customProperties.isEmpty {
            archive.add("docProps/custom.xml", OfficeProperties.custom(document.customProperties))
        }
        return archive
    }

    private func contentTypes() -> String {
        var overrides = [
            ("/word/document.xml", "\(WordPackage.wordType).document.main+xml"),
            ("/word/styles.xml", "\(WordPackage.wordType).styles+xml"),
            ("/word/fontTable.xml", "\(WordPackage.wordType).fontTable+xml"),
            ("/word/settings.xml", "\(WordPackage.wordType).settings+xml"),
        ]
        overrides += footers.kinds.map {
            ("/word/\(WordFooters.name(of: $0))", "\(WordPackage.wordType).footer+xml")
        }
        overrides.append(("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
        if !document.customProperties.isEmpty {
            overrides.append(
                (
                    "/docProps/custom.xml",
                    "application/vnd.openxmlformats-officedocument.custom-properties+xml"
                ))
        }
        return PackageNames.contentTypes(overrides)
    }

    private func rootRelations() -> String {
        var targets = [
            ("document", "officeDocument", "word/document.xml"),
            ("core", "\(PackageNames.package)/relationships/metadata/core-properties", "docProps/core.xml"),
        ]
        if !document.customProperties.isEmpty {
            targets.append(("custom", "custom-properties", "docProps/custom.xml"))
        }
        return PackageNames.relations(targets)
    }

    private func documentRelations() -> String {
        let parts = ["styles", "fontTable", "settings"].map {
            ($0, $0, "\($0).xml")
        }
        return PackageNames.relations(
            parts
                + footers.kinds.map {
                    (
                        WordFooters.relation(of: $0), "footer",
                        WordFooters.name(of: $0)
                    )
                })
    }

    /// `word/settings.xml` (ECMA-376 part 1, 17.15).
    private func settings() -> String {
        var xml = XMLText.document()
        xml.element("w:settings", ["xmlns:w": WordPackage.wordNamespace]) { xml in
            if document.protection == .forms {
                xml.empty("w:documentProtection", ["w:edit": "forms", "w:enforcement": "1"])
            }
            xml.empty("w:defaultTabStop", ["w:val": "420"])
            if footers.usesBothSides { xml.empty("w:evenAndOddHeaders") }
            // Punctuation at a line's end is drawn together, as Chinese setting wants it.
            xml.empty("w:characterSpacingControl", ["w:val": "compressPunctuation"])
            xml.element("w:compat") { xml in
                // 15: laid out as the present Word does, not in a mode for older files.
                xml.empty(
                    "w:compatSetting",
                    [
                        "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word",
                        "w:val": "15",
                    ])
            }
            xml.empty("w:themeFontLang", ["w:val": "en-US", "w:eastAsia": "zh-CN"])
        }
        return xml.text
    }
}
