import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Editing a draft plan", .serialized)
struct EditDraftContract {
    private func edit(
        _ district: District, _ edit: DraftEdit, seen: String? = nil, by person: Person? = nil
    ) async throws {
        try await EditDraft(district.office)(edit, seen: seen, by: person ?? district.cast.reviewer)
    }

    @Test("what an edit makes is what is stored", arguments: Engine.available)
    func stored(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            var plan = try await district.plan()
            for edit in try edits(plan) {
                let result = try await EditDraft(district.office)(edit, by: district.cast.reviewer)
                plan = try await district.plan()
                #expect(plan == result.plan)
            }
            let history = try await ReadDraft(district.office)(by: district.cast.auditor).history
            // Giving one commitment its steps was the first edit.
            #expect(
                history.active.map(\.kind.rawValue) == [
                    "commitment-edited", "commitment-edited", "merged", "split", "moved", "added", "removed",
                    "unit-added", "role-set", "group-resolved", "unit-removed", "action-edited",
                    "suggestions-accepted", "remark-settled",
                ])
            #expect(history.removals.map(\.reason) == ["不单列"])
        }
    }

    /// One edit of each kind, all on the first plan.
    private func edits(_ plan: Plan) throws -> [DraftEdit] {
        let (first, third) = (plan.actions[0], plan.actions[2])
        var form = CommitmentForm(of: first.commitments[0])
        form.subject = "普惠托育服务点"
        form.kind = .milestone
        form.milestones = [.whole]
        let group = try #require(third.responsibilities.first { $0.name == "相关镇人民政府" })
        return [
            .editCommitment(first.commitments[0].id, form),
            .merge(first.commitments[0].id, keepsSecond: false),
            .split(first.commitments[0].id, at: 10),
            .move(first.commitments[2].id, to: 1),
            .add(first.id, NewCommitment(source: .own("另行开展宣传5场"))),
            .remove(first.commitments[2].id, reason: "不单列"),
            .addUnit(first.id, name: "区教育局", role: .cooperating),
            .setRole(first.responsibilities[0].id, .lead),
            .resolveGroup(group.id, members: ["东山镇人民政府", "南坪镇人民政府"]),
            .removeUnit(first.responsibilities[1].id),
            .editAction(third.id, title: "家庭教育", dueOn: Fixed.day(10, 31)),
            .acceptSuggestions,
            .settleRemark(1),
        ]
    }

    @Test("taking everything back leaves every row as it was", arguments: Engine.available)
    func undone(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            let before = try await district.snapshot()
            for edit in try edits(try await district.plan()) { try await self.edit(district, edit) }
            let undo = UndoDraftEdits(district.office)
            #expect(try await undo(from: 14, by: district.cast.reviewer) == 1)
            #expect(try await undo(from: 2, last: 13, by: district.cast.reviewer) == 12)
            let after = try await district.snapshot()
            // The log, the edits themselves, and two units that were heard of on the way.
            #expect(
                before.changes(to: after) == [
                    "audit_entries", "audit_heads", "draft_edits", "draft_undos", "units",
                ])
            #expect(after.auditLength == before.auditLength + 15)
            #expect(
                try await district.refusal { _ = try await undo(from: 2, by: district.cast.reviewer) }
                    == ["draft.nothing-to-undo"])
        }
    }

    @Test("a page that is no longer true changes nothing", arguments: Engine.available)
    func overtaken(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            let plan = try await district.plan()
            let (first, second) = (plan.actions[0], plan.actions[1])
            let move = DraftEdit.move(first.commitments[0].id, to: 2)
            try await edit(district, .move(second.commitments[0].id, to: 2))
            try await edit(district, move, seen: first.fingerprint)
            #expect(
                try await district.refusal {
                    try await edit(district, .move(first.commitments[1].id, to: 3), seen: first.fingerprint)
                } == ["draft.overtaken"])
            #expect(
                try await district.refusal {
                    try await UndoDraftEdits(district.office)(from: 2, last: 2, by: district.cast.reviewer)
                } == ["draft.undo-overtaken"])
            try await edit(district, .remove(first.commitments[0].id, reason: "不单列"))
            #expect(
                try await district.refusal { try await edit(district, move) } == ["draft.commitment-gone"])
        }
    }

    @Test("confirmed is confirmed, and only the office edits", arguments: Engine.available)
    func refusals(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            let plan = try await district.plan()
            let move = DraftEdit.move(plan.actions[0].commitments[0].id, to: 2)
            for person in district.cast.everybody where ![.console, .reviewer].contains(person.role) {
                let refused = try await district.refusal { try await edit(district, move, by: person) }
                #expect(refused == ["person.not-allowed"])
                #expect(
                    try await district.refusal { try await DiscardDraft(district.office)(by: person) }
                        == ["person.not-allowed"])
                #expect(
                    try await district.refusal {
                        try await UndoDraftEdits(district.office)(from: 1, by: person)
                    }
                        == ["person.not-allowed"])
            }
            try await edit(district, move, by: district.cast.console)
            try await ConfirmPlan(district.office)(acceptSuggestions: true, by: district.cast.reviewer)
            let refused = try await district.refusal {
                try await edit(district, .move(plan.actions[0].commitments[0].id, to: 1))
            }
            #expect(refused == ["plan.already-confirmed"])
            #expect(
                try await district.refusal {
                    try await UndoDraftEdits(district.office)(from: 1, by: district.cast.reviewer)
                } == ["plan.already-confirmed"])
            #expect(
                try await district.refusal {
                    try await DiscardDraft(district.office)(by: district.cast.reviewer)
                }
                    == ["plan.already-confirmed"])
        }
    }

    @Test("an amended draft is an edited draft", arguments: Engine.available)
    func amended(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            let before = try await district.plan()
            var wish = Amendment.Wish()
            wish.target = try Amount(5)
            let amended = try await AmendCommitment(district.office)(
                action: 1, commitment: 1, wish: wish, reason: "笔误", by: district.cast.reviewer)
            #expect(amended.definition == 1 && amended.target?.value == 5)
            #expect(try await district.snapshot().count("amendments") == 0)
            try await ResolveGroup(district.office)(
                action: 3, group: "街道办事处", units: ["河滨街道办事处"], by: district.cast.reviewer)
            let history = try await ReadDraft(district.office)(by: district.cast.reviewer).history
            #expect(history.active.suffix(2).map(\.kind) == [.commitmentEdited, .groupResolved])
            #expect(history.active[1].reason == "笔误")
            try await UndoDraftEdits(district.office)(from: 2, by: district.cast.reviewer)
            #expect(try await district.plan() == before)
        }
    }
}
