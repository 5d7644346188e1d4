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
    /// - Throws: `document.format-unsupported` (format), `document.conversion-failed` (format),
    ///   `document.tool-missing` (program, package), `document.tool-timeout` (program, seconds),
    ///   `document.tool-output` (program, limit, megabytes).
    public static func pdf(
        from document: Data, extension fileExtension: String, timeout: Duration = .seconds(120)
    ) throws -> Data {
        guard let filter = filters[fileExtension] else {
            throw DocumentError("document.format-unsupported", ["format": fileExtension])
        }
        return try PrivateFolder.with { folder in
            let fonts = FontSubstitution.configuration(cache: folder.file("fonts"))
            let run = OfficeRun(
                folder: folder, sheets: fileExtension == "xlsx",
                target: "pdf:\(filter):" + #"{"UseTaggedPDF":{"type":"boolean","value":"true"}}"#,
                environment: ["FONTCONFIG_FILE": try folder.write(Data(fonts.utf8), as: "fonts.conf")],
                timeout: timeout, outputBytes: 256 << 20)
            return try run.convert(document, from: fileExtension)
        }
    }

    private static let filters = ["docx": "writer_pdf_Export", "xlsx": "calc_pdf_Export"]
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
