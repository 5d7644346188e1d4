import Programme
import Testing

/// Whole texts of many layouts: the actions, their units, their numbers and dates.
@Suite struct FixtureNoticeTests {
    @Test(arguments: 0..<FixtureExpectations.all.count)
    func readsEveryLayout(_ index: Int) throws {
        let expectation = FixtureExpectations.all[index]
        let notice = try NoticeParser().parse(expectation.text)
        #expect(notice.actions.map(outlined) == expectation.actions)
    }

    @Test(arguments: 0..<FixtureExpectations.all.count)
    func quotesTheTextItRead(_ index: Int) throws {
        let text = FixtureExpectations.all[index].text
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
