import Foundation

/// The programs of the system that read formats which this one does not: LibreOffice for old office files and
/// poppler's `pdftotext` for PDF. Both block the calling thread while they run.
public struct OfficeConverter: Hashable, Sendable {
    /// The folders in which the programs are looked for, in order.
    public var searchPath: [String]

    /// How long a program may run.
    public var timeout: Duration

    /// How much a program may write, in bytes.
    public var outputBytes: Int

    /// Makes a converter; without a search path the programs are looked for in this process's `PATH`.
    public init(
        searchPath: [String]? = nil, timeout: Duration = .seconds(60), outputBytes: Int = 64 << 20
    ) {
        self.searchPath = searchPath ?? SystemTool.searchPath
        self.timeout = timeout
        self.outputBytes = outputBytes
    }

    /// Converts an office file with LibreOffice, such as from `doc` to `docx` or from `xls` to `xlsx`.
    ///
    /// Throws `document.tool-missing` with `program` and the Debian `package`, `document.tool-timeout`,
    /// `document.tool-output`, or `document.conversion-failed` with `format`.
    /// A format is an extension without its dot; one that is not letters and digits is
    /// `document.format-unsupported`, since it becomes part of a file's name.
    public func convert(_ data: Data, from format: String, to target: String) throws -> Data {
        let isPlain = [format, target].allSatisfy { name in
            !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
        guard isPlain else { throw DocumentError("document.format-unsupported", ["format": format]) }
        return try PrivateFolder.with { folder in
            let run = OfficeRun(
                folder: folder, sheets: target == "xlsx", target: target, searchPath: searchPath,
                timeout: timeout, outputBytes: outputBytes)
            return try run.convert(data, from: format)
        }
    }

    /// The text of a PDF, one line a printed line, pages parted by form feeds, with the page's layout kept in
    /// spaces.
    ///
    /// Throws `document.tool-missing`, `document.encrypted`, `document.pdf-locked` or `document.pdf-damaged`.
    func pdfText(_ data: Data) throws -> String {
        try PrivateFolder.with { folder in
            let input = try folder.write(data, as: "input.pdf")
            let run = ToolRun(
                tool: .pdfText, arguments: ["-layout", "-enc", "UTF-8", input, "-"], folder: folder,
                searchPath: searchPath, timeout: timeout, outputBytes: outputBytes)
            let result = try run.run()
            guard result.status == 0 else {
                // Exit status 3: the author forbade copying (pdftotext(1)).
                if result.status == 3 { throw DocumentError("document.pdf-locked") }
                let locked = String(decoding: result.errors, as: UTF8.self).lowercased().contains("password")
                throw DocumentError(locked ? "document.encrypted" : "document.pdf-damaged")
            }
            return String(decoding: result.output, as: UTF8.self)
        }
    }
}
