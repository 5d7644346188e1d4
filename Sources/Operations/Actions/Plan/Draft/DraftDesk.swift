import Database
import Foundation
import Programme

/// A draft plan with what an edit of it needs, inside one transaction.
struct DraftDesk {
    let office: Office
    let plan: Plan
    let history: DraftHistory

    /// Throws `plan.none`, and `plan.already-confirmed` for a plan in force.
    init(year: Int?, _ office: Office, _ db: any Connection) throws {
        plan = try PlanStore.find(year: year, in: office.jurisdiction, db)
        guard plan.status == .draft else {
            throw Problem(.conflict, "plan.already-confirmed", ["year": String(plan.year)])
        }
        self.office = office
        history = try DraftStore.history(of: plan.id, in: office.jurisdiction, db)
    }

    /// The rules, with units that are made when they are new.
    func change(_ edit: DraftEdit, _ tx: any Transaction) throws -> DraftChange {
        try DraftDesk.change(edit, of: plan, office, tx)
    }

    /// What an edit of a plan changes; new units are made.
    static func change(
        _ edit: DraftEdit, of plan: Plan, _ office: Office, _ tx: any Transaction
    ) throws -> DraftChange {
        let notice = try NoticeStore.find(plan.notice, in: office.jurisdiction, tx)
        var register = try UnitRegister(office, tx)
        let units = register.units.map { ($0.id, $0.name.rawValue) }
        return try DraftEditor(
            plan, text: NoticeText(notice.text), remarks: notice.parsed.diagnostics.count, units: units,
            unit: { try register.unit(named: $0) }, newID: office.newID
        ).change(edit)
    }

    /// Keeps a change that was made to the plan; gives the edit's number.
    static func record(
        _ change: DraftChange, of plan: Plan, by person: Person, _ office: Office, _ tx: any Transaction
    ) throws -> Int {
        try PlanStore.rewrite(plan, as: change.applied(to: plan), in: tx)
        return try DraftStore.insert(change, of: plan.id, by: person, at: office.now(), in: tx)
    }
}

extension Action {
    /// Tells two states of an action apart: what a page was made from is compared with what is there now.
    public var fingerprint: String {
        // An action always encodes: texts, numbers, days.
        Digest.sha256((try? JSONColumn.text(self)) ?? id.rawValue).prefix(16).description
    }
}
