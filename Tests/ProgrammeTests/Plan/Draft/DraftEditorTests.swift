import Foundation
import Testing

@testable import Programme

/// Edits of a draft plan, one by one.
@Suite struct DraftEditorTests {
    private let source = """
        青石区人民政府办公室关于2023年为妇女儿童办实事的通知
        一、实施普惠托育行动。新建托育服务点3处，编制托育服务指南，举办托育讲座20场、亲子活动5场。\
        （责任单位：区卫生健康局、区妇联）
        二、实施妇女健康行动。完成检查1500人次。（责任单位：区卫生健康局、相关镇人民政府）
        """

    private func desk() throws -> DraftDesk { try DraftDesk(source, units: ["东山镇人民政府", "西河镇人民政府"]) }

    private func outline(_ desk: DraftDesk, _ action: Int = 1) throws -> [String] {
        try desk.plan.action(action).commitments.map { "\($0.text)|\($0.target?.text ?? "-")" }
    }

    @Test func fieldsAreTakenAsTheyAreGiven() throws {
        let desk = try desk()
        let old = try desk.commitment(1, 1)
        var form = CommitmentForm(of: old)
        form.subject = " 普惠托育服务点 "
        form.target = .init(comparator: .atLeast, value: try Amount(3), unit: "处")
        form.dueOn = PlanSamples.day("2023-11-30")
        form.accountable = try desk.plan.action(1).reportingUnits[1]
        try desk.edit(.editCommitment(old.id, form))
        let new = try desk.commitment(1, 1)
        #expect(new.subject == "普惠托育服务点")
        // The same number in the same unit: the notice's own words stay.
        #expect(new.target?.text == "3处" && new.target?.comparator == .atLeast)
        #expect(new.accountable == form.accountable && new.dueOn == form.dueOn && new.text == old.text)
        form.kind = .milestone
        form.milestones = [
            Milestone(ordinal: 4, title: "选址", weight: .one, dueOn: nil),
            Milestone(ordinal: 4, title: "开办", weight: .one, dueOn: nil),
        ]
        try desk.edit(.editCommitment(old.id, form))
        #expect(try desk.commitment(1, 1).milestones.map(\.ordinal) == [1, 2])
        form.kind = .count
        try desk.edit(.editCommitment(old.id, form))
        #expect(try desk.commitment(1, 1).milestones.isEmpty)
        #expect(try desk.commitment(1, 1).definition == 1)
        #expect(desk.refusal(.editCommitment(old.id, form)) == ["draft.nothing"])
    }

