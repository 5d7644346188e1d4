/// 督办单 as a document: the layout of an official text, with the unit's reply as a table behind it.
public struct OrderForm: Hashable, Sendable {
    /// A line of the table of facts.
    public struct Row: Hashable, Sendable {
        /// What it is.
        public var name: String
        /// What it says.
        public var value: String
    }

    /// 发文机关: whose document it is.
    public var issuer: String
    /// 博妇儿工委督〔2023〕1号.
    public var number: String
    /// The title's lines.
    public var title: [String]
    /// A note that must be seen.
    public var mark: String?
    /// 主送机关.
    public var unit: String
    /// The opening sentence.
    public var opening: String
    /// 督办事项: what is promised and where it stands.
    public var facts: [Row]
    /// 督办事由.
    public var reason: [String]
    /// 办理要求.
    public var request: [String]
    /// 回复期限.
    public var deadline: String
    /// 回复与办结情况; empty until the unit has replied.
    public var replies: [Row]
    /// The date under the issuer's name.
    public var issuedOn: String

    /// What an order's document is made from.
    public struct Source: Sendable {
        /// The order.
        public var order: SupervisionOrder
        /// What it is about.
        public var action: Action
        /// What it is about.
        public var commitment: Commitment
        /// Where that stands.
        public var standing: CommitmentStanding
        /// After which quarter.
        public var quarter: Quarter
        /// When it is due.
        public var dueOn: Day
        /// The unit's name, and the region whose office sends it.
        public var unit: String, jurisdiction: Jurisdiction

        /// A source.
        public init(
            order: SupervisionOrder, action: Action, commitment: Commitment, standing: CommitmentStanding,
            quarter: Quarter, dueOn: Day, unit: String, jurisdiction: Jurisdiction
        ) {
            self.order = order
            self.action = action
            self.commitment = commitment
            self.standing = standing
            self.quarter = quarter
            self.dueOn = dueOn
            self.unit = unit
            self.jurisdiction = jurisdiction
        }
    }

    /// The document of an order.
    public static func make(_ source: Source) -> OrderForm {
        let (order, commitment) = (source.order, source.commitment)
        let figure = source.standing.figure
        var facts = [
            Row(name: "实事名称", value: "\(source.action.ordinal). \(source.action.title)"),
            Row(name: "承诺事项", value: commitment.text),
            Row(name: "年度目标", value: OfficialWords.target(of: commitment)),
            Row(
                name: "目前进度",
                value: "截至\(source.quarter.official)末\(OfficialWords.value(figure, of: commitment))，"
                    + "完成率\(OfficialWords.share(source.standing.progress.actual))，"
                    + "序时进度\(OfficialWords.share(source.standing.progress.time))，"
                    + "\(OfficialWords.light(source.standing.progress.light))"),
            Row(name: "完成时限", value: source.dueOn.official),
        ]
        if let lowered = figure.lowered {
            facts.append(Row(name: "核查情况", value: OfficialWords.lowered(lowered)))
        }
        return OrderForm(
            issuer: source.jurisdiction.officeName, number: order.number.description,
            title: ["关于“\(commitment.subject)”的", OfficialWords.order(order.level)],
            mark: source.jurisdiction.mark, unit: "\(source.unit)：",
            opening: "经核对为妇女儿童办实事工作进展情况，现就下列事项予以督办，请抓紧办理并按时书面回复。", facts: facts,
            reason: OfficialWords.lines(order.reason), request: OfficialWords.lines(order.request),
            deadline: "请于\(order.replyBy?.official ?? "")前回复办理情况，说明已采取的措施、目前进度和预计完成时间，并附佐证材料。",
            replies: order.steps.dropFirst().map(reply), issuedOn: order.sentAt?.day.official ?? "")
    }

    private static func reply(_ step: SupervisionOrder.Step) -> Row {
        let name =
            switch step.move {
            case .send: "下达"
            case .reply: "单位回复"
            case .return: "退回"
            case .close: "办结"
            case .supersede: "升级督办"
            case .withdraw: "撤回"
            }
        let until = step.move == .return ? step.replyBy.map { "（请于\($0.official)前重新回复）" } ?? "" : ""
        return Row(
            name: "\(name)\n\(step.at.day.official)",
            value: OfficialWords.lines(step.words ?? OfficialWords.none).joined(separator: "\n") + until)
    }
}

extension OfficialWords {
    /// What an order of a level is called.
    static func order(_ level: OrderLevel) -> String {
        switch level {
        case .reminder: "提醒单"
        case .blue: "蓝色督办单"
        case .orange: "橙色督办单"
        case .red: "红色督办单"
        }
    }

    /// Why a figure is not what was accepted.
    static func lowered(_ lowered: LoweredFigure) -> String {
        let check = lowered.check
        return "\(check.checkedOn.official)核查（抽查\(check.sampleSize)，属实\(check.sound)）未通过，"
            + "审核通过\(lowered.accepted.plain)，核减后计\(check.counted?.plain ?? none)：\(check.found)"
    }
}
