import Foundation

/// The programs of the system that read formats which this one does not: LibreOffice for old office files and
/// poppler's `pdftotext` for PDF. Both block the calling thread while they run.
public struct OfficeConverter: Hashable, Sendable {
    /// The folders in which the programs are looked for, in order.
    public var searchPath: [String]

    /// How long a program may run, in seconds.
    public var timeoutSeconds: Double

    /// How much a program may write, in bytes.
    public var outputBytes: Int

    /// Makes a converter; the defaults fit Debian's packages.
    public init(
        searchPath: [String] = ["/usr/local/bin", "/usr/bin", "/bin"], timeoutSeconds: Double = 60,
        outputBytes: Int = 64 << 20
    ) {
        self.searchPath = searchPath
        self.timeoutSeconds = timeoutSeconds
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
        let application = target == "xlsx" ? "calc" : "writer"
        let program = try locate("soffice", package: "libreoffice-\(application)-nogui")
        return try PrivateFolder.with { folder in
            try write(data, to: folder + "/input." + format)
            // A profile of its own: LibreOffice refuses to run twice with one, and an old profile could change
            // what it does.
            let run = ToolRun(
                program: program,
                arguments: [
                    "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore",
                    "--nolockcheck",
                    "--convert-to", target, "--outdir", folder + "/out", folder + "/input." + format,
                ],
                folder: folder, seconds: timeoutSeconds, outputBytes: data.count + outputBytes)
            let status = try run.run()
            // LibreOffice reports success even when it could not read the file; only a result counts.
            guard status == 0,
                let result = FileManager.default.contents(atPath: "\(folder)/out/input.\(target)"),
                result.count <= outputBytes
            else { throw DocumentError("document.conversion-failed", ["format": format]) }
            return result
        }
    }

    /// The text of a PDF, one line a printed line, pages parted by form feeds, with the page's layout kept in
    /// spaces.
    ///
    /// Throws `document.tool-missing`, `document.encrypted`, `document.pdf-locked` or `document.pdf-damaged`.
    func pdfText(_ data: Data) throws -> String {
        let program = try locate("pdftotext", package: "poppler-utils")
        return try PrivateFolder.with { folder in
            try write(data, to: folder + "/input.pdf")
            let run = ToolRun(
                program: program, arguments: ["-layout", "-enc", "UTF-8", folder + "/input.pdf", "-"],
                folder: folder, seconds: timeoutSeconds, outputBytes: data.count + outputBytes)
            let status = try run.run()
            guard status == 0 else {
                let complaint = String(decoding: run.contents(of: "stderr"), as: UTF8.self).lowercased()
                // Exit status 3: the author forbade copying (pdftotext(1)).
                if status == 3 { throw DocumentError("document.pdf-locked") }
                let locked = complaint.contains("password")
                throw DocumentError(locked ? "document.encrypted" : "document.pdf-damaged")
            }
            return String(decoding: run.contents(of: "stdout"), as: UTF8.self)
        }
    }

    private func locate(_ program: String, package: String) throws -> String {
        let paths = searchPath.map { $0 + "/" + program }
        guard let path = paths.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            throw DocumentError("document.tool-missing", ["program": program, "package": package])
        }
        return path
    }

    private func write(_ data: Data, to path: String) throws {
        do { try data.write(to: URL(fileURLWithPath: path)) } catch {
            throw DocumentError("document.temporary-folder", ["reason": String(describing: error)])
        }
    }
}
