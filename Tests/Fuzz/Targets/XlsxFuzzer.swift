import Documents
import Foundation

/// A workbook: a whole archive, or sheet, strings, styles and book to be put into one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var data = Input.data(bytes, count)
    if !Input.isArchive(data) {
        let parts = Input.parts(data, 4)
        data = OfficeSamples.xlsx(parts[0], strings: parts[1], styles: parts[2], book: parts[3])
    }
    let limits = DocumentLimits(entryBytes: 4 << 20, totalUncompressedBytes: 8 << 20, xmlElements: 50_000)
    guard let reader = try? XlsxReader(data: data, limits: limits) else { return 0 }
    for sheet in reader.sheets.prefix(4) {
        try? reader.readRows(sheet: sheet.index) { row in
            for cell in row.cells {
                precondition(
                    cell.row == row.number && CellRange(cell.reference)?.columns.lowerBound == cell.column)
            }
        }
        _ = try? reader.mergedRanges(sheet: sheet.index)
    }
    return 0
}
