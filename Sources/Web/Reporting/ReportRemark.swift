import Hummingbird
import Operations
import Programme

/// A remark that is sent from the page on which the report is written: what was typed into the report comes with it, and
/// is kept as a working copy, since without scripts nothing else has kept it.
struct ReportRemark {
    /// The name of the button that sends it.
    static let button = "send-remark"

    /// What the report's form says.
    let fields: ReportFields
    /// The revision that it was begun from.
    let base: Int
    /// Why files of the form were not taken in.
    let faults: [FieldFault]

    /// Keeps the report's texts, then adds the remark; whatever is refused comes back with both.
    func send(_ reading: ReportReading, _ visit: Visit) async throws -> Response {
        let address = ReportAddress(reading)
        let form = RemarkForm(visit.fields)
        var faults = faults
        do {
            _ = try await KeepWorkingCopy(visit.office)(
                fields.values, quarter: address.quarter, unit: reading.unit.name.rawValue,
                action: address.action, by: visit.person, baseRevision: base)
            if faults.isEmpty {
                try await AddRemark(visit.office)(
                    form.text, quarter: address.quarter, action: address.action, unit: address.unit,
                    commitment: form.commitment.isEmpty ? nil : ID(form.commitment), by: visit.person)
                return visit.redirect(to: address.path, Flash("remarks.added"))
            }
        } catch let problem as Problem where problem.kind == .invalid || problem.kind == .conflict {
            faults.append(FieldFault(problem, try visit.words))
        }
        let page = try ReportPage(
            await address.read(visit), visit, fields: fields, base: base, faults: faults, remark: form)
        return try visit.page(page, status: .unprocessableContent)
    }
}
