import Documents
import Foundation
import Programme

/// A spreadsheet's values as the texts that people see.
enum SheetText {
    /// The text, for a column of a kind.
    static func text(_ value: XlsxValue, kind: FieldKind?) -> String {
        switch value {
        case .empty: ""
        case .text(let text): text
        case .number(let written, let number): self.number(written, number, kind)
        case .date(let date): day(date, kind)
        case .boolean(let flag): flag ? "是" : "否"
        case .error(let code): code
        }
    }

    /// Whether a text is what a spreadsheet shows in place of a value that it could not work out.
    static func isError(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "#") else { return false }
        return ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"]
            .contains(text)
    }

    /// Digits as written, so that a long number that lost its last digits is seen to have lost them; otherwise 15
    /// digits, as spreadsheet programs show.
    private static func number(_ written: String, _ number: Double, _ kind: FieldKind?) -> String {
        if written.utf8.allSatisfy({ $0 &- 48 < 10 }) { return written }
        if let whole = Int(exactly: number), whole.magnitude < 1_000_000_000_000_000 { return String(whole) }
        let isExponential = written.utf8.contains { $0 == 0x45 || $0 == 0x65 }
        if isExponential, number.magnitude >= 1e15 { return written }
        if kind == .time, number > 0, number < 1 {
            let minutes = Int((number * 1_440).rounded())
            return "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
        }
        return isExponential || written.utf8.count > 15 ? String(format: "%.15g", number) : written
    }

    /// `2024-03-01T08:30:00` is a day in a column of days and a time in one of times.
    private static func day(_ date: String, _ kind: FieldKind?) -> String {
        let parts = date.split(separator: "T", maxSplits: 1)
        switch kind {
        case .time:
            let time = String(parts.last ?? "")
            return time.hasSuffix(":00") && time.utf8.count == 8 ? String(time.dropLast(3)) : time
        case .date: return String(parts.first ?? "")
        default: return parts.count == 2 ? parts.joined(separator: " ") : date
        }
    }
}
