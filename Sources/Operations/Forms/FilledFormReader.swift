import Documents
import Foundation
import Programme

/// Reads report forms that came back, as xlsx or docx, whichever program saved them last.
///
/// It takes the cells as they are; `ReportForm.read` says what they mean and what is wrong with them.
public enum FilledFormReader {
    /// The cells of a file and what it says it is.
    ///
    /// - Parameters:
    ///   - data: the file's bytes.
    ///   - name: its name, for the words of a refusal.
    /// - Throws: `form.wrong-file-kind` (found) for anything but xlsx and docx, `form.not-a-form`,
    ///   `form.identity-damaged` (property), `form.newer-version` (found, known), `form.sheet-missing`
    ///   (expected, found), or the `document.*` codes of a file that cannot be read.
    public static func read(_ data: Data, name: String) throws(Problem) -> FilledForm {
        do {
            return try form(data, name)
        } catch let problem as Problem {
            throw problem
        } catch let error as DocumentError {
            throw Problem(.invalid, error.code, error.details, at: error.position)
        } catch {
            throw Problem(.invalid, "document.unreadable", ["name": name])
        }
    }

    private static func form(_ data: Data, _ name: String) throws -> FilledForm {
        // Old binary files are no zip; an OpenDocument file names its kind at its very start.
        let start = data.prefix(120)
        guard start.starts(with: Data("PK".utf8)), start.range(of: Data("opendocument".utf8)) == nil else {
            throw wrongKind(name)
        }
        do {
            return try FilledSheet.form(XlsxReader(data: data), name: name)
        } catch let error as DocumentError where error.code == "document.format-unsupported" {
            // Not a workbook; perhaps a document.
        }
        let document: TextDocument
        do {
            document = try DocumentReader.read(data, name: name)
        } catch let error as DocumentError where error.code == "document.format-unsupported" {
            throw wrongKind(name)
        }
        guard document.format == .docx else { throw wrongKind(name) }
        return try FilledTables.form(document, name: name)
    }

    private static func wrongKind(_ name: String) -> Problem {
        let parts = name.split(separator: ".")
        let found = parts.count > 1 ? String(parts[parts.count - 1].prefix(10)) : String(name.prefix(40))
        return Problem(.invalid, "form.wrong-file-kind", ["found": found])
    }
}
