import Programme

/// Made-up people for sample rows. Their names say so, and their numbers belong to a region that does not exist
/// (370399), so that they can be nobody's.
struct SamplePersons {
    /// 样例一二三.
    static func name(_ index: Int) -> String {
        let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        return "样例" + String(index).compactMap { $0.wholeNumberValue.map { digits[$0] } }.joined()
    }

    /// A grown woman's number.
    static func woman(_ index: Int) -> String {
        number(born: Day(year: 1970 + index % 25, month: 1 + index % 12, day: 1 + index % 28), index)
    }

    /// A child's number.
    static func child(_ index: Int) -> String {
        number(born: Day(year: 2011 + index % 8, month: 1 + index % 12, day: 1 + index % 28), index)
    }

    /// 18 characters with the check character of ISO 7064 MOD 11-2.
    private static func number(born: Day?, _ index: Int) -> String {
        let day = (born?.description ?? "").filter { $0 != "-" }
        let sequence = String(1002 + index * 2 % 996).dropFirst()
        let digits = "370399\(day)\(sequence)"
        let sum = digits.reduce(0) { $0 * 2 + ($1.wholeNumberValue ?? 0) } * 2
        let check = (12 - sum % 11) % 11
        return digits + (check == 10 ? "X" : String(check))
    }
}
