import Programme
import Testing

/// Whole texts of many layouts: the actions, their units, their numbers and dates.
@Suite struct FixtureNoticeTests {
    static let expectations: [(text: String, actions: [String])] = [
        (
            FixtureDocuments.firstThing,
            [
                "1 新建母婴室 | 县卫生健康局* 县交通运输局+ 县文化和旅游局+ 各乡镇人民政府+ | >=12间 =8间 | 2024-12-31",
                "2 送教上门 | 县教育局* 县残联* 县财政局 | =60名 >=4次(student and month) | ",
                "3 困境妇女就业培训 | 县人力资源和社会保障局* 县妇联+ | =8期 =1200人次 >=60% | 2024-10-31",
            ]
        ),
        (
            FixtureDocuments.nestedWithBrackets,
            [
                "1 宫颈癌疫苗接种 | 市卫生健康委* 市教育局+ 市财政局+ | >=56000人 >=90% | ",
                "2 婚检孕检 | 市卫生健康委 | ≈80% =100% | ",
                "3 学前学位 | 市教育局* 市发展改革委 市自然资源和规划局 各区人民政府 | =26所 =7200个 | ",
                "4 守护视力 | 市教育局 市卫生健康委 | =1个百分点 | ",
            ]
        ),
        (
            FixtureDocuments.labelledBlocks,
            [
                "1 爱心助学行动 | 市妇联 市教育局 | =300名 =2000元(person and year) | 2021-09-30",
                "2 母亲健康快车行动 | 市妇联 市卫生健康委 | =5辆 =8000人次 | 2021-12-31",
                "3 “12338”维权热线升级 | 市妇联 | >=98% =30人 | 2021-06-30",
            ]
        ),
        (
            FixtureDocuments.planWithFrame,
            [
                "1 实施“安心托”工程 | 区卫生健康局 区发展和改革局 | >=400个 =3.9个(1000 residents) | ",
                "2 实施“明眸”工程 | 区教育局 区卫生健康局 | =35000名 =1次(term) =100% =500副 <=400元(item) | ",
                "3 实施“暖心”工程 | 区民政局 区妇联 相关街道办事处 | >=1000人次 =2处 =1名(community) | ",
            ]
        ),
        (
            FixtureDocuments.startsAtSeven,
            [
                "7 提升妇女“两癌”检查覆盖面 | 社会事业局* 财政局+ 妇联+ 各镇（街道）+ | =8600人 >=75% =80元(person) | ",
                "8 建设儿童友好公园 | 规划建设局* 城市管理局 园区开发公司 | >=1000平方米 =1处 | ",
                "10 推广家庭教育 | 妇联 教育局 | =36场 =20000册 >15000户 | ",
            ]
        ),
        (
            FixtureDocuments.sectionsWithLeads,
            [
                "1 推进免费筛查 | 市卫生健康委* 各县〈市、区〉人民政府 市妇联 市财政局 | >=105000例 >=96.5% <=9/10万 | ",
                "2 建设母婴友好医院 | 市卫生健康委 | >=3家 >=2次(week) | ",
                "3 扩充普惠学位 | 市教育局* 各县（市、区）人民政府+ | >=90% ≈1000个 =500名 >=30% | ",
                "4 开展“四点半课堂” | 市教育局 团市委 | =100% >=5天(school and week) >=2小时(day) >10支 >300人 | ",
                "5 守护“一老一小” | 市民政局 | =1800元(person and month) >1000万元 ≈80户 | ",
            ]
        ),
        (
            FixtureTables.pipeTable,
            [
                "1 扩大普惠托育供给 | 区卫生健康委* 区教育局 区住房城乡建设局 各街道办事处 | =350个 =5个 >=4.6个(1000 residents) | 2025-11-30",
                "2 改善校园视听环境 | 区教育局* 区财政局 区市场监管局 | =12000套 =380间 >20000人 | 2025-08-31",
                "3 孕产期关怀 | 区卫生健康委* 区妇联 区医保分局 | >=90% | ",
                "4 儿童之家提档 | 区妇联* 区民政局 团区委 各街道办事处 | =30处 >=24次(unit and year) | 2025-12-31",
            ]
        ),
        (
            FixtureTables.tabTable,
            [
                "1 母婴设施 | 区卫健局 区商务局+ 区交通局+ | =15处 =40台 | 2024-06-30",
                "2 暑期托管 | 团区委 各街道办事处+ | =28个 >=4000人 | 2024-08-31",
                "3 女性就业 | 区人社局 区财政局+ 区妇联+ | =260个 =2亿元 | 2024-12-31",
            ]
        ),
        (
            FixtureTables.cellLines,
            [
                "1 母婴关爱 | 县卫健局* 县妇联+ 各镇人民政府+ | =20间 =15间 | 2022-06-30",
                "2 护苗行动 | 县教育局* 县检察院+ 县法院+ | =50场次 =26000人 | 2022-12-31",
                "3 暖心热线 | 县妇联* 县司法局+ | >=95% | ",
            ]
        ),
        (
            FixtureTables.tableInOneLine,
            [
                "1 新增婴幼儿托位200个 | 区卫健局* 区教育局 区财政局 | =200个 | 2021-10-31",
                "2 提升改造儿童公园2座 | 区城管局* 各街道办事处 | =2座 | 2021-12-31",
                "3 妇女技能培训800人次 | 区人社局* 区妇联 | =800人次 | 2021-11-30",
            ]
        ),
        (
            FixturePages.newsInOneLine,
            [
                "1 建成市级儿童公园一座 |  | =1座 ≈35亩 | ",
                "2 为2000户困难家庭的孩子每户发放助学金1500元 |  | =2000户 =1500元(household) | ",
                "3 在全市100个村开展“护苗”法治宣讲 |  | =100个 >=200场 >30000人次 | ",
                "4 将孕产妇死亡率控制在10/10万以内 |  | <=10/10万 <=3‰ | ",
                "5 对去年已改造的45所学校开展回头看 |  | =20个 | ",
            ]
        ),
        (
            FixturePages.numberedLines,
            [
                "1 妈妈课堂 |  | =120场 =40人次 >100000人次 | ",
                "2 护航计划 |  | =11000名 =6000套 | ",
                "3 “她”力量 |  | =10期 =300万元 =15个 | ",
            ]
        ),
        (
            FixturePages.mixedPlaces,
            [
                "1 儿童友好公园 | 区城管局 | =3个 =12组 =200张 =1500平方米 | 2023-10-31",
                "2 家庭医生签约 | 区卫健局* 区医保局+ 各街道+ | =85% =90% =46个 | ",
                "3 法律援助 | 区司法局* 区妇联 区法院 | =300件 >=50万元 =1个 | ",
                "4 女性安康保险 | 区妇联 区财政局 | =30元(person and item) >2000人 | ",
                "5 亲子阅读 | 区文旅局 区教育局 各街道 | >=1次(town) =10户(quarter) | ",
                "6 建成区级妇女儿童活动中心1所 | 区住建局 | =1所 =3.2亿元 ≈25000平方米 | ",
            ]
        ),
        (
            FixturePages.traditional,
            [
                "1 實施婦幼健康工程 | 縣衛生健康局 縣婦聯 | >12000人 >=80% | ",
                "2 實施兒童關愛工程 | 縣民政局* 縣教育局+ 團縣委+ | =6處 >=30場 | ",
            ]
        ),
        (
            FixturePages.countedThrough,
            [
                "1 新建幼儿园5所 |  | =5所 =1500个 | ",
                "2 更新教室照明600间 |  | =600间 | ",
                "3 免费筛查妇女2万名 |  | =20000名 | ",
                "4 为65岁以上老人接种疫苗 |  | >=70% | ",
                "5 改造老旧小区12个 |  | =12个 =4300户 | ",
            ]
        ),
    ]

