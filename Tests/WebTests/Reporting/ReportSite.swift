import Foundation
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

extension TestSite {
    /// The path of a report's page.
    func path(
        _ unit: String = Cast.unit, _ action: Int = 1, _ quarter: Quarter = Fixed.quarter
    ) async throws -> String {
        "/reports/\(quarter)/\(action)/\(try await district.unit(unit).id)"
    }

    /// A report's form as the page would send it.
    func form(
        _ content: ReportContent, base: Int = 0, action: Int = 1,
        change: (inout ReportFields) -> Void = { _ in }
    ) async throws -> [(String, String)] {
        let unit = try await district.unit(Cast.unit)
        let commitments = try await district.plan().action(action).commitments(of: unit.id)
        var fields = ReportFields(content, commitments)
        change(&fields)
        return [("base", String(base))]
            + fields.values.sorted { $0.key < $1.key }.flatMap { name, values in values.map { (name, $0) } }
    }

    /// The commitments of the unit's first action by their kind.
    func commitments() async throws -> [Commitment] {
        try await district.plan().action(1).commitments(of: district.unit(Cast.unit).id)
    }
}
