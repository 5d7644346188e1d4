import Database
import Documents
import Foundation
import Programme

/// An official form of the programme.
public enum OfficialFormKind: String, Sendable, CaseIterable {
    /// 进展情况报表, the notice's annex.
    case progress
    /// 责任分解表.
    case breakdown
    /// 季度通报.
    case bulletin
    /// 数据来源清单: where each number comes from.
    case sources
}

/// In which shape a document is wanted.
public enum DocumentShape: String, Sendable, CaseIterable {
    /// Word.
    case docx
    /// Excel.
    case xlsx
    /// For reading and printing.
    case pdf
}

/// Makes an official form from what is accepted.
public struct MakeOfficialForm: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The document's bytes.
    ///
    /// - Parameters:
    ///   - quarter: needed by the bulletin and the filled annex.
    ///   - isBlank: the annex as issued: no progress.
    ///   - withSources: the filled annex with the list of sources behind it.
    /// - Throws: `plan.none`, `plan.not-confirmed`, `form.quarter-needed`; `document.tool-missing` for a PDF without
    ///   LibreOffice; `conversion.busy`.
    public func callAsFunction(
        _ kind: OfficialFormKind, as shape: DocumentShape, quarter: Quarter?, isBlank: Bool = false,
        withSources: Bool = false
    ) async throws -> Data {
        let needsQuarter = kind == .bulletin || kind == .sources || (kind == .progress && !isBlank)
        guard quarter != nil || !needsQuarter else { throw Problem(.invalid, "form.quarter-needed") }
        let overview = try await ReadProgress(office)(quarter: quarter)
        let data = try document(kind, overview, shape == .xlsx ? .xlsx : .docx, quarter, isBlank, withSources)
        guard shape == .pdf else { return data }
        return try await office.documents.inTurn { try PDFConverter.pdf(from: data, extension: "docx") }
    }

    /// The document of what was already read.
    func document(
        _ kind: OfficialFormKind, _ overview: ProgressOverview, _ shape: DocumentShape, _ quarter: Quarter?,
        _ isBlank: Bool = false, _ withSources: Bool = false
    ) throws -> Data {
        let mark = overview.jurisdiction.mark
        let facts = overview.reports.map { $0.facts(period: overview.period, office) }
        switch kind {
        case .progress:
            let form = ProgressForm.make(
                plan: overview.plan, units: overview.units, annexName: annexName(overview),
                quarter: isBlank ? nil : quarter, facts: facts, mark: isBlank ? nil : mark)
            let sources = withSources && !isBlank ? sourceList(overview) : nil
            return shape == .xlsx
                ? try OfficialForms.xlsx(form, sources: sources)
                : try OfficialForms.docx(form, sources: sources)
        case .sources:
            let list = sourceList(overview)
            return shape == .xlsx ? try OfficialForms.xlsx(list) : try OfficialForms.docx(list)
        case .breakdown:
            let form = BreakdownForm.make(plan: overview.plan, units: overview.units, mark: mark)
            return shape == .xlsx ? try OfficialForms.xlsx(form) : try OfficialForms.docx(form)
        case .bulletin:
            let standings = Dictionary(
                uniqueKeysWithValues: overview.lines.map {
                    ($0.commitment.id, CommitmentStanding(figure: $0.figure, progress: $0.progress))
                })
            let form = BulletinForm.make(
                BulletinForm.Source(
                    plan: overview.plan, units: overview.units, period: overview.period, facts: facts,
                    standings: standings,
                    issuer: overview.notice.parsed.interpretedBy ?? overview.jurisdiction.officeName,
                    issuedOn: office.today, mark: mark))
            return shape == .xlsx ? try OfficialForms.xlsx(form) : try OfficialForms.docx(form)
        }
    }

    private func sourceList(_ overview: ProgressOverview) -> SourceList {
        let facts = overview.lines.map { line in
            let origin = overview.origins[line.commitment.id]
            return SourceList.Fact(
                action: line.action.ordinal, commitment: line.commitment, figure: line.figure,
                source: origin?.source, ledger: origin?.ledger?.zhHans, feed: origin?.feed?.zhHans,
                reported: origin?.reported?.value, counting: origin?.counted?.counting.counting,
                countedIn: origin?.reportedIn, countedSoFar: origin?.countedSoFar,
                difference: origin?.reported?.difference, reference: origin?.reference)
        }
        return SourceList.make(facts, quarter: overview.quarter, mark: overview.jurisdiction.mark)
    }

    /// The attachment that is a progress form, by its name.
    private func annexName(_ overview: ProgressOverview) -> String? {
        let names = overview.notice.parsed.attachments
        return names.first { $0.contains("进展情况") } ?? names.first { $0.contains("报表") }
    }
}

extension ReportStatus {
    /// What the official forms need to know of a report.
    func facts(period: Period, _ office: Office) -> QuarterReportFacts {
        let arrived = record?.firstSubmission?.at.day
        return QuarterReportFacts(
            action: action.id, unit: unit.id, state: state,
            accepted: record?.counts == true ? record?.content : nil,
            lateness: lateness,
            lateDays: office.calendar.workingDays(after: dueOn, through: arrived ?? office.today),
            submittedOn: arrived)
    }
}

/// Runs blocking work, such as a converter process, away from Swift's cooperative threads.
enum Blocking {
    static func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result
    {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .userInitiated).async {
                continuation.resume(with: Swift.Result { try work() })
            }
        }
    }
}
