import Foundation

/// A program of the system and the Debian package that brings it.
struct SystemTool {
    /// Its name, looked up in folders, or its absolute path.
    var name: String
    var package: String

    /// The folders of this process's `PATH`; without one, those of the system.
    static var searchPath: [String] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return path.split(separator: ":").map(String.init)
    }

    /// Where the program is; throws `document.tool-missing` with `program` and `package`.
    func path(in folders: [String]) throws -> String {
        let candidates = name.contains("/") ? [name] : folders.map { "\($0)/\(name)" }
        guard let path = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            throw DocumentError("document.tool-missing", ["program": title, "package": package])
        }
        return path
    }

    /// What people are told it is called.
    var title: String { FileName.last(of: name) }

    /// LibreOffice with the half that a kind of document needs.
    static func office(sheets: Bool) -> SystemTool {
        SystemTool(name: "soffice", package: "libreoffice-\(sheets ? "calc" : "writer")-nogui")
    }

    /// Poppler's reader of PDF.
    static let pdfText = SystemTool(name: "pdftotext", package: "poppler-utils")

    /// What hands letters and messages over.
    static let transfer = SystemTool(name: "curl", package: "curl")
}