    @Test(arguments: 0..<expectations.count)
    func readsEveryLayout(_ index: Int) throws {
        let expectation = Self.expectations[index]
        let notice = try NoticeParser().parse(expectation.text)
        #expect(notice.actions.map(outlined) == expectation.actions)
    }

    @Test(arguments: 0..<expectations.count)
    func quotesTheTextItRead(_ index: Int) throws {
        let text = Self.expectations[index].text
        try expectFaithfulSpans(try NoticeParser().parse(text), in: text)
    }

    @Test func readsTheHeadOfADocument() throws {
        let notice = try NoticeParser().parse(FixtureDocuments.firstThing)
        #expect(notice.documentNumber == "青妇儿工委〔2024〕3号")
        #expect(notice.title == "青岚县妇女儿童工作委员会关于印发《2024年度青岚县关爱妇女儿童实事任务清单》的通知")
        #expect(notice.issuer == "青岚县妇女儿童工作委员会")
        #expect(notice.issuedOn == Day("2024-03-08"))
        #expect(notice.recipients == ["各乡镇人民政府", "街道办事处", "县直有关部门"])
        #expect(notice.disclosure == "此件主动公开")
    }

    @Test func readsNumbersAndAttachmentsInOtherForms() throws {
        let bracketed = try NoticeParser().parse(FixtureDocuments.sectionsWithLeads)
        #expect(bracketed.documentNumber == "岭府办〔2024〕11号")
        #expect(bracketed.recipients == ["各县（市、区）人民政府", "市政府各委、办、局"])
        let plan = try NoticeParser().parse(FixtureDocuments.planWithFrame)
        #expect(plan.attachments == ["责任清单", "进度表"])
        #expect(plan.issuedOn == Day("2023-03-15"))
        let chinese = try NoticeParser().parse(FixtureDocuments.labelledBlocks)
        #expect(chinese.issuedOn == Day("2021-03-01"))
        let traditional = try NoticeParser().parse(FixturePages.traditional)
        #expect(traditional.documentNumber == "嶺政辦發〔2023〕8號")
    }

    @Test func saysWhyANumberIsNoTarget() throws {
        let plan = try NoticeParser().parse(FixtureDocuments.planWithFrame)
        let reasons = plan.diagnostics.filter { $0.code == "number.left-out" }.compactMap {
            "\($0.message.details["number"] ?? "") \($0.message.details["reason"] ?? "")"
        }
        #expect(reasons.contains("1200个 past"))
        #expect(reasons.contains("3.2个 baseline"))
        let blocks = try NoticeParser().parse(FixtureDocuments.labelledBlocks)
        let left = blocks.diagnostics.filter { $0.code == "number.left-out" }.map {
            $0.message.details["reason"]
        }
        #expect(left == ["age", "name", "period"])
    }

    @Test func tellsWhereOrdinalsJump() throws {
        let notice = try NoticeParser().parse(FixtureDocuments.startsAtSeven)
        let jumps = notice.diagnostics.filter { $0.code == "ordinal.jump" }.map { $0.message.details }
        #expect(jumps == [["expected": "1", "found": "7"], ["expected": "9", "found": "10"]])
    }
}
