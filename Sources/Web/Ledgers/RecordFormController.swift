import Hummingbird
import Operations
import Programme

/// A record's form: a new one, an older one, and what happens when two people change the same.
struct RecordFormController {
    @Sendable func new(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        var input = RecordInput()
        // Most rows are of today.
        if ledger.field(ledger.dateField)?.calculation == nil {
            input.raw[ledger.dateField] = try visit.office.today.description
        }
        return try visit.page(RecordFormPage(ledger, id: nil, input, try visit.ledgerWords))
    }

    @Sendable func add(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        let input = RecordInput(visit.fields, ledger)
        do {
            let id = try await SaveRecord(visit.office)(
                ledger: ledger.name, id: nil, revision: nil, unit: nil, raw: input.raw, by: visit.person)
            let path = LedgerPath(ledger.name)
            // Whoever types a stack of paper goes on with the next sheet.
            return visit.redirect(
                to: visit.fields.has("another") ? path.new : path.record(id),
                Flash("record-form.added", undo: "\(path.record(id))/deletion"))
        } catch {
            return try refused(visit, ledger, nil, input, error)
        }
    }

    @Sendable func edit(_ visit: Visit) async throws -> Response {
        let detail = try await visit.record()
        guard detail.mayChange else {
            throw Problem(.forbidden, "person.not-allowed", ["name": try visit.person.name])
        }
        return try visit.page(
            RecordFormPage(
                detail.ledger, id: detail.record.id, RecordInput(detail.record), try visit.ledgerWords))
    }

    @Sendable func change(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        let id = ID<LedgerRecord>(try visit.parameter("record"))
        var input = RecordInput(visit.fields, ledger)
        if visit.fields.has("merging") {
            let merge = RecordMerge(
                try await visit.record(), input, from: visit.fields["from"].flatMap { Int($0) })
            guard merge.take(visit.fields, into: &input) else {
                return try conflict(visit, merge, input, isUndecided: true)
            }
        }
        do {
            let saved = try await SaveRecord(visit.office)(
                ledger: ledger.name, id: id, revision: input.revision ?? 0, unit: nil, raw: input.raw,
                by: visit.person)
            return visit.redirect(
                to: LedgerPath(ledger.name).record(saved), Flash("record-form.changed"))
        } catch let problem as Problem where problem.code == "record.conflict" {
            return try conflict(visit, RecordMerge(try await visit.record(), input), input)
        } catch {
            return try refused(visit, ledger, id, input, error)
        }
    }

    /// Both versions side by side; what was typed travels along.
    private func conflict(
        _ visit: Visit, _ merge: RecordMerge, _ input: RecordInput, isUndecided: Bool = false
    ) throws -> Response {
        try visit.page(
            RecordConflictPage(merge, input, visit.fields, isUndecided: isUndecided, visit.ledgerWords),
            status: isUndecided ? .unprocessableContent : .conflict)
    }

    private func refused(
        _ visit: Visit, _ ledger: Ledger, _ id: ID<LedgerRecord>?, _ input: RecordInput, _ error: any Error
    ) throws -> Response {
        let page = try RecordFormPage(
            ledger, id: id, input, problems: Faults.caught(error), try visit.ledgerWords)
        return try visit.page(page, status: .unprocessableContent)
    }

    /// For the form's script: which fields are asked for with what is typed so far, and what is worked out from it.
    @Sendable func outlook(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        let input = RecordInput(visit.fields, ledger)
        let outlook = RecordOutlook(ledger, input.raw, today: try visit.office.today)
        let words = try visit.ledgerWords
        var worked = outlook.worked
        for (name, value) in worked {
            if let field = ledger.field(name) { worked[name] = words.value(value, of: field) }
        }
        return try JSONAnswer.make(Answer(shown: outlook.shown, worked: worked))
    }

    private struct Answer: Encodable {
        /// Conditional fields that are asked for.
        var shown: [String]
        /// Calculated fields with their values as they are read.
        var worked: [String: String]
    }
}

extension Visit {
    /// The record in the path, as far as its reader may see it.
    func record() async throws -> RecordDetail {
        try await ReadRecord(office)(
            ledger: try parameter("ledger"), id: ID(try parameter("record")), by: person)
    }
}
