import Database
import Programme

/// A notice that came in, with its plan, for a list.
public struct NoticeListing: Sendable, Hashable {
    /// The year that its plan is for.
    public var year: Int
    /// Whether the plan is in force.
    public var status: Plan.Status
    /// The notice's title.
    public var title: String
    /// 发文字号, if it was read.
    public var documentNumber: String?
    /// The file that it came from.
    public var fileName: String
    /// When it came in.
    public var importedAt: Instant
    /// Who brought it.
    public var importedBy: String
}

/// Lists a region's notices, the latest year first.
public struct ListNotices: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed` for the units.
    public func callAsFunction(by person: Person) async throws -> [NoticeListing] {
        try person.mayAct(
            as: .console, .reviewer, .administrator, .auditor, .districtLeader, in: office.jurisdiction)
        return try await office.database.read { try NoticeStore.all(of: office.jurisdiction, $0) }
    }
}
