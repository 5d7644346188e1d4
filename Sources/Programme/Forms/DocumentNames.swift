/// The names under which official documents are kept as files.
public enum DocumentNames {
    /// 进展情况报表, of a quarter.
    public static func progress(_ quarter: Quarter) -> String { "\(quarter.official)为妇女儿童办实事工作进展情况报表" }

    /// The annex as issued, without progress.
    public static func blank(_ year: Int) -> String { "\(year)年为妇女儿童办实事工作进展情况报表（空表）" }

    /// 责任分解表.
    public static func breakdown(_ year: Int) -> String { "\(year)年为妇女儿童办实事责任分解表" }

    /// 季度通报.
    public static func bulletin(_ quarter: Quarter) -> String { "\(quarter.official)为妇女儿童办实事工作进展情况通报" }

    /// 数据来源清单.
    public static func sources(_ quarter: Quarter) -> String { "\(quarter.official)为妇女儿童办实事数据来源清单" }

    /// 年度总结.
    public static func summary(_ year: Int) -> String { "\(year)年度为妇女儿童办实事工作总结" }

    /// 年度档案.
    public static func archive(_ year: Int) -> String { "\(year)年度为妇女儿童办实事工作档案" }

    /// 督办单.
    public static func order(_ number: DocumentNumber) -> String { "督办单\(number)" }

    /// 通知草案.
    public static func draftNotice(_ year: Int) -> String { "\(year)年为妇女儿童办实事通知草案" }

    /// A file's name: what the document is, whether its values can still change, whether they are invented.
    public static func file(_ name: String, isProvisional: Bool, isSample: Bool, ending: String) -> String {
        name + (isProvisional ? "（未锁定）" : "") + (isSample ? "（样例）" : "") + ".\(ending)"
    }
}
