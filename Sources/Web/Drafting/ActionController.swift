import Foundation
import HTTPTypes
import Hummingbird
import Operations
import Programme

/// The actions of a draft: heading, date, and who answers for them.
struct ActionController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        try visit.page(ActionEditPage(visit, try await visit.openDraft()))
    }

    @Sendable func change(_ visit: Visit) async throws -> Response {
        try await edit(visit, staysHere: false) { id in
            let due = visit.fields.text("due")
            let day = due.flatMap { Day($0) }
            guard due == nil || day != nil else {
                throw Problem(.invalid, "date.invalid", ["value": String(due?.prefix(40) ?? "")], at: "due")
            }
            return .editAction(id, title: visit.fields["title"] ?? "", dueOn: day)
        }
    }

    @Sendable func addUnit(_ visit: Visit) async throws -> Response {
        try await edit(visit, at: "unit") { id in
            .addUnit(id, name: visit.fields["unit"] ?? "", role: ActionController.role(visit))
        }
    }

    @Sendable func setRole(_ visit: Visit) async throws -> Response {
        let unit = try ActionController.responsibility(visit)
        return try await edit(visit, at: "units") { _ in .setRole(unit, ActionController.role(visit)) }
    }

    @Sendable func removeUnit(_ visit: Visit) async throws -> Response {
        let unit = try ActionController.responsibility(visit)
        return try await edit(visit, at: "units") { _ in .removeUnit(unit) }
    }

    @Sendable func resolve(_ visit: Visit) async throws -> Response {
        let unit = try ActionController.responsibility(visit)
        let others = (visit.fields["others"] ?? "").split { $0.isNewline || "、，,;；".contains($0) }
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        return try await edit(visit, at: "members-\(unit)") { _ in
            .resolveGroup(unit, members: visit.fields.values("member") + others)
        }
    }

    private static func responsibility(_ visit: Visit) throws -> ID<Responsibility> {
        ID(try visit.parameter("unit"))
    }

    private static func role(_ visit: Visit) -> ResponsibilityRole {
        visit.fields["role"].flatMap(ResponsibilityRole.init(rawValue:)) ?? .responsible
    }

    /// - Parameters:
    ///   - staysHere: whether the reader probably goes on with this action's units.
    ///   - field: what a refusal is about that does not say so itself.
    private func edit(
        _ visit: Visit, at field: String? = nil, staysHere: Bool = true,
        _ make: (ID<Action>) throws -> DraftEdit
    ) async throws -> Response {
        let year = try visit.number("year")
        do {
            let id = ID<Action>(try visit.parameter("action"))
            let edited = try await EditDraft(visit.office)(
                try make(id), year: year, seen: visit.fields.text("seen"), by: visit.person)
            let path = DraftPath(year: year)
            let anchor = DraftPath.anchor(action: edited.change.before.first?.ordinal ?? 0)
            return visit.redirect(
                to: staysHere ? "\(path.action(id))#units" : "\(path.draft)#\(anchor)",
                Flash(edited, DraftWords(try visit.words)))
        } catch {
            let problems = try Faults.caught(error).map { problem in
                var problem = problem
                if let field, problem.code != "draft.overtaken" { problem.position = field }
                return problem
            }
            let page = try ActionEditPage(visit, try await visit.openDraft(), problems)
            return try visit.page(page, status: .unprocessableContent)
        }
    }
}
