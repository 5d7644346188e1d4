import Foundation

/// One conversion by LibreOffice, in a folder and with a profile of its own: it refuses to run twice with one,
/// and an old profile could change what it does.
struct OfficeRun {
    var folder: PrivateFolder
    /// Whether the document is a sheet rather than a text.
    var sheets: Bool
    /// A format's extension, with a filter and its options after a colon if need be.
    var target: String
    var environment: [String: String] = [:]
    var searchPath: [String] = SystemTool.searchPath
    var timeout: Duration
    var outputBytes: Int

    /// The converted document; throws `document.conversion-failed` with `format` when LibreOffice makes none.
    func convert(_ data: Data, from format: String) throws -> Data {
        let input = try folder.write(data, as: "input." + format)
        let run = ToolRun(
            tool: .office(sheets: sheets),
            arguments: [
                "-env:UserInstallation=" + URL(fileURLWithPath: folder.file("profile")).absoluteString,
                "--headless", "--nologo", "--norestore", "--nodefault", "--nolockcheck",
                "--convert-to", target, "--outdir", folder.file("out"), input,
            ],
            environment: environment, folder: folder, searchPath: searchPath, timeout: timeout,
            outputBytes: outputBytes)
        let status = try run.run().status
        let ending = target.prefix { $0 != ":" }
        // LibreOffice reports success even when it could not read the file; only a result counts.
        guard status == 0,
            let result = FileManager.default.contents(atPath: folder.file("out/input.\(ending)")),
            !result.isEmpty
        else { throw DocumentError("document.conversion-failed", ["format": format]) }
        return result
    }
}
