import CLibzip
import Foundation

/// Hides sheets so that the list of hidden ones does not name them, which libxlsxwriter cannot.
enum HiddenSheets {
    /// Changes the state of sheets, counted from 0, in a finished file.
    static func hideFully(_ places: [Int], in path: String) throws {
        var code: Int32 = 0
        guard let archive = zip_open(path, 0, &code) else { throw failure(path) }
        do {
            var text = try read("xl/workbook.xml", from: archive, path: path)
            for place in places {
                // Sheets are numbered from 1 in their order; the state follows the number.
                let before = "sheetId=\"\(place + 1)\" state=\"hidden\""
                guard text.contains(before) else { throw failure(path) }
                text = text.replacingOccurrences(of: before, with: "sheetId=\"\(place + 1)\" state=\"veryHidden\"")
            }
            try replace("xl/workbook.xml", with: text, in: archive, path: path)
        } catch {
            zip_discard(archive)
            throw error
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            throw failure(path)
        }
    }

    private static func read(_ name: String, from archive: OpaquePointer, path: String) throws -> String {
        var status = zip_stat_t()
        guard zip_stat(archive, name, 0, &status) == 0, let file = zip_fopen(archive, name, 0) else {
            throw failure(path)
        }
        defer { zip_fclose(file) }
        var bytes = [UInt8](repeating: 0, count: Int(status.size))
        guard zip_fread(file, &bytes, status.size) == Int64(status.size) else { throw failure(path) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func replace(
        _ name: String, with text: String, in archive: OpaquePointer, path: String
    ) throws {
        guard let source = PackageArchive.source(of: text, in: archive) else { throw failure(path) }
        let place = zip_name_locate(archive, name, 0)
        guard place >= 0, zip_file_replace(archive, zip_uint64_t(place), source, 0) == 0 else {
            zip_source_free(source)
            throw failure(path)
        }
        // The same moment as the other parts, or the bytes would differ from one run to the next.
        zip_file_set_dostime(archive, zip_uint64_t(place), 0, 0x21, 0)
    }

    private static func failure(_ path: String) -> DocumentError {
        DocumentError("document.cannot-write", ["path": path, "reason": "zip"])
    }
}
