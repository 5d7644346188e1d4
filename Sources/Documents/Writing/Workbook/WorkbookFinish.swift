import CLibzip
import Foundation

/// What libxlsxwriter cannot say, put into the file that it has written.
struct WorkbookFinish {
    /// Sheets, counted from 0, that the list of hidden ones does not name either.
    var hidden: [Int]
    /// Each sheet's rows, counted from 1, whose height is a guess. Without the mark of a height set by hand a
    /// row grows with what is typed into it.
    var guessedRows: [Set<Int>]

    /// Changes the file in place.
    func apply(to path: String) throws {
        let sheets = guessedRows.indices.filter { !guessedRows[$0].isEmpty }
        guard !hidden.isEmpty || !sheets.isEmpty else { return }
        var code: Int32 = 0
        guard let archive = zip_open(path, 0, &code) else { throw failure(path) }
        do {
            if !hidden.isEmpty { try edit("xl/workbook.xml", in: archive, path: path, change: hideFully) }
            for place in sheets {
                try edit("xl/worksheets/sheet\(place + 1).xml", in: archive, path: path) {
                    WorkbookFinish.release(guessedRows[place], in: $0)
                }
            }
        } catch {
            zip_discard(archive)
            throw error
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            throw failure(path)
        }
    }

    /// Sheets are numbered from 1 in their order; the state follows the number.
    private func hideFully(_ text: String) -> String {
        hidden.reduce(text) { text, place in
            let before = "sheetId=\"\(place + 1)\" state=\""
            return text.replacingOccurrences(of: before + "hidden\"", with: before + "veryHidden\"")
        }
    }

    private static func release(_ rows: Set<Int>, in text: String) -> String {
        let opening = "<row r=\""
        var pieces = text.components(separatedBy: opening)
        for place in pieces.indices.dropFirst() {
            let piece = pieces[place]
            guard let number = Int(piece.prefix { $0.isNumber }), rows.contains(number),
                let end = piece.firstIndex(of: ">"),
                let mark = piece.range(of: " customHeight=\"1\"", range: piece.startIndex..<end)
            else { continue }
            pieces[place].removeSubrange(mark)
        }
        return pieces.joined(separator: opening)
    }

    private func edit(
        _ name: String, in archive: OpaquePointer, path: String, change: (String) -> String
    ) throws {
        let place = zip_name_locate(archive, name, 0)
        guard place >= 0 else { throw failure(path) }
        let text = change(try read(zip_uint64_t(place), from: archive, path: path))
        guard let source = PackageArchive.source(of: text, in: archive) else { throw failure(path) }
        guard zip_file_replace(archive, zip_uint64_t(place), source, 0) == 0 else {
            zip_source_free(source)
            throw failure(path)
        }
        // The same moment as the other parts, or the bytes would differ from one run to the next.
        zip_file_set_dostime(archive, zip_uint64_t(place), 0, 0x21, 0)
    }

    private func read(_ place: zip_uint64_t, from archive: OpaquePointer, path: String) throws -> String {
        var status = zip_stat_t()
        guard zip_stat_index(archive, place, 0, &status) == 0, let file = zip_fopen_index(archive, place, 0)
        else { throw failure(path) }
        defer { zip_fclose(file) }
        var bytes = [UInt8](repeating: 0, count: Int(status.size))
        guard zip_fread(file, &bytes, status.size) == Int64(status.size) else { throw failure(path) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func failure(_ path: String) -> DocumentError {
        DocumentError("document.cannot-write", ["file": FileName.last(of: path), "reason": "zip"])
    }
}
