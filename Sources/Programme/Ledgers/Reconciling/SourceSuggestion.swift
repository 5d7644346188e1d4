import Foundation

/// Which source fits a commitment, by the words of its subject and text. Only a suggestion: the office decides.
public struct SourceSuggestion: Hashable, Sendable {
    /// The source.
    public var source: CommitmentSource

    /// The first rule whose words are all there and whose feed fits; a typed value that says so where there is none;
    /// nil for a promise without a number that no ledger counts.
    public init?(for commitment: Commitment) {
        // The subject first: a sentence of the notice may name what another commitment is about.
        let texts = [commitment.subject, commitment.subject + commitment.text]
        search: for text in texts {
            for rule in SourceRule.all where rule.matches(text) {
                switch rule.outcome {
                case .feed(let ledger, let name, let rate):
                    guard let found = BuiltInLedgers.named(ledger), let feed = found.feed(name) else {
                        continue
                    }
                    // Places as such are no promise of places for each thousand, and the other way round.
                    guard (rate == nil) == (commitment.target?.per != "1000 residents"),
                        SourceFit.problem(commitment, drawingOn: feed, of: found, per: rate) == nil
                    else { continue }
                    source = CommitmentSource(.feed(FeedReference(ledger, name), per: rate))
                    return
                case .nothing:
                    // Only what it is about counts here: the sentence may name it beside something that is counted.
                    if text == commitment.subject { break search }
                case .later(let system):
                    source = CommitmentSource(.typed, note: system.note)
                    return
                }
            }
        }
        guard commitment.target != nil else { return nil }
        source = CommitmentSource(.typed, note: LaterSystem.none.note)
    }
}

/// Systems that this release does not have. Until they are there, units type the number in.
enum LaterSystem {
    case eyeCare, vaccination, screening, mentalHealth, housing, assistance, none

    /// The note beside the typed value: an office's text, in its language.
    var note: String {
        switch self {
        case .eyeCare: "由责任单位填报；儿童眼保健档案系统启用后改为自动统计。"
        case .vaccination: "由责任单位填报；预防接种管理系统启用后改为自动统计。"
        case .screening: "由责任单位填报；“两癌”筛查系统启用后改为自动统计。"
        case .mentalHealth: "由责任单位填报；学生心理健康系统启用后改为自动统计。"
        case .housing: "由责任单位填报；多子女家庭住房支持系统启用后改为自动统计。"
        case .assistance: "由责任单位填报；困境儿童救助系统启用后改为自动统计。"
        case .none: "由责任单位填报，没有对应的台账。"
        }
    }
}

/// Words and what they point at.
struct SourceRule: Sendable {
    enum Outcome: Sendable {
        case feed(String, String, per: ReferenceRate?)
        case later(LaterSystem)
        /// What no ledger counts, though the words look like it.
        case nothing
    }

    /// One word of each group must be there.
    let words: [[String]]
    let outcome: Outcome

    init(_ words: [String]..., feed: (ledger: String, name: String), per rate: ReferenceRate? = nil) {
        self.words = words
        outcome = .feed(feed.ledger, feed.name, per: rate)
    }

    init(_ words: [String]..., later system: LaterSystem) {
        self.words = words
        outcome = .later(system)
    }

    /// What no ledger counts.
    init(nothing words: [String]...) {
        self.words = words
        outcome = .nothing
    }

    func matches(_ text: String) -> Bool { words.allSatisfy { $0.contains { text.contains($0) } } }

    /// In order: what is special stands before what is general.
    static let all: [SourceRule] = [
        SourceRule(["公积金", "购房", "租房", "房租"], later: .housing),
        SourceRule(["筛查", "检查", "救助"], ["两癌", "宫颈", "乳腺"], later: .screening),
        SourceRule(["眼保健", "视力"], later: .eyeCare), SourceRule(["接种", "疫苗"], later: .vaccination),
        SourceRule(["免费"], ["检查", "筛查"], later: .screening),
        SourceRule(["助学金", "补贴", "康复"], later: .assistance),
        SourceRule(["心理"], ["筛查", "测评", "早期干预"], later: .mentalHealth),
        SourceRule(
            ["托位"], feed: ("childcare", "places"),
            per: ReferenceRate(.residents, per: (try? Amount(1000)) ?? .one)),
        SourceRule(["托位"], feed: ("childcare", "places")),
        SourceRule(["托育"], ["公办"], feed: ("childcare", "public-institutions")),
        SourceRule(["托育"], ["机构"], feed: ("childcare", "institutions")),
        SourceRule(["妈妈小屋", "母婴室"], ["示范"], feed: ("mothers-rooms", "demonstrations")),
        SourceRule(["妈妈小屋", "母婴室"], feed: ("mothers-rooms", "opened")),
        SourceRule(["友好"], ["社区", "村"], feed: ("child-friendly-communities", "recognised")),
        SourceRule(["实践基地"], feed: ("practice-bases", "mapped")),
        SourceRule(["乐园"], ["镇级", "镇"], feed: ("childrens-parks", "town-parks")),
        SourceRule(["乐园"], feed: ("childrens-parks", "opened")),
        SourceRule(["图书馆"], feed: ("reading-spaces", "town-libraries")),
        SourceRule(["阅读空间", "城市书房"], feed: ("reading-spaces", "spaces")),
        SourceRule(["欺凌"], feed: ("events", "anti-bullying")),
        SourceRule(["女性健康", "妇女健康"], feed: ("events", "womens-health")),
        SourceRule(["家庭教育"], ["巡讲", "讲座"], feed: ("events", "family-education")),
        SourceRule(["戏曲"], feed: ("events", "opera")), SourceRule(["阅读推广"], feed: ("events", "reading")),
        SourceRule(["机器人", "科技"], ["赛"], feed: ("events", "contests")),
        SourceRule(["科普"], feed: ("events", "science")),
        SourceRule(["健身"], ["培训"], feed: ("events", "fitness-training")),
        SourceRule(["健身骨干"], feed: ("trainings", "sports-leader-persons")),
        SourceRule(["招聘"], feed: ("events", "job-fairs")),
        SourceRule(nothing: ["课程", "教材"]),
        SourceRule(["家政"], ["培训"], feed: ("trainings", "domestic-service-visits")),
        SourceRule(["家政"], ["培训"], feed: ("trainings", "domestic-service-persons")),
        SourceRule(["心理"], ["骨干", "辅导"], feed: ("trainings", "counsellor-persons")),
        SourceRule(["心理"], ["骨干", "辅导"], feed: ("trainings", "counsellor-visits")),
        SourceRule(["美在家庭"], feed: ("beautiful-homes", "rate")),
        SourceRule(["文明家庭", "五好家庭"], feed: ("honours", "families")),
        SourceRule(["因案", "司法救助"], feed: ("judicial-relief", "women")),
        SourceRule(["结对"], feed: ("pairings", "children")),
        SourceRule(["希望小屋"], feed: ("hope-rooms", "rooms")),
        SourceRule(["学校"], ["开放"], feed: ("school-grounds", "weekends-and-holidays")),
        SourceRule(["困境", "孤儿", "残疾"], later: .assistance),
    ]
}
