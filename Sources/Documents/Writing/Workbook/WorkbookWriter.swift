import CLibxlsxwriter
import Foundation

extension Workbook {
    /// The file's bytes.
    ///
    /// - Throws: `document.nothing-to-write` without a sheet; `document.bad-sheet-name` (name);
    ///   `document.cell-text-too-long` (length, limit) at the cell; `document.bad-number` at the cell;
    ///   `document.bad-range` (range) for a merge of one cell, or one that overlaps another, and for ranges
    ///   outside a sheet; `document.bad-validation` (reason); `document.bad-name` (name) for a property or a
    ///   defined name; `document.cannot-write` (file, reason); `document.temporary-folder` (reason).
    public func data() throws -> Data {
        try PrivateFolder.with { folder in
            let path = folder.file("book.xlsx")
            let writer = try WorkbookWriter(path: path, temporary: folder.path)
            let guessedRows = try writer.write(self)
            try WorkbookFinish(
                hidden: sheets.indices.filter { sheets[$0].visibility == .veryHidden },
                guessedRows: guessedRows
            ).apply(to: path)
            guard let data = FileManager.default.contents(atPath: path) else { throw writer.failure("read") }
            return data
        }
    }

    /// Writes the file, readable by this account only; a reader of the path sees the old file or the new one,
    /// never a part.
    ///
    /// - Throws: as ``data()``.
    public func write(to path: String) throws { try AtomicFile.write(data(), to: path) }
}

/// Hands a workbook to libxlsxwriter, checked first: the library itself drops what it does not like and goes on.
final class WorkbookWriter {
    private let path: String
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [CellFormat: UnsafeMutablePointer<lxw_format>] = [:]

    init(path: String, temporary: String) throws {
        self.path = path
        book = temporary.withCString { folder in
            var options = lxw_workbook_options()
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            // The library keeps a copy of the folder's name.
            return workbook_new_opt(path, &options)
        }
        if book == nil { throw failure("memory") }
    }

    deinit { if let book { lxw_workbook_free(book) } }

    /// Writes the workbook and closes the file; gives each sheet's rows whose height is a guess.
    func write(_ workbook: Workbook) throws -> [Set<Int>] {
        guard !workbook.sheets.isEmpty else { throw DocumentError("document.nothing-to-write") }
        try setProperties(of: workbook)
        var names: Set<String> = []
        var guessedRows: [Set<Int>] = []
        for sheet in workbook.sheets {
            guard Sheet.isValidName(sheet.name), names.insert(sheet.name.lowercased()).inserted,
                let page = workbook_add_worksheet(book, sheet.name)
            else { throw DocumentError("document.bad-sheet-name", ["name": sheet.name]) }
            var writer = SheetWriter(sheet: sheet, page: page, format: format)
            try writer.write()
            guessedRows.append(writer.guessedRows)
        }
        guard workbook.sheets.first?.visibility == .visible else {
            throw DocumentError("document.bad-sheet-name", ["name": workbook.sheets[0].name])
        }
        for (name, range) in workbook.definedNames.sorted(by: { $0.key < $1.key }) {
            guard workbook_define_name(book, name, "=" + range) == LXW_NO_ERROR else {
                throw DocumentError("document.bad-name", ["name": name])
            }
        }
        // Closing frees the workbook, whatever becomes of the file.
        let closed = workbook_close(book)
        book = nil
        guard closed == LXW_NO_ERROR else {
            throw failure(lxw_strerror(closed).map { String(cString: $0) } ?? "")
        }
        return guessedRows
    }

    private func setProperties(of workbook: Workbook) throws {
        let title = XMLText.allowed(workbook.title), creator = XMLText.allowed(workbook.creator)
        guard title.utf8.count <= 255, creator.utf8.count <= 255 else {
            throw DocumentError("document.bad-name", ["name": title.utf8.count > 255 ? "title" : "creator"])
        }
        title.withCString { title in
            creator.withCString { creator in
                var properties = lxw_doc_properties()
                properties.title = UnsafeMutablePointer(mutating: title)
                properties.author = UnsafeMutablePointer(mutating: creator)
                // The library reads 0 as "now", which would make every file different.
                properties.created = time_t(workbook.created == 0 ? 1 : workbook.created)
                workbook_set_properties(book, &properties)
            }
        }
        for (name, value) in workbook.customProperties.sorted(by: { $0.key < $1.key }) {
            let value = XMLText.allowed(value)
            guard !name.isEmpty, name.unicodeScalars.count <= 255, value.unicodeScalars.count <= 255,
                workbook_set_custom_property_string(book, XMLText.allowed(name), value) == LXW_NO_ERROR
            else { throw DocumentError("document.bad-name", ["name": name]) }
        }
    }

    /// The library's form of a format; each is made once.
    private func format(_ format: CellFormat) -> UnsafeMutablePointer<lxw_format>? {
        if let known = formats[format] { return known }
        guard let made = workbook_add_format(book) else { return nil }
        format_set_font_name(made, XMLText.allowed(format.font))
        format_set_font_size(made, format.size)
        if format.bold { format_set_bold(made) }
        if let colour = format.colour { format_set_font_color(made, colour) }
        switch format.horizontal {
        case .automatic: break
        case .left: format_set_align(made, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .center: format_set_align(made, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: format_set_align(made, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
        switch format.vertical {
        case .top: format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        case .center: format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        case .bottom: format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
        }
        if format.wraps { format_set_text_wrap(made) }
        if format.bordered { format_set_border(made, UInt8(LXW_BORDER_THIN.rawValue)) }
        if let fill = format.fill {
            format_set_pattern(made, UInt8(LXW_PATTERN_SOLID.rawValue))
            format_set_fg_color(made, fill)
        }
        if format.number == "@" {
            // 49 is the format's own number for text, which other programs look for.
            format_set_num_format_index(made, 49)
        } else if let number = format.number {
            format_set_num_format(made, XMLText.allowed(number))
        }
        if format.isInput { format_set_unlocked(made) }
        formats[format] = made
        return made
    }

    fileprivate func failure(_ reason: String) -> DocumentError {
        DocumentError("document.cannot-write", ["file": FileName.last(of: path), "reason": reason])
    }
}
