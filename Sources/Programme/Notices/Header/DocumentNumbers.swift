/// 发文字号: the organ's sign, the year in hexagonal brackets, the serial number (GB/T 9704-2012, 7.2.5).
enum DocumentNumbers {
    private static let opening: [Unicode.Scalar] = ["〔", "[", "(", "﹝"]
    private static let closing: [Unicode.Scalar] = ["〕", "]", ")", "﹞"]

    /// The first number that is the notice's own, not cited in brackets behind a title.
    static func find(_ lines: [Passage]) -> String? {
        for line in lines {
            for i in 0..<line.count where opening.contains(line.scalars[i]) {
                if let found = number(line, bracket: i) { return found }
            }
        }
        return nil
    }

    private static func number(_ line: Passage, bracket: Int) -> String? {
        guard let (_, afterYear) = Dates.year(line.scalars, at: bracket + 1), afterYear < line.count,
            closing.contains(line.scalars[afterYear])
        else { return nil }
        var i = afterYear + 1
        while i < line.count, line.scalars[i] == " " || line.scalars[i] == "第" { i += 1 }
        guard let (_, afterSerial) = Markers.plainNumber(line.scalars, at: i), afterSerial < line.count,
            line.scalars[afterSerial] == "号"
        else { return nil }
        var start = bracket
        while start > 0, line.scalars[start - 1].isHan, bracket - start < 12 { start -= 1 }
        guard start < bracket else { return nil }
        // In brackets behind something else it is cited; a line of its own may have brackets around it.
        if start > 1 || afterSerial + 2 < line.count, start > 0,
            "(《》".unicodeScalars.contains(line.scalars[start - 1])
        {
            return nil
        }
        // 文号 and 号 of a label run into the sign when the page lost its colon.
        for label in ["发文字号", "文件编号", "文号"] where line.has(label, at: start) {
            start += label.unicodeScalars.count
        }
        return line.plain(start..<afterSerial + 1)
    }
}
