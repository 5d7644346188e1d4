import Foundation
import Programme
import Testing

/// Which numbers are targets, and what they mean.
@Suite struct QuantityTests {
    @Test(arguments: [
        ("新建母婴室不少于12间。", [">=12间"]),
        ("免费检查1.9万余人。", [">19000人"]),
        ("新增学位7,200个。", ["=7200个"]),
        ("举办讲座二十场，培训一百二十名骨干。", ["=20场", "=120名"]),
        ("打造心理辅导站两处。", ["=2处"]),
        ("开展“百场宣讲”活动。", ["≈100场"]),
        ("建档率达到百分之八十五。", [">=85%"]),
        ("失业率控制在3.5%以内。", ["<=3.5%"]),
        ("婚检率稳定在80%左右，覆盖率100%。", ["≈80%", "=100%"]),
        ("孕产妇死亡率控制在9/10万以内。", ["<=9/10万"]),
        ("每千人口托位数达到4.6个。", [">=4.6个(1000 residents)"]),
        ("每人每月补助1800元。", ["=1800元(person and month)"]),
        ("按2500元/人/年的标准补助。", ["=2500元(person and year)"]),
        ("为困境儿童发放每年一万元助学金。", ["=1万元(child and year)"]),
        ("投资3.2亿元，出资1500万元。", ["=3.2亿元", "=1500万元"]),
        ("改造住房1.6万套（户）。", ["=16000套(户)"]),
        ("举办戏曲10场、阅读30场、科普2场。", ["=10场", "=30场", "=2场"]),
        ("建成5个定居点、212户定居房。", ["=5个", "=212户"]),
        ("创建示范医院3—5家。", [">=3家"]),
        ("救助困难群众约20万，新增就业人数24万以上。", ["≈200000人", ">=240000人"]),
        ("由3.2个提高到3.9个。", ["=3.9个"]),
        ("组织志愿队十余支，捐赠图书万余册。", [">10支", ">10000册"]),
        ("每个街道至少开展1次亲子阅读。", [">=1次(town)"]),
        ("每校每周不少于5天。", [">=5天(school and week)"]),
    ])
    func countsWhatIsPromised(_ body: String, _ expected: [String]) throws {
        #expect(try targets(of: body) == expected)
    }

    @Test(arguments: [
        ("支持符合三孩政策的家庭购房。", "三 name"),
        ("打通服务“最后一公里”。", "一公里 name"),
        ("宣传“12355”热线。", "12355 name"),
        ("完善4号道路沿线设施。", "4号 name"),
        ("为0—6岁儿童检查视力。", "0—6岁 age"),
        ("为35—64岁农村妇女检查。", "35—64岁 age"),
        ("推广24小时值守。", "24小时 period"),
        ("落实《2021年妇女发展规划》要求。", "2021年 date"),
        ("落实国发〔2021〕16号文件。", "2021 citation"),
        ("推动市第二医院开诊。", "第二 ordinal"),
        ("落实支持家庭18条措施。", "18条 plan-count"),
        ("抓好城东、城西两处场地。", "两处 named-things"),
        ("按1:4配备人员。", "1:4 ratio"),
        ("2022年新增托位500个。", "500个 past"),
        ("全区已建成儿童之家15处。", "15处 past"),
        ("对月收入低于3000元的家庭给予补助。", "3000元 condition"),
    ])
    func leavesOutWhatIsNoPromise(_ body: String, _ expected: String) throws {
        #expect(try targets(of: body).isEmpty)
        #expect(try leftOut(of: body).contains(expected))
    }

    @Test func comparesWithThePastWithoutTellingIt() throws {
        #expect(try targets(of: "近视率较上年下降1个百分点。") == ["=1个百分点"])
        #expect(try targets(of: "由去年的86%提升至90%以上。") == [">=90%"])
    }

    @Test func leavesThePastUntilTheTextReturns() throws {
        #expect(try targets(of: "截至去年底，建成驿站12家，今年新建驿站7家。") == ["=7家"])
    }

    @Test func keepsTheDigitsOfADecimal() throws {
        let notice = try NoticeParser().parse("一、关爱行动。改造1.1万平方米，提供0.35万个。")
        let values = notice.actions[0].commitments.compactMap { $0.target?.value.description }
        #expect(values == ["11000", "3500"])
    }
}
