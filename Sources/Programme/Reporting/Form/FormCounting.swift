/// What a report form knows of a commitment whose number a ledger counts: its row in the form has a place for the reason.
public struct FormCounting: Hashable, Sendable {
    /// 《活动》台账：场次.
    public var source: String
    /// What the ledger says as the form is made or read; nil where it counted nothing.
    public var counting: LedgerCounting?
    /// What it said when the form went out, as its file carries it: `12`, `39500/104000`; empty for nothing.
    public var issued: String

    /// A counting for a form.
    public init(source: String, counting: LedgerCounting?, issued: String) {
        self.source = source
        self.counting = counting
        self.issued = issued
    }
}

extension ReportFormContext.Section {
    /// The value that a commitment's cells go out with: what the unit saved, and before it saved anything the ledger's
    /// number, as on the page.
    func prefill(_ commitment: Commitment) -> EntryValue {
        guard content == nil else { return content?.entry(of: commitment.id)?.value ?? .notReported }
        return countings[commitment.id]?.counting?.value(of: commitment) ?? .notReported
    }
}

extension ReportForm {
    /// The row below a commitment that says what its ledger counted and asks why the number is another.
    static func countingRow(
        _ counting: FormCounting, of commitment: Commitment, _ section: ReportFormContext.Section
    ) -> FormRow {
        let counted = counting.counting?.value(of: commitment)
        let isPrefilled = counted != nil && counted == section.prefill(commitment)
        let words = ReportFormWords.counted(counted, of: commitment, isPrefilled: isPrefilled)
        let input = FormInput(
            key: .entry(commitment.id, .difference), kind: .text,
            prefill: section.content?.entry(of: commitment.id)?.difference ?? "",
            alias: ReportFormWords.difference)
        return FormRow(
            cells: [
                .fixed(ReportFormWords.counting, 2, .heading),
                .display("\(words)\n\(counting.source)", 3, .body),
                .fixed(ReportFormWords.difference, 1, .heading), .input(input, 3),
            ], lines: 2)
    }
}

extension FilledValues {
    /// Why a number is not the ledger's. Another number than the ledger's without a reason is a fault that names both.
    ///
    /// The number that the ledger said when the form went out needs none: the ledger may have moved while the form was
    /// with the unit, and whoever signs is asked then. Nor does an entry that is stored already.
    mutating func difference(_ commitment: Commitment, _ value: EntryValue, stored: ReportEntry?) -> String? {
        guard let counting = form.context.counting(of: commitment.id) else { return nil }
        let reason = text(.entry(commitment.id, .difference))
        if !reason.isEmpty, value.plain.isEmpty {
            report("form.difference-without-number", commitment, .difference, ["found": form.short(reason)])
        }
        let isStored = stored?.value == value && stored?.difference == nil
        if reason.isEmpty, value.plain != counting.issued, !isStored,
            let counted = counting.counting, counted.differs(from: value, of: commitment)
        {
            report(
                "entry.differs-from-ledger", commitment, .difference,
                ["reported": value.plain, "counted": counted.value(of: commitment)?.plain ?? ""])
        }
        return reason.isEmpty ? nil : reason
    }
}
