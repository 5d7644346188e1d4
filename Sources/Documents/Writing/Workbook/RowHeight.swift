/// How high a row has to be for the words in it. Excel finds out by itself when it opens a file; LibreOffice,
/// which makes the PDF, does not, and would print one line of each cell.
enum RowHeight {
    /// The height in points; nil when one line is enough or the row holds nothing that wraps.
    static func guess(_ row: SheetRow, number: Int, of sheet: Sheet) -> Double? {
        var height = 0.0
        var wrapped = false
        for (column, cell) in row.cells.enumerated() {
            guard let format = cell.format, case .text(let text) = cell.value else { continue }
            let merge = sheet.merges.first { $0.rows.contains(number) && $0.columns.contains(column) }
            // Words that reach over several rows say nothing of the height of one.
            guard merge.map({ $0.rows.count == 1 && $0.columns.lowerBound == column }) ?? true else {
                continue
            }
            let columns = merge?.columns ?? column...column
            let width = columns.reduce(0) {
                $0 + (sheet.widths.indices.contains($1) ? sheet.widths[$1] : 8.43)
            }
            let count = format.wraps ? lines(of: text, size: format.size, width: width) : 1
            wrapped = wrapped || count > 1
            height = max(height, Double(count) * format.size * 1.4 + 6)
        }
        // 409 points are the most that a row can be.
        return wrapped || height > 15 ? min(409, height.rounded(.up)) : nil
    }

    private static func lines(of text: String, size: Double, width: Double) -> Int {
        // A column's width counts digits of the standard font: 7 pixels each of 3/4 point, and 2 points are
        // kept free at either side. One character less: what cannot stand at a line's start goes down with
        // the one before it.
        let room = max(size, width * 5.25 - 4 - size / 2)
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).reduce(0) {
            sum, line in
            let length = line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 ? size * 0.55 : size) }
            return sum + max(1, Int((length / room).rounded(.up)))
        }
    }
}