    @Test func everyFaultOfAFormIsToldAtItsField() throws {
        let desk = try desk()
        let id = try desk.commitment(1, 1).id
        var form = CommitmentForm(of: try desk.commitment(1, 1))
        form.subject = "\u{202E}讲座"
        form.target = nil
        form.weight = .zero
        form.accountable = desk.unit("东山镇人民政府")
        #expect(
            desk.refusal(.editCommitment(id, form)) == [
                "subject: draft.subject-invalid", "value: draft.target-needed", "weight: draft.weight-zero",
                "accountable: draft.unit-not-in-action",
            ])
        form = CommitmentForm(of: try desk.commitment(1, 1))
        form.subject = "  "
        form.kind = .milestone
        form.milestones = []
        form.target?.unit = ""
        #expect(
            desk.refusal(.editCommitment(id, form)) == [
                "subject: draft.subject-needed", "unit: draft.unit-of-count-needed",
                "milestones: draft.steps-needed",
            ])
        form.milestones = [Milestone(ordinal: 1, title: "", weight: .zero, dueOn: nil)]
        form.subject = "托育"
        form.target = .init(comparator: .equal, value: try Amount(101), unit: "%")
        form.kind = .rate
        #expect(desk.refusal(.editCommitment(id, form)) == ["value: draft.rate-over-hundred"])
        form.kind = .milestone
        #expect(
            desk.refusal(.editCommitment(id, form)) == [
                "milestones: draft.step-invalid", "milestones: draft.steps-unweighed",
            ])
    }

    @Test func anActionsDateIsItsCommitmentsUnlessTheyHaveTheirOwn() throws {
        let desk = try desk()
        let action = try desk.plan.action(1)
        var form = CommitmentForm(of: action.commitments[0])
        form.dueOn = PlanSamples.day("2023-06-30")
        try desk.edit(.editCommitment(action.commitments[0].id, form))
        let day = PlanSamples.day("2023-10-31")
        try desk.edit(.editAction(action.id, title: "普惠托育", dueOn: day))
        #expect(try desk.plan.action(1).title == "普惠托育")
        #expect(try desk.plan.action(1).commitments.map(\.dueOn) == [form.dueOn, day, day, day])
        #expect(
            desk.refusal(.editAction(action.id, title: "甲\n乙", dueOn: nil)) == ["title: draft.title-invalid"])
    }

    @Test func aSplitKeepsTheNumberWhereItIsAndReadsTheRestAnew() throws {
        let desk = try desk()
        #expect(try outline(desk).suffix(2) == ["举办托育讲座20场|20场", "亲子活动5场|5场"])
        let third = try desk.commitment(1, 3)
        try desk.edit(.merge(third.id, keepsSecond: true))
        #expect(try outline(desk).last == "举办托育讲座20场、亲子活动5场|5场")
        let merged = try desk.commitment(1, 3)
        try desk.edit(.split(merged.id, at: 10))
        #expect(try outline(desk).suffix(2) == ["举办托育讲座20场|20场", "亲子活动5场|5场"])
        // The half with the number is the same commitment as before.
        #expect(try desk.commitment(1, 4).id == merged.id)
        #expect(try desk.commitment(1, 3).subject == "托育讲座")
        #expect(desk.broken() == [])
        for (offset, code) in [
            (0, "draft.split-place"), (99, "draft.split-place"), (7, "draft.split-in-target"),
        ] {
            #expect(try desk.refusal(.split(desk.commitment(1, 3).id, at: offset)) == [code], "\(offset)")
        }
    }

    @Test func aTextWithSeveralNumbersIsSplitAtThem() throws {
        let desk = try desk()
        let third = try desk.commitment(1, 3)
        try desk.edit(.merge(third.id, keepsSecond: false))
        try desk.edit(.splitByTargets(third.id))
        #expect(try outline(desk).suffix(2) == ["举办托育讲座20场|20场", "亲子活动5场|5场"])
        #expect(try desk.commitment(1, 3).id == third.id)
        #expect(desk.refusal(.splitByTargets(third.id)) == ["draft.one-target"])
    }

    @Test func onlyNeighboursInTheTextAreMerged() throws {
        let desk = try desk()
        let last = try desk.commitment(1, 4).id
        try desk.edit(.move(last, to: 1))
        #expect(desk.refusal(.merge(last, keepsSecond: false)) == ["draft.merge-apart"])
        #expect(
            try desk.refusal(.merge(desk.commitment(1, 4).id, keepsSecond: false)) == [
                "draft.nothing-to-merge"
            ])
        desk.undo()
        try desk.edit(.merge(try desk.commitment(1, 1).id, keepsSecond: false))
        #expect(try outline(desk)[0] == "新建托育服务点3处，编制托育服务指南|3处")
        #expect(desk.broken() == [])
    }

    @Test func whatIsAddedStandsAtItsWords() throws {
        let desk = try desk()
        let action = try desk.plan.action(1)
        try desk.edit(.remove(action.commitments[1].id, reason: "不单列"))
        #expect(
            desk.refusal(.remove(action.commitments[0].id, reason: " ")) == ["reason: draft.reason-needed"])
        let start = try #require(desk.text.find("编制", in: desk.text.whole)).start
        try desk.edit(
            .add(action.id, NewCommitment(source: .span(TextSpan(start: start - 1, end: start + 9)))))
        #expect(try outline(desk)[1] == "编制托育服务指南|-")
        #expect(try desk.commitment(1, 2).kind == .standing)
        #expect(try desk.commitment(1, 2).suggestion != nil)
        try desk.edit(.add(action.id, NewCommitment(source: .own("建立托育机构名录12份"))))
        let own = try desk.commitment(1, 5)
        #expect(own.target?.value == 12 && own.source.length == 0 && own.source.end == action.source.end)
        #expect(desk.broken() == [])
        let refused: [(NewCommitment.Source, String)] = [
            (.span(TextSpan(start: 5, end: 5)), "draft.selection-empty"),
            (.span(TextSpan(start: 0, end: 99_999)), "draft.selection-empty"),
            (.quoted("新建医院"), "draft.words-not-found"), (.own(" "), "draft.words-needed"),
            (.own(String(repeating: "字", count: 501)), "draft.words-needed"),
            (.own("甲\u{202E}乙"), "draft.words-needed"),
        ]
        for (source, code) in refused {
            #expect(desk.refusal(.add(action.id, NewCommitment(source: source))) == [code])
        }
        try desk.edit(.split(own.id, at: 4))
        #expect(try outline(desk).suffix(2) == ["建立托育|-", "机构名录12份|12份"])
    }

    @Test func unitsComeAndGoWithWhatTheyAnswerFor() throws {
        let desk = try desk()
        try desk.edit(.acceptSuggestions)
        let women = desk.unit("区妇联")
        var form = CommitmentForm(of: try desk.commitment(1, 2))
        form.accountable = women
        try desk.edit(.editCommitment(try desk.commitment(1, 2).id, form))
        let gone = try #require(try desk.plan.action(1).responsibilities.first { $0.name == "区妇联" })
        try desk.edit(.removeUnit(gone.id))
        #expect(try desk.commitment(1, 2).accountable == nil)
        #expect(try desk.plan.action(1).commitments.allSatisfy { $0.suggestion?.unit != women })
        let action = try desk.plan.action(1).id
        try desk.edit(.addUnit(action, name: "各镇人民政府", role: .cooperating))
        #expect(try desk.plan.action(1).responsibilities.last?.isGroup == true)
        #expect(desk.refusal(.addUnit(action, name: "区卫生健康局", role: .lead)) == ["draft.unit-twice"])
        #expect(desk.refusal(.addUnit(action, name: "\n", role: .lead)) == ["unit.name-invalid"])
        let health = try desk.plan.action(1).responsibilities[0].id
        try desk.edit(.setRole(health, .lead))
        #expect(desk.refusal(.setRole(health, .lead)) == ["draft.nothing"])
        #expect(desk.refusal(.resolveGroup(health, members: ["甲"])) == ["draft.not-a-group"])
        #expect(desk.broken() == [])
    }

    @Test func aGroupThatLosesAMemberOpensWhatItAnsweredFor() throws {
        let desk = try desk()
        let group = try #require(try desk.plan.action(2).responsibilities.last)
        try desk.edit(.resolveGroup(group.id, members: ["东山镇人民政府", "西河镇人民政府", "东山镇人民政府"]))
        #expect(try desk.plan.action(2).responsibilities.last?.units.count == 2)
        var form = CommitmentForm(of: try desk.commitment(2, 1))
        form.accountable = desk.unit("西河镇人民政府")
        try desk.edit(.editCommitment(try desk.commitment(2, 1).id, form))
        try desk.edit(.resolveGroup(group.id, members: ["东山镇人民政府"]))
        #expect(try desk.commitment(2, 1).accountable == nil)
        #expect(desk.refusal(.resolveGroup(group.id, members: [])) == ["plan.group-empty"])
    }

    @Test func nothingOfAConfirmedPlanOrOfAnotherOneIsEdited() throws {
        let desk = try desk()
        #expect(desk.refusal(.remove(ID("none"), reason: "x")) == ["draft.commitment-gone"])
        #expect(desk.refusal(.removeUnit(ID("none"))) == ["draft.unit-gone"])
        #expect(desk.refusal(.editAction(ID("none"), title: "x", dueOn: nil)) == ["draft.action-gone"])
        #expect(desk.refusal(.settleRemark(0)) == ["draft.remark-unknown"])
        var plan = desk.plan
        plan.status = .confirmed
        let editor = DraftEditor(
            plan, text: desk.text, remarks: 0, units: [], unit: desk.unit, newID: desk.newID)
        let refusal = #expect(throws: Problem.self) { try editor.change(.acceptSuggestions) }
        #expect(refusal?.code == "plan.already-confirmed")
    }
}
