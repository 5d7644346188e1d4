import Foundation

/// A short notice in words of our own: groups, counts, a level, a rate and duties without a number.
public enum FixtureNotice {
    /// The name under which it is imported.
    public static let fileName = "notice.txt"

    /// The file.
    public static let data = Data(text.utf8)

    /// The units that are known before the notice comes: those that it names, and members for its groups.
    public static let units = [
        "区卫生健康局", "区财政局", "区妇联", "东山镇人民政府", "西河镇人民政府", "河滨街道办事处",
    ]

    /// Its text.
    public static let text = """
        青石区人民政府办公室
        关于2023年为妇女儿童办实事的通知
        青政办字〔2023〕8号
        各镇人民政府，各街道办事处，区政府有关部门：
        一、实施普惠托育行动。新建托育服务点3处，每千人口托位达到4个。编制托育服务指南。\
        （责任单位：区卫生健康局、区财政局）
        二、实施妇女健康行动。举办健康讲座20场，适龄妇女筛查率不低于85%。完成体检中心改造。\
        （责任单位：区卫生健康局、区妇联）
        三、实施家庭教育行动。开展家庭教育讲座1500人次。建成家庭教育指导中心。\
        （责任单位：区妇联、相关镇人民政府、街道办事处）
        附件：2023年为妇女儿童办实事工作进展情况报表
        青石区人民政府办公室
        2023年3月20日
        """
}
