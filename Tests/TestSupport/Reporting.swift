import Foundation
import Operations
import Programme

extension District {
    /// A report that can be signed: something for every commitment that the unit answers for.
    public func content(
        _ unit: String = Cast.unit, _ action: Int = 1, text: String = "按计划推进"
    ) async throws -> ReportContent {
        let id = try await self.unit(unit).id
        let own = try await plan().action(action).commitments(of: id)
        return ReportContent(
            narrative: text, problems: "\(text)中的困难", nextSteps: "\(text)的打算", evidence: "签到表，存于本单位",
            entries: try own.map {
                ReportEntry(commitment: $0.id, definition: $0.definition, value: try District.value($0))
            })
    }

    private static func value(_ commitment: Commitment) throws -> EntryValue {
        switch commitment.kind {
        case .count: .amount(try Amount(5))
        case .level: .amount(try Amount(reading: "3.5"))
        case .rate: .ratio(numerator: try Amount(80), denominator: try Amount(100))
        case .milestone: .milestones([1])
        case .standing: .narrated
        }
    }

    /// The unit's reporter saves a report; nil when nothing changed.
    @discardableResult
    public func save(
        _ unit: String = Cast.unit, _ action: Int = 1, _ quarter: Quarter = Fixed.quarter,
        text: String = "按计划推进", on day: Day? = nil
    ) async throws -> ReportRecord? {
        try await SaveReport(day.map { office(on: $0) } ?? office)(
            try await content(unit, action, text: text), quarter: quarter, unit: unit, action: action,
            by: cast.reporter(of: unit))
    }

    /// A move by whom it belongs to.
    @discardableResult
    public func move(
        _ move: ReportMove, _ unit: String = Cast.unit, _ action: Int = 1, _ quarter: Quarter = Fixed.quarter,
        by person: Person? = nil, reason: String? = nil, on day: Day? = nil
    ) async throws -> ReportRecord {
        let actor: Person =
            switch move {
            case .sign: cast.leader(of: unit)
            case .save, .submit, .withdraw: cast.reporter(of: unit)
            case .review, .return, .accept, .reopen, .lock: cast.reviewer
            }
        return try await MoveReport(day.map { office(on: $0) } ?? office)(
            move, quarter: quarter, unit: unit, action: action, by: person ?? actor, reason: reason)
    }

    /// From the first word to the office.
    public func submit(
        _ unit: String = Cast.unit, _ action: Int = 1, _ quarter: Quarter = Fixed.quarter,
        text: String = "按计划推进", on day: Day? = nil
    ) async throws {
        try await save(unit, action, quarter, text: text, on: day)
        try await move(.sign, unit, action, quarter, on: day)
        try await move(.submit, unit, action, quarter, on: day)
    }

    /// From the first word to where its values count.
    public func accept(
        _ unit: String = Cast.unit, _ action: Int = 1, _ quarter: Quarter = Fixed.quarter,
        text: String = "按计划推进", on day: Day? = nil
    ) async throws {
        try await submit(unit, action, quarter, text: text, on: day)
        try await move(.accept, unit, action, quarter, on: day)
    }

    /// Every report of a quarter, accepted.
    public func acceptAll(_ quarter: Quarter = Fixed.quarter) async throws {
        for (unit, action) in try await due() { try await accept(unit, action, quarter) }
    }

    /// Every unit with every action that it reports on.
    public func due() async throws -> [(unit: String, action: Int)] {
        try await ReadProgress(office)(quarter: Fixed.quarter).reports.map {
            ($0.unit.name.rawValue, $0.action.ordinal)
        }
    }

    /// A unit's form as it goes out.
    public func form(
        _ unit: String = Cast.unit, _ quarter: Quarter = Fixed.quarter
    ) async throws -> ReportForm {
        let forms = try await MakeReportForm(office)(quarter: quarter, unit: unit)
        guard let form = forms.first else { throw Problem(.notFound, "test.no-form") }
        return form
    }

    /// A filled form comes in.
    public func bring(
        _ form: ReportForm, by person: Person? = nil, isDryRun: Bool = false
    ) async throws -> FormImport {
        try await ImportForm(office)(
            form.xlsx(), fileName: "form.xlsx", isDryRun: isDryRun, by: [person ?? cast.reporter])
    }
}

extension ReportForm {
    /// The same issue of the form with something written into some of its actions.
    public func filled(_ contents: [Int: ReportContent]) -> ReportForm {
        var context = context
        for index in context.sections.indices {
            guard let content = contents[context.sections[index].action.ordinal] else { continue }
            context.sections[index].content = content
        }
        return ReportForm.make(context)
    }
}
