import Foundation

/// Turns Office files into PDF with LibreOffice, each time in a folder and a profile of its own.
public enum PDFConverter {
    /// The PDF of a document, tagged so that screen readers can follow it.
    ///
    /// Blocking, seconds long: the caller decides on which thread. Several calls may run at once.
    ///
    /// - Parameters:
    ///   - document: the bytes of the file.
    ///   - fileExtension: `docx` or `xlsx`.
    ///   - timeout: after it the converter and all its helpers are ended.
    /// - Throws: `document.cannot-convert` (extension, message), `document.tool-missing` (program, package),
    ///   `document.tool-timeout` (program, seconds), `document.tool-failed` (program, status, message).
    public static func pdf(
        from document: Data, extension fileExtension: String, timeout: Duration = .seconds(120)
    ) throws -> Data {
        guard let kind = kinds[fileExtension] else {
            throw DocumentError("document.cannot-convert", ["extension": fileExtension, "message": ""])
        }
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let input = folder.file("document.\(fileExtension)")
        try AtomicFile.write(document, to: input)
        try Data(FontSubstitution.configuration(cache: folder.file("fonts")).utf8)
            .write(to: URL(fileURLWithPath: folder.file("fonts.conf")))
        let options = #"{"UseTaggedPDF":{"type":"boolean","value":"true"}}"#
        let tool = ToolProcess(
            "soffice", package: kind.package,
            arguments: [
                "-env:UserInstallation=\(URL(fileURLWithPath: folder.file("profile")).absoluteString)",
                "--headless", "--nologo", "--norestore", "--nodefault",
                "--convert-to", "pdf:\(kind.filter):\(options)", "--outdir", folder.path, input,
            ],
            environment: ["FONTCONFIG_FILE": folder.file("fonts.conf"), "HOME": folder.path],
            timeout: timeout)
        let result = try tool.runToSuccess()
        // LibreOffice says "success" for a file that it could not load, and writes nothing.
        guard let pdf = FileManager.default.contents(atPath: folder.file("document.pdf")), !pdf.isEmpty else {
            let message = String(decoding: result.errors.suffix(500), as: UTF8.self)
            throw DocumentError("document.cannot-convert", ["extension": fileExtension, "message": message])
        }
        return pdf
    }

    private static let kinds = [
        "docx": (package: "libreoffice-writer-nogui", filter: "writer_pdf_Export"),
        "xlsx": (package: "libreoffice-calc-nogui", filter: "calc_pdf_Export"),
    ]
}

/// Which faces stand in for the office's fonts on a machine that has none of them.
///
/// The documents name the real fonts, so that an office's own machine shows them; without this a server would
/// set the title, the headings and the text in one and the same face.
enum FontSubstitution {
    /// Family names as the documents give them, and what may stand in, best first.
    static let table: [(families: [String], substitutes: [String])] = [
        (["方正小标宋简体", "小标宋"], ["FZXiaoBiaoSong-B05S", "Noto Serif CJK SC:bold"]),
        (["仿宋_GB2312", "仿宋"], ["FangSong", "FangSong_GB2312", "Noto Serif CJK SC"]),
        (["楷体_GB2312", "楷体"], ["KaiTi", "KaiTi_GB2312", "AR PL UKai CN", "Noto Serif CJK SC"]),
        (["黑体"], ["SimHei", "Noto Sans CJK SC"]),
        (["宋体"], ["SimSun", "Noto Serif CJK SC"]),
        (["Times New Roman"], ["Liberation Serif", "Noto Serif CJK SC"]),
    ]

    /// A fontconfig file that includes the machine's own.
    static func configuration(cache: String) -> String {
        var xml = XMLText()
        xml.raw("<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n")
        xml.element("fontconfig") { xml in
            xml.element("include", ["ignore_missing": "yes"], text: "/etc/fonts/fonts.conf")
            // The machine's own cache comes first; this one serves where that cannot be written.
            xml.element("cachedir", text: cache)
            for (families, substitutes) in table {
                for family in families { match(family, substitutes, into: &xml) }
            }
        }
        return xml.text
    }

    private static func match(_ family: String, _ substitutes: [String], into xml: inout XMLText) {
        xml.element("match", ["target": "pattern"]) { xml in
            xml.element("test", ["name": "family", "qual": "any"]) { $0.element("string", text: family) }
            xml.element("edit", ["name": "family", "mode": "append", "binding": "same"]) { xml in
                for name in substitutes {
                    xml.element("string", text: name.split(separator: ":").first.map(String.init) ?? name)
                }
            }
            if substitutes.contains(where: { $0.hasSuffix(":bold") }) {
                xml.element("edit", ["name": "weight", "mode": "assign", "binding": "strong"]) {
                    $0.element("const", text: "bold")
                }
            }
        }
    }
}
