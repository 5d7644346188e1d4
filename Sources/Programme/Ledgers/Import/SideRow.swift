/// A row that stands in a list but is no record: a sum below it, or who filled it in.
public enum SideRow: String, Sendable {
    /// 合计, 小计.
    case total
    /// 填表人, 审核人, a note.
    case signature

    /// What a row is besides a record; nil where it may be one; its first filled cell says so.
    public init?(_ cells: [String]) {
        // Nearly every row ends here: a million of them pass.
        guard let place = cells.firstIndex(where: { !$0.utf8.allSatisfy { $0 <= 0x20 } }),
            let sign = cells[place].unicodeScalars.first(where: { $0.value > 0x20 && $0.value != 0x3000 }),
            SideRow.beginnings.contains(sign)
        else { return nil }
        let filled = cells[place...].count { !$0.utf8.allSatisfy { $0 <= 0x20 } }
        let first = HeadMatcher.folded(cells[place])
        if SideRow.totals.contains(first) {
            self = .total
        } else if filled <= 3, SideRow.signatures.contains(where: { first.hasPrefix($0) }) {
            self = .signature
        } else {
            return nil
        }
    }

    private static let beginnings: Set<Unicode.Scalar> = Set("合总小共累本填制审负单(（注说TtSsGg".unicodeScalars)
    private static let totals: Set<String> = [
        "合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计", "本月合计", "本季度合计", "合计(人)", "total", "sum", "subtotal",
        "grandtotal",
    ]
    private static let signatures = [
        "填表人", "制表人", "审核人", "填报人", "负责人签字", "单位负责人", "填表日期", "填报日期", "制表日期", "注1", "注2", "(盖章)",
    ]
}
